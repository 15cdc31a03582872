import { readFileSync } from 'node:fs';
import { scenarioSchema } from '../contracts/control/scenario-schema.ts';
import { vendors } from '../contracts/catalog.ts';
import { renderReferencePage } from './reference-page.ts';
import { renderFindingsPage } from './findings-page.ts';
import { renderLlmsIndex } from './docs/llms-index.ts';
import { pagesWithParts, renderParts } from './docs/generated-parts.ts';
import { renderMistakePage } from './mistake-page.ts';
import { renderScenarioPage } from './scenario-page.ts';

/** A document that is generated, in whole or in part. */
interface Document {
  readonly file: URL;
  readonly render: () => string;
}

const root = new URL('../', import.meta.url);
const docs = new URL('docs/', root);

export const documents: readonly Document[] = [
  ...pagesWithParts().map((page) => {
    const file = new URL(page, root);
    return { file, render: () => renderParts(page, readFileSync(file, 'utf8')) };
  }),
  { file: new URL('llms.txt', root), render: renderLlmsIndex },
  ...vendors.map((vendor) => ({
    file: new URL(`reference/${vendor.name}.md`, docs),
    render: () => renderReferencePage(vendor),
  })),
  { file: new URL('reference/scenarios.md', docs), render: renderScenarioPage },
  { file: new URL('reference/findings.md', docs), render: renderFindingsPage },
  { file: new URL('reference/mistakes.md', docs), render: renderMistakePage },
  {
    file: new URL('scenario.schema.json', docs),
    render: () => `${JSON.stringify(scenarioSchema(), null, 2)}\n`,
  },
];
