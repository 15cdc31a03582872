import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { describeRate } from '../../contracts/core/contract/describe-limits.ts';
import type { Language } from '../../emulator/documentation/sections.ts';
import { chinese, english, type Speech } from '../../emulator/reference/language/speech.ts';
import { tellSource } from '../../emulator/reference/tell-source.ts';

const headings: Readonly<Record<Language, string>> = {
  en: '| operation | client method | limit | own errors | evidence |',
  zh: '| 接口 | 客户端方法 | 限频 | 自己的错误 | 依据 |',
};

/** A table of what is emulated of each vendor, with how each operation is known. */
export function renderOperations(_: string, language: Language): string {
  const speech = language === 'en' ? english : chinese();
  return vendors
    .map((vendor) => {
      const rows = [...operationsByKey(vendor)].map(([key, operation]) => rowOf(key, operation, speech));
      const table = [headings[language], '| --- | --- | --- | --- | --- |', ...rows].join('\n');
      return `## ${speech.say(vendor.title)}\n\n${table}`;
    })
    .join('\n\n');
}

function rowOf(key: string, operation: NamedOperation, speech: Speech): string {
  const cells = [
    `\`${key}\``,
    `\`${operation.name}\``,
    // In one line, however narrow the table is.
    rateIn(operation, speech.language).replaceAll(' ', '\u00a0'),
    String(operation.errors.length),
    tellSource(operation.source, speech),
  ];
  return `| ${cells.join(' | ')} |`;
}

function rateIn(operation: NamedOperation, language: Language): string {
  if (language === 'en') return describeRate(operation);
  const { rate } = operation;
  if (!rate) return '文档没写';
  const { requests, perSeconds } = rate;
  const window = perSeconds === 1 ? '秒' : perSeconds === 60 ? '分钟' : ` ${perSeconds} 秒`;
  return `每${window} ${requests} 次`;
}
