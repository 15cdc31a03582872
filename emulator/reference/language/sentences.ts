import { readdirSync, readFileSync } from 'node:fs';

/** The sentences of the contracts in another language, by the English ones. */
export type Sentences = Readonly<Record<string, string>>;

const folder = new URL('../chinese/', import.meta.url);

/** All sentences that are there in Chinese. In the package `readPackedSentences` of packed-sentences.ts stands for this. */
export function readSentences(): Sentences {
  const files = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sentences,
  );
  return Object.assign({}, ...files) as Sentences;
}
