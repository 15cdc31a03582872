import { z } from 'zod';
import { control, none } from './control-operation.ts';

const language = z.enum(['en', 'zh']).default('en');

const page = z.object({
  /** The name of the page, such as `guides/time`. */
  name: z.string(),
  /** The part of the documentation that it stands in. */
  section: z.string(),
  /** Its title. */
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
    output: z.object({
      /** What the operations of each vendor share: its title, hosts, errors and limits. */
      vendors: z.array(z.looseObject({})),
      /** Every operation, with its fields, errors and limits. */
      operations: z.array(z.looseObject({})),
    }),
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
    path: z.object({
      /** The vendor's name and `.json`, or `control.json`. */
      document: z.string(),
    }),
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
    query: z.object({
      /** The language of the pages: `en` or `zh`. Default: `en`. */
      language,
      /** Words that a page must hold, all of them: 1 to 200 characters. Default: every page is listed. */
      text: z.string().min(1).max(200).optional(),
    }),
    body: none,
    output: z.object({
      /** The pages, in the order of the documentation. */
      pages: z.array(
        page.extend({
          /** Where the page speaks of the words that were looked for. */
          excerpt: z.string().optional(),
        }),
      ),
    }),
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
    path: z.object({
      /** The name of the page, such as `guides/time`. */
      page: z.string(),
    }),
    query: z.object({
      /** The language of the page: `en` or `zh`. Default: `en`. */
      language,
    }),
    body: none,
    output: page.extend({
      /** The page, in Markdown. */
      text: z.string(),
    }),
    errors: ['unknown-name'],
  }),
};
