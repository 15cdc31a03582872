import { existsSync, readFileSync } from 'node:fs';
import { vendors } from '../contracts/catalog.ts';
import type { Vendor } from '../contracts/core/contract/vendor.ts';
import { operationTable } from '../contracts/core/contract/operation-table.ts';
import { renderDiagnosis } from './diagnosis-example.ts';
import { renderRefusals } from './refusals-example.ts';

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
  if (what === 'diagnosis') return fence('text', renderDiagnosis());
  if (what === 'refusals') return fence('text', renderRefusals());
  if (what === 'first-steps') return vendors.filter(hasOfficialSdk).map(renderFirstSteps).join('\n\n');
  return fence('text', readText(what));
}

/** Not every vendor has one; the example says so by being there. */
function hasOfficialSdk({ name }: Vendor): boolean {
  return existsSync(new URL(`../${sdkExample(name)}`, import.meta.url));
}

function sdkExample(name: string): string {
  return `examples/official-sdks/${name}.mjs`;
}

/** A vendor's official SDK, pointed at the emulator. */
function renderFirstSteps({ name, title }: Vendor): string {
  return `### ${title}\n\n${fence('js', readText(sdkExample(name)))}`;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function readText(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').trimEnd();
}
