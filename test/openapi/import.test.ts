import validators from '@har-sdk/validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { exampleOf } from '../../emulator/reference/openapi-documents.ts';
import {
  writeControlCollection,
  writePostmanCollection,
} from '../../emulator/reference/postman-collection.ts';
import { runHere } from '../cli/program.ts';
import { fieldsOf, importIntoInsomnia, send } from './insomnia.ts';

/** It has the schemas that Postman publishes. */
const schemas = new validators.PostmanValidator();
const controlUrl = 'http://127.0.0.1:4010';

const named = vendors.map((vendor) => [vendor.name, vendor] as const);
const textOf = (vendor: Vendor) =>
  printJson(writePostmanCollection(vendor, { controlUrl, baseUrl: 'http://127.0.0.1:4011' }));
const controlText = printJson(writeControlCollection(controlUrl));

/** A value as it is written into a query or a form. */
const written = (value: unknown) => (typeof value === 'string' ? value : printJson(value));

function writtenFields(fields: object, left: (field: string) => boolean = () => true): object {
  const entries = Object.entries(fields).filter(([field]) => left(field));
  return Object.fromEntries(entries.map(([field, value]) => [field, written(value)]));
}

describe('a collection of requests', () => {
  it.each([
    ...named.map(([name, vendor]) => [name, textOf(vendor)] as const),
    ['control', controlText] as const,
  ])('keeps to the schema of Postman for v2.1: %s', async (_, text) => {
    const document = JSON.parse(text) as Parameters<typeof schemas.verify>[0];
    expect(await schemas.verify(document)).toEqual([]);
    expect(await schemas.verify({ ...document, item: [{ request: { method: 5 } }] as never })).not.toEqual(
      [],
    );
  });

  it.each(named)(
    'comes through the importer of Insomnia with each field and the type of each body: %s',
    async (name, vendor) => {
      const { type, requests } = await importIntoInsomnia(textOf(vendor));
      expect(type).toBe('postman');
      expect(requests.map((request) => request.name)).toEqual(Object.keys(vendor.operations));
      for (const request of requests) {
        const { key, route } = vendor.operations[request.name]!;
        const beside = (field: string) => !route.path.includes(`{${field}}`);
        expect(writtenFields(fieldsOf(request)), key).toEqual(writtenFields(exampleOf(name, key), beside));
        const isRead = request.method === 'GET';
        expect(request.body.mimeType, key).toEqual(
          isRead ? undefined : expect.stringMatching(/^application\//),
        );
      }
    },
  );

  it('comes through the importer of Insomnia for the control API, with each path', async () => {
    const { requests } = await importIntoInsomnia(controlText);
    const paths = Object.values(controlOperations).map(({ route }) => route.path);
    expect(requests.map(({ url }) => url)).toEqual(
      paths.map((path) => `{{controlUrl}}${path}`.replaceAll(/\/\{(\w+)\}/g, '/:$1')),
    );
  });
});

describe('a curl line that is signed', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startEmulator({ port: 0 });
  });
  afterAll(() => server.close());

  it.each(named)(
    'comes through the importer of Insomnia, and is accepted as it stands there: %s',
    async (name, { example: { operation, input } }) => {
      const url = server.controlUrl;
      const { stdout } = await runHere('sign', name, operation, printJson(input), '--url', url);
      const { type, requests } = await importIntoInsomnia(stdout);
      expect([type, requests.length]).toEqual(['curl', 1]);
      await send(requests[0]!);
      const entry = server.emulator.sandbox('default')!.journal.entries().at(-1);
      expect([entry?.vendor, entry?.outcome]).toEqual([name, 'success']);
    },
  );
});
