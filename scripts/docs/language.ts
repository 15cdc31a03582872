import type { Language } from '../../emulator/documentation/sections.ts';

/** The language of a page, by where it stands. */
export function languageOf(page: string): Language {
  return /^docs\/zh\/|\.zh-CN\.md$/.test(page) ? 'zh' : 'en';
}
