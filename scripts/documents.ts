import { readFileSync } from 'node:fs';
import { vendors } from '../contracts/catalog.ts';
import { fileSchema, fileSchemaNames } from '../contracts/control/file-schemas.ts';
import { languages } from '../emulator/documentation/sections.ts';
import { referenceIn } from '../emulator/reference/pages.ts';
import { renderSdkExample } from './docs/sdk-example.ts';
import { renderLlmsIndex } from './docs/llms-index.ts';
import { renderTranslated, translatedPages } from './docs/translate-page.ts';
import { pagesWithParts, renderParts } from './docs/generated-parts.ts';

/** A document that is generated, in whole or in part. */
interface Document {
  readonly file: URL;
  readonly render: () => string;
}

const root = new URL('../', import.meta.url);
const docs = new URL('docs/', root);

export const documents: readonly Document[] = [
  // First, since pages show them.
  ...vendors.map((vendor) => ({
    file: new URL(`examples/official-sdks/${vendor.name}.mjs`, root),
    render: () => renderSdkExample(vendor),
  })),
  ...pagesWithParts().map((page) => {
    const file = new URL(page, root);
    return { file, render: () => renderParts(page, readFileSync(file, 'utf8')) };
  }),
  ...translatedPages.map((page) => ({
    file: new URL(`zh/${page}.md`, docs),
    render: () => renderTranslated(page),
  })),
  { file: new URL('llms.txt', root), render: renderLlmsIndex },
  ...languages.flatMap((language) => {
    const folder = new URL(language === 'en' ? 'reference/' : `${language}/reference/`, docs);
    return referenceIn(language).map(({ file, render }) => ({ file: new URL(`${file}.md`, folder), render }));
  }),
  // On one line: they are read by editors, and shipped.
  ...fileSchemaNames.map((name) => ({
    file: new URL(`${name}.schema.json`, docs),
    render: () => `${JSON.stringify(fileSchema(name))}\n`,
  })),
];
