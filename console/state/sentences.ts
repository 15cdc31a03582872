import { effect, signal } from '@preact/signals';
import { createTeller, type Tell } from '../../emulator/reference/language/tell.ts';
import { language } from './language.ts';

/** What says in Chinese what contracts and the emulator say; undefined until somebody reads Chinese and its sentences have come. */
const chinese = signal<Tell | undefined>(undefined);

let isAsked = false;

effect(() => {
  if (language.value !== 'zh' || isAsked) return;
  isAsked = true;
  readChinese().then(
    (sentences) => {
      chinese.value = createTeller(sentences);
    },
    () => {
      // English stands there meanwhile, and the next change of the language asks again.
      isAsked = false;
    },
  );
});

async function readChinese(): Promise<Readonly<Record<string, string>>> {
  const response = await fetch('./sentences.zh.json');
  if (!response.ok) throw new Error(`There are no sentences: ${response.status}.`);
  return (await response.json()) as Readonly<Record<string, string>>;
}

/** A value that people type, with what it means behind it for who reads another language. */
export function gloss(value: string): string {
  const meaning = translate(value);
  return meaning === undefined ? value : `${value}（${meaning}）`;
}

/**
 * What a contract or the emulator says, in the language of the reader; undefined where nobody has translated it, and for
 * English itself.
 */
export function translate(sentence: string): string | undefined {
  return language.value === 'zh' ? chinese.value?.(sentence) : undefined;
}
