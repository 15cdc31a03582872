import fc from 'fast-check';
import { controlOperations } from '../../contracts/control/index.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { encodePairs, encodePart } from '../../contracts/core/wire/query-string.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { z } from 'zod';
import { anyText, hostileBody, hostileValue, nearlyRight } from './hostile-values.ts';
import { valuesOf } from './inputs.ts';

/** A request to the control API. */
export interface ControlAttempt {
  readonly key: string;
  readonly method: string;
  readonly target: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

type Fields = Readonly<Record<string, unknown>>;

/** Parts of paths that lead somewhere, by the names that they have in routes. */
const knownParts: Readonly<Record<string, readonly string[]>> = {
  id: ['default'],
  vendor: vendorNames,
  room: ['test'],
  entry: ['1', '0', '999999999999999999999'],
  document: vendorNames.map((name) => `${name}.json`),
};

const contentTypes = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[undefined, 'text/plain', 'application/json; charset=utf-16', 'application/jsonp', ';'],
      ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
    ),
  },
);

/** Requests to every call of the control API: right ones, nearly right ones and hostile ones. */
export const controlAttempts: fc.Arbitrary<ControlAttempt> = fc.oneof(
  ...Object.entries<Operation>(controlOperations).map(([key, operation]) => attemptsOf(key, operation)),
);

function attemptsOf(key: string, { route, input }: Operation): fc.Arbitrary<ControlAttempt> {
  const { query, body } = (input as z.ZodObject).shape as Record<'query' | 'body', z.ZodType>;
  const right = valuesOf(body).filter(isObject);
  const [method] = route.methods;
  return fc.record({
    key: fc.constant(key),
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant<string>(method) },
      { weight: 1, arbitrary: fc.constantFrom('PATCH', 'HEAD', 'OPTIONS', 'GET', 'POST') },
    ),
    target: fc
      .tuple(pathsOf(route.path), queriesOf(query))
      .map(([path, text]) => (text === '' ? path : `${path}?${text}`)),
    contentType: contentTypes,
    body: fc.oneof(
      { weight: 3, arbitrary: right.map(toBytes) },
      { weight: 4, arbitrary: nearlyRight(right).map(toBytes) },
      { weight: 1, arbitrary: hostileValue.map(toBytes) },
      { weight: 2, arbitrary: hostileBody },
      { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
    ),
  });
}

function pathsOf(path: string): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith('{')) return fc.constant(part);
    const known = knownParts[part.slice(1, -1)] ?? ['x'];
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: anyText(12).map(encodePart) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('..', '.', '%2e%2e', '%00', '%zz', '__proto__', 'constructor', '%2f'),
      },
    );
  });
  return fc.tuple(...parts).map((texts) => texts.join('/'));
}

function queriesOf(form: z.ZodType): fc.Arbitrary<string> {
  const values = valuesOf(form).filter(isObject);
  const print = (fields: Fields): string =>
    encodePairs(Object.entries(fields).map(([name, value]) => [name, toText(value)]));
  return fc.oneof(
    fc.constant(''),
    values.map(print),
    nearlyRight(values).map(print),
    fc.constantFrom(
      'measured[]=x',
      'a[b][c]=1',
      'format=har&format=curl',
      '__proto__[x]=1',
      '&&==',
      'from=%zz',
    ),
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toBytes(value: unknown): Uint8Array {
  return Buffer.from(printJson(value));
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value);
}
