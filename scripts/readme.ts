import { readFileSync } from 'node:fs';
import { vendors } from '../contracts/catalog.ts';
import { renderAutopsy } from './autopsy-example.ts';
import { operationTable } from '../contracts/core/reference.ts';

export const readmeFile = new URL('../README.md', import.meta.url);

/** The README with its generated parts made anew: the table of operations, and the examples as they stand in their files. */
export function renderReadme(readme = readFileSync(readmeFile, 'utf8')): string {
  return readme.replaceAll(
    /(<!-- generated: (\S+) -->\n)[^]*?(<!-- end -->)/g,
    (_, open: string, what: string, close: string) => `${open}${generate(what)}\n${close}`,
  );
}

function generate(what: string): string {
  if (what === 'operations') return operationTable(vendors);
  if (what === 'autopsy') return `\`\`\`text\n${renderAutopsy()}\n\`\`\``;
  const text = readFileSync(new URL(`../${what}`, import.meta.url), 'utf8').trimEnd();
  return `\`\`\`${what.endsWith('.txt') ? 'text' : 'js'}\n${text}\n\`\`\``;
}
