import { computed, effect, signal } from '@preact/signals';
import { en, type Texts } from '../texts/en.ts';
import { zh } from '../texts/zh.ts';

const languages = { en, zh } as const satisfies Record<string, Texts>;
export type Language = keyof typeof languages;

const key = 'understudy.language';

export const language = signal(chooseLanguage());

/** All words of the page, in the language that is chosen. */
export const texts = computed<Texts>(() => languages[language.value]);

export function chooseOther(): void {
  language.value = language.value === 'en' ? 'zh' : 'en';
  localStorage.setItem(key, language.value);
}

effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

function chooseLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
