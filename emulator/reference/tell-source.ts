import { printSource, type Source } from '../../contracts/core/contract/source.ts';
import type { Speech } from './language/speech.ts';

/** A source in Markdown, in a language: the address is a link, and what is said beside it follows. */
export function tellSource(source: Source, { words: { standings, colon }, say }: Speech): string {
  return printSource(source, { standings, colon, say });
}
