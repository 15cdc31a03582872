import { readdirSync, readFileSync } from 'node:fs';

/** The sentences of the contracts in another language, by the English ones. */
export type Sentences = Readonly<Record<string, string>>;

const folder = new URL('../chinese/', import.meta.url);

/** All sentences that are there in Chinese. In the package `readPackedSentences` of packed-sentences.ts stands for this. */
export function readSentences(): Sentences {
  return readFiles(/\.json$/);
}

/** Those that no page says: what the emulator says of a call, as sentences and templates of them. */
export function readTold(): readonly string[] {
  return Object.keys(readFiles(/^told-/));
}

function readFiles(name: RegExp): Sentences {
  const files = readdirSync(folder)
    .filter((file) => name.test(file))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Sentences);
  return Object.assign({}, ...files) as Sentences;
}
