/** The languages that the pages are written in. */
export type Language = 'en' | 'zh';

/** The language of a page, by where it stands. */
export function languageOf(page: string): Language {
  return /^docs\/zh\/|\.zh-CN\.md$/.test(page) ? 'zh' : 'en';
}
