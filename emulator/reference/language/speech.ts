import { chineseWords } from './chinese-words.ts';
import { englishWords, type Words } from './english-words.ts';
import { readSentences } from './sentences.ts';

/** A language, as the pages of the reference are written in it. */
export interface Speech {
  readonly language: 'en' | 'zh';
  /** What the renderers say themselves. */
  readonly words: Words;
  /** A sentence of a contract in this language; as it stands there where nobody has translated it. */
  readonly say: (sentence: string) => string;
}

/** A value that people type, with what it means in the language behind it. */
export function gloss(value: string, { words, say }: Speech): string {
  return words.glossed(value, say(value));
}

/** The language that the contracts are written in. */
export const english: Speech = { language: 'en', words: englishWords, say: (sentence) => sentence };

let knownChinese: Speech | undefined;

/** Chinese. Its sentences are read when somebody asks for it. */
export function chinese(): Speech {
  if (knownChinese) return knownChinese;
  const sentences = new Map(Object.entries(readSentences()));
  const say = (sentence: string): string => sentences.get(sentence) ?? sentence;
  knownChinese = { language: 'zh', words: chineseWords, say };
  return knownChinese;
}
