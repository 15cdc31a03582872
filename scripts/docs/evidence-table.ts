import { vendors } from '../../contracts/catalog.ts';
import type { Source } from '../../contracts/core/contract/source.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readOperationRecipes, readSharedRecipes } from '../../test/contract/recipes.ts';
import { readText } from './fence.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

const headings: Readonly<Record<Language, string>> = {
  en: '| vendor | documented | observed | assumed | errors | recipes | assumptions |',
  zh: '| 厂商 | 有文档 | 观察到 | 推测 | 错误 | 配方 | 假设 |',
};

/** How much is known of each vendor, and how. */
export function renderEvidence(_: string, language: Language): string {
  return [headings[language], '| --- | --- | --- | --- | --- | --- | --- |', ...vendors.map(rowOf)].join(
    '\n',
  );
}

function rowOf(vendor: Vendor): string {
  const operations = Object.values(vendor.operations);
  const count = (standing: Source['standing']) =>
    operations.filter(({ source }) => source.standing === standing).length;
  const cells = [
    `\`${vendor.name}\``,
    count('documented'),
    count('observed'),
    count('assumed'),
    Object.keys(vendor.errors).length,
    countRecipes(vendor),
    Object.keys(vendor.assumptions).length,
  ];
  return `| ${cells.join(' | ')} |`;
}

function countRecipes({ name }: Vendor): number {
  const own = [...readOperationRecipes(name).values()];
  const counts = own.map(({ success, errors }) => success.length + Object.keys(errors).length);
  return counts.reduce((sum, each) => sum + each, 0) + Object.keys(readSharedRecipes(name).errors).length;
}

/** How many seeded defects the contract suite finds, as the last run has written it. */
export function renderMutants(_: string, language: Language): string {
  const line = /^(\d+) defects: (\d+) killed by the contract suite, (\d+) survived\.$/m.exec(
    readText('docs/mutants.md'),
  );
  if (line === null) throw new Error('docs/mutants.md does not say how many defects there are.');
  const [english, all, killed, survived] = line;
  return language === 'en' ? english : `共 ${all} 个缺陷：契约测试发现了 ${killed} 个，漏掉 ${survived} 个。`;
}
