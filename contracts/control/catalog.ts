import { z } from 'zod';
import { control, none } from './control-operation.ts';

const language = z.enum(['en', 'zh']).default('en');

const page = z.object({
  name: z.string(),
  section: z.string(),
  title: z.string(),
  /** English where the page is written in no other language. */
  language: z.string(),
});

export const catalogue = {
  /**
   * Lists every operation of every vendor, and what the operations of a vendor share.
   *
   * @example
   * const { operations } = await control.getCatalog();
   */
  getCatalog: control({
    name: 'getCatalog',
    summary: 'Lists every operation of every vendor, and what the operations of a vendor share.',
    route: ['GET', '/api/catalog'],
    path: none,
    query: none,
    body: none,
    output: z.object({ vendors: z.array(z.looseObject({})), operations: z.array(z.looseObject({})) }),
    errors: [],
  }),
  /**
   * Describes a vendor in OpenAPI 3.1; `document` is the vendor’s name and `.json`, or `control.json` for the control API.
   *
   * @example
   * const document = await control.getOpenApi({ path: { document: 'polyv-live.json' } });
   */
  getOpenApi: control({
    name: 'getOpenApi',
    summary:
      'Describes a vendor in OpenAPI 3.1; `document` is the vendor’s name and `.json`, or `control.json` for the control API.',
    route: ['GET', '/api/openapi/{document}'],
    path: z.object({ document: z.string() }),
    query: none,
    body: none,
    output: z.looseObject({}),
    errors: ['unknown-name'],
  }),
  /**
   * Lists the pages of the documentation and the reference, or those that hold every word of `text`.
   *
   * @example
   * const { pages } = await control.listDocs({ query: { text: 'signature' } });
   */
  listDocs: control({
    name: 'listDocs',
    summary:
      'Lists the pages of the documentation and the reference, or those that hold every word of `text`.',
    route: ['GET', '/api/docs'],
    path: none,
    query: z.object({ language, text: z.string().min(1).max(200).optional() }),
    body: none,
    output: z.object({ pages: z.array(page.extend({ excerpt: z.string().optional() })) }),
    errors: [],
  }),
  /**
   * Gives a page of the documentation, in Markdown; the `/` in its name is written `%2F`.
   *
   * @example
   * const { text } = await control.getDoc({ path: { page: 'guides/time' }, query: { language: 'zh' } });
   */
  getDoc: control({
    name: 'getDoc',
    summary: 'Gives a page of the documentation, in Markdown; the `/` in its name is written `%2F`.',
    route: ['GET', '/api/docs/{page}'],
    path: z.object({ page: z.string() }),
    query: z.object({ language }),
    body: none,
    output: page.extend({ text: z.string() }),
    errors: ['unknown-name'],
  }),
};
