import { vendors } from '../../contracts/catalog.ts';
import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import { defaultBaseUrls } from './banner-example.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

const headings: Readonly<Record<Language, string>> = {
  en: '| variable | value in the default sandbox |',
  zh: '| 环境变量 | 默认沙箱里的值 |',
};

/** The variables that lead a program to a vendor, with what they are where nothing was configured. */
export function renderEnvironment(name: string, language: Language): string {
  const { credential } = vendors.find((vendor) => vendor.name === name)!;
  const variables = {
    [baseUrlVariable(name)]: defaultBaseUrls[name] ?? '',
    ...credential.toEnvironment(credential.fake),
  };
  const rows = Object.entries(variables).map(([variable, value]) => `| \`${variable}\` | \`${value}\` |`);
  return [headings[language], '| --- | --- |', ...rows].join('\n');
}
