import { z } from 'zod';
import { control, none } from './control-operation.ts';

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
   * Describes a vendor in OpenAPI 3.1; `document` is the vendor’s name and `.json`.
   *
   * @example
   * const document = await control.getOpenApi({ path: { document: 'polyv-live.json' } });
   */
  getOpenApi: control({
    name: 'getOpenApi',
    summary: 'Describes a vendor in OpenAPI 3.1; `document` is the vendor’s name and `.json`.',
    route: ['GET', '/api/openapi/{document}'],
    path: z.object({ document: z.string() }),
    query: none,
    body: none,
    output: z.looseObject({}),
    errors: ['unknown-name'],
  }),
};
