import { vendors } from '../../contracts/catalog.ts';
import { diagnoses } from '../../contracts/diagnoses.ts';
import type { Advice } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';

/** The mistakes in signatures that can be told apart for a vendor, each once, whatever schemes know it. */
export function mistakesOf({ name }: Vendor): readonly Advice[] {
  const all = (diagnoses[name]?.catalog ?? []).flatMap(({ mistakes }) => mistakes);
  return [...new Map(all.map((mistake) => [mistake.id, mistake])).values()];
}

const opening = `# Mistakes in signatures

\`understudy explain\` makes each of these mistakes, and two of them together where that is usual, until one gives the
signature that the client sent. It names a mistake only if every byte of the signature is the same, so it is never a guess;
many mistakes are tried in several forms. The client of another secret is told that nothing known reproduces its signature.`;

/** The page of all mistakes that are known, by vendor and way of signing. */
export function renderMistakePage(): string {
  const rows = vendors.map((vendor) => `| ${vendor.name} | ${mistakesOf(vendor).length} |`);
  const total = vendors.reduce((sum, vendor) => sum + mistakesOf(vendor).length, 0);
  const table = ['| vendor | mistakes |', '| --- | --- |', ...rows, `| together | ${total} |`].join('\n');
  return [opening, table, ...vendors.map(section)].join('\n\n') + '\n';
}

function section(vendor: Vendor): string {
  const lists = (diagnoses[vendor.name]?.catalog ?? []).map(({ scheme, mistakes }) => {
    const rows = mistakes.map(({ id, title, detail }) => `| \`${id}\` | ${title} | ${escape(detail)} |`);
    return [
      `### ${scheme}`,
      ['| id | mistake | what was done |', '| --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return [`## ${vendor.name}`, ...lists].join('\n\n');
}

/** A line break in a cell would end the row, and an upright line the cell. */
function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}
