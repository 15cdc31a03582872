import { vendors } from '../../contracts/catalog.ts';
import { diagnoses } from '../../contracts/diagnoses.ts';
import type { Advice } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Speech } from './language/speech.ts';
import { cell, codeCell, renderTable } from './markdown.ts';

/** The mistakes in signatures that can be told apart for a vendor, each once, whatever schemes know it. */
export function mistakesOf({ name }: Vendor): readonly Advice[] {
  const all = (diagnoses[name]?.catalog ?? []).flatMap(({ mistakes }) => mistakes);
  return [...new Map(all.map((mistake) => [mistake.id, mistake])).values()];
}

/** The page of how mistakes in signatures are recognised, and how many are known of each vendor. */
export function renderMistakePage({ words: { mistakes: said } }: Speech): string {
  const rows = vendors.map((vendor) => [
    `[${vendor.name}](${vendor.name}/mistakes.md)`,
    String(mistakesOf(vendor).length),
  ]);
  const total = vendors.reduce((sum, vendor) => sum + mistakesOf(vendor).length, 0);
  const table = renderTable(said.countHeadings, [...rows, [said.together, String(total)]]);
  return [said.opening, table].join('\n\n');
}

/** The page of the mistakes that are known of a vendor, by way of signing. */
export function renderMistakesOf(vendor: Vendor, { words, say }: Speech): string {
  const lists = (diagnoses[vendor.name]?.catalog ?? []).map(({ scheme, mistakes }) => {
    const rows = mistakes.map(({ id, title, detail, fix }) => [
      codeCell(id),
      cell(say(title)),
      cell(say(detail)),
      cell(say(fix)),
    ]);
    return `## ${say(scheme)}\n\n${renderTable(words.mistakes.headings, rows)}`;
  });
  return [words.mistakes.seeAll, ...lists].join('\n\n');
}
