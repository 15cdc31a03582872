import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { tightenIds } from '../../contracts/core/contract/int64.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import type { Method, Operation } from '../../contracts/core/contract/operation.ts';
import type { OutgoingRequest, Vendor } from '../../contracts/core/contract/vendor.ts';
import { defaultSandbox, type Emulator } from '../../emulator/core/engine/emulator.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { readOperationRecipes } from './recipes.ts';
import { emulatorFor } from './run-recipe.ts';
import { findOperation, operationsByKey } from '../../contracts/core/contract/find-operation.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Encoding {
  readonly explode?: boolean;
  readonly contentType?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly explode?: boolean;
}

interface Body {
  readonly schema: { readonly properties?: Fields };
  readonly encoding?: Readonly<Record<string, Encoding>>;
}

interface Call {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Body>> };
}

type PathItem = Call & Readonly<Record<string, Call>>;

interface Document {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly securitySchemes: { readonly signature: Parameter } };
}

function itemOf({ paths }: Document, { path, action }: Operation['route']): PathItem {
  return paths[action === undefined ? path : `${path}#Action=${action}`]!;
}

function methodsIn(document: Document, { route }: Operation): readonly Method[] {
  return route.methods.filter((method) => Object.hasOwn(itemOf(document, route), method.toLowerCase()));
}

/** A field as OpenAPI writes it in a query or a form: a list is repeated unless it says otherwise. */
function toPairs(
  name: string,
  value: unknown,
  { explode = true, contentType }: Encoding = {},
): [string, string][] {
  const print = (item: unknown): string => (typeof item === 'string' ? item : printJson(item));
  if (!Array.isArray(value)) return [[name, print(value)]];
  if (contentType === 'application/json') return [[name, printJson(value)]];
  return explode ? value.map((item) => [name, print(item)]) : [[name, value.map(print).join(',')]];
}

/** Puts the fields where the document has them; the common parameters have the values that the client gave them. */
function writeAsDescribed(
  document: Document,
  route: Operation['route'],
  method: Method,
  input: Fields,
  written: OutgoingRequest,
): OutgoingRequest {
  const item = itemOf(document, route);
  const call = item[method.toLowerCase()]!;
  const { signature } = document.components.securitySchemes;
  const form = new URLSearchParams(Buffer.from(written.body).toString());
  const { origin, pathname, searchParams } = new URL(written.url);
  const query = [...(item.parameters ?? []), ...(call.parameters ?? []), signature]
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => {
      const { name } = parameter;
      const value = input[name] ?? searchParams.get(name) ?? form.get(name) ?? undefined;
      return value === undefined ? [] : toPairs(name, value, parameter);
    });
  const target = [pathname, String(new URLSearchParams(query))].filter((part) => part !== '').join('?');
  const [[type, body] = []] = Object.entries(call.requestBody?.content ?? {});
  const headers = written.headers.filter(
    ([name, value]) => !type || name.toLowerCase() !== 'content-type' || value.split(';')[0] === type,
  );
  return { method, target, url: origin + target, headers, body: Buffer.from(writeBody(type, body, input)) };
}

function writeBody(type: string | undefined, body: Body | undefined, input: Fields): string {
  const names = Object.keys(body?.schema.properties ?? {});
  const fields = Object.entries(input).filter(([name]) => names.includes(name));
  if (type === undefined) return '';
  if (type === 'application/json') return printJson(Object.fromEntries(fields));
  const pairs = fields.flatMap(([name, value]) => toPairs(name, value, body?.encoding?.[name]));
  return String(new URLSearchParams(pairs));
}

/** The fields of an input that the document has, in the path as well. */
function declaredFields(operation: Operation, input: Fields): Fields {
  const { properties = {} } = toJsonSchema(operation.input, 'input') as Body['schema'];
  return Object.fromEntries(Object.entries(input).filter(([name]) => Object.hasOwn(properties, name)));
}

/** What a call got: `output`, or the error and what was said. */
function send(vendor: Vendor, emulator: Emulator, { headers, url, ...request }: OutgoingRequest) {
  // A server hands header names on in small letters, the host among them.
  const named = new Headers(headers.map(([name, value]) => [name, value]));
  named.set('host', new URL(url).host);
  const { reply } = emulator.handle(vendor.name, { ...request, headers: [...named] });
  const understood = vendor.codec.understand(reply);
  return understood.kind === 'error' ? `${understood.code}: ${understood.message}` : understood.kind;
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the OpenAPI document of %s',
  (_, vendor) => {
    const document = describeInOpenApi(vendor, '1.0.0') as unknown as Document;
    const calls = [...operationsByKey(vendor)].flatMap(([key, operation]) =>
      methodsIn(document, operation).map((method) => [method, key, operation] as const),
    );

    it.each(calls)('is enough to write a call that succeeds: %s %s', (method, key, operation) => {
      const recipe = readOperationRecipes(vendor.name).get(key)!.success[0]!;
      const emulator = emulatorFor(vendor, key, recipe);
      const { clock } = emulator.sandbox(defaultSandbox)!;
      const write = (name: string, input: Fields, by?: Method) => {
        const credential = { ...vendor.credential.fake, ...recipe.credential };
        const baseUrl = `http://${vendor.hosts[0]}`;
        const { route, ...rest } = findOperation(vendor, name)!;
        return vendor.codec.write({
          operation: { ...rest, route: { ...route, methods: [by ?? route.methods[0]] } },
          input: tightenIds(rest.input, input) as Fields,
          credential: Object.assign({}, credential) as unknown,
          baseUrl,
          now: clock.now(),
          ids: createSeededIds(1),
          options: by === undefined ? {} : { method: by, httpMethod: by },
        });
      };
      for (const step of recipe.before) {
        if ('advanceSeconds' in step) clock.advance(step.advanceSeconds);
        else send(vendor, emulator, write(step.operation, step.input));
      }
      const input = declaredFields(operation, recipe.input);
      const written = write(key, input, method);
      const described = writeAsDescribed(document, operation.route, method, input, written);
      expect(send(vendor, emulator, described)).toBe('output');
    });
  },
);

describe('a list in a form', () => {
  const polyv = vendors.find(({ name }) => name === 'polyv-live')!;
  const { paths } = describeInOpenApi(polyv, '1.0.0') as unknown as Document;
  const lists = [...operationsByKey(polyv)].flatMap(([key, { route }]) => {
    const content = paths[route.path]?.['post']?.requestBody?.content['application/x-www-form-urlencoded'];
    return Object.entries(content?.encoding ?? {}).map(
      ([field, encoding]) => [key, field, encoding] as const,
    );
  });

  it('is there in five calls', () => {
    expect(lists.map(([, field]) => field).sort()).toEqual([
      'content',
      'userIds',
      'viewerIds',
      'words',
      'words',
    ]);
  });

  it.each(lists)('is described as the client writes it: %s %s', (key, field, encoding) => {
    const value = ['a', 'b'];
    const { input } = readOperationRecipes(polyv.name).get(key)!.success[0]!;
    const { body } = polyv.codec.write({
      operation: findOperation(polyv, key)!,
      input: { ...input, [field]: value },
      credential: polyv.credential.fake,
      baseUrl: 'http://127.0.0.1:1',
      now: 1_700_000_000_000,
      ids: createSeededIds(1),
    });
    const form = [...new URLSearchParams(Buffer.from(body).toString())];
    expect(form.filter(([name]) => name === field)).toEqual(toPairs(field, value, encoding));
  });
});
