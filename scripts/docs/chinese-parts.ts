import { readFileSync } from 'node:fs';
import type { Language } from '../../emulator/documentation/sections.ts';

/** What the generated parts of pages are about, each with its Chinese in `chinese-parts/`. */
export const translatedParts = ['commands', 'control'] as const;
type TranslatedPart = (typeof translatedParts)[number];

/** Chinese by the English sentence, for the help of the command line or for the control API. */
export function readPart(part: TranslatedPart): Readonly<Record<string, string>> {
  const file = new URL(`chinese-parts/${part}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** What says a sentence in a language; it stays as it is where nobody has translated it. */
export function speakerOf(part: TranslatedPart, language: Language): (sentence: string) => string {
  if (language === 'en') return (sentence) => sentence;
  const sentences = new Map(Object.entries(readPart(part)));
  return (sentence) => sentences.get(sentence) ?? sentence;
}
