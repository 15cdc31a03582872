import fc from 'fast-check';
import { vendors } from '../../contracts/catalog.ts';
import { profiles, type Profile } from '../../contracts/core/contract/assumption.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readOperationRecipes } from '../contract/recipes.ts';
import { anyText, hostileBody, hostileValue, nearlyRight, strangeKey } from './hostile-values.ts';
import { valuesOf } from './inputs.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is sent to an operation. */
export type Shape =
  /** Signed, with an input that is right or nearly so. */
  | { readonly kind: 'signed'; readonly input: Fields }
  /** Signed, with bytes in the place of the body. */
  | { readonly kind: 'body'; readonly body: Uint8Array }
  /** Signed, with a multipart form of the input in the place of the body, and damaged byte by byte. */
  | {
      readonly kind: 'multipart';
      readonly input: Fields;
      readonly boundary: string;
      readonly damages: readonly Damage[];
    }
  /** Signed, and then changed somewhere in the head. */
  | { readonly kind: 'tampered'; readonly input: Fields; readonly tamper: Tamper }
  /** Signed, and then damaged byte by byte. */
  | { readonly kind: 'damaged'; readonly input: Fields; readonly damages: readonly Damage[] }
  /** No request at all. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface Tamper {
  readonly part: 'method' | 'path' | 'query' | 'header';
  readonly name: string;
  readonly text: string;
}

/** At a place between 0 and 1 so many bytes are taken out, and others put in. */
export interface Damage {
  readonly place: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

/** One case: a sandbox as a recipe has it, and what is sent there. */
export interface Attempt {
  readonly vendor: Vendor;
  readonly key: string;
  readonly recipe: Recipe;
  readonly profile: Profile;
  /** Choices of the vendor's signer; it leaves out what it does not know. */
  readonly options: Readonly<Record<string, string>>;
  readonly shape: Shape;
}

const options = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  {},
  { httpMethod: 'GET', method: 'GET', signatureMethod: 'SHA256' },
  { signatureMethod: 'HmacSHA1' },
  { signatureMethod: 'HmacSHA256', httpMethod: 'GET' },
  { signing: 'query' },
  { signing: 'query', method: 'GET' },
);

const hostileText = fc.oneof(
  anyText(60),
  hostileValue.map((value) => (typeof value === 'string' ? value : JSON.stringify(value, toText))),
);

const tamper: fc.Arbitrary<Tamper> = fc.record({
  part: fc.constantFrom('method', 'path', 'query', 'header'),
  name: fc.oneof(
    strangeKey,
    fc.constantFrom(
      ...['usersig', 'sdkappid', 'identifier', 'sign', 'timestamp', 'appId', 'Action', 'Version', 'X-Date'],
      ...['X-Credential', 'X-Expires', 'X-SignedHeaders', 'X-SignedQueries', 'X-Signature', 'Authorization'],
      ...['X-TC-Timestamp', 'X-TC-Action', 'X-TC-Content-SHA256', 'X-Content-Sha256', 'Content-Type', 'Host'],
      ...['Timestamp', 'Nonce', 'SignatureMethod', 'signatureMethod', 'Expect', 'Content-Encoding'],
    ),
  ),
  text: fc.oneof(
    hostileText,
    fc.constantFrom(
      'POST',
      'GET',
      'HEAD',
      'OPTIONS',
      'PROPFIND',
      'QUERY',
      '99999999999999999999',
      '-1',
      'NaN',
    ),
    fc.constantFrom(
      '20231114T221320Z',
      '99999999T999999Z',
      '//',
      '/v4/../..',
      '/%2e%2e/',
      'UNSIGNED-PAYLOAD',
    ),
  ),
});

const damage: fc.Arbitrary<Damage> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(8),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom('\0', '\r\n', '\n', '\r\n\r\n', ' ', ':', '%', '\u00ff')
      .map((text) => Buffer.from(text, 'latin1')),
  ),
});

const operations = vendors.flatMap((vendor) =>
  [...operationsByKey(vendor)].map(([key, operation]) => {
    const recipes = readOperationRecipes(vendor.name).get(key)!.success;
    const ofRecipe = fc.constantFrom(...recipes.map(({ input }) => input));
    const ofSchema = valuesOf(operation.input) as fc.Arbitrary<Fields>;
    // What a recipe has leads into the handler; what the schema allows goes where no recipe does.
    const mixed = fc.tuple(ofRecipe, ofSchema).map(([known, generated]) => ({ ...generated, ...known }));
    const overlaid = fc.tuple(ofRecipe, ofSchema).map(([known, generated]) => ({ ...known, ...generated }));
    return { vendor, key, recipes, right: fc.oneof(ofRecipe, ofSchema, mixed, overlaid) };
  }),
);

/** Cases of all operations of all vendors. */
export const attempts: fc.Arbitrary<Attempt> = fc
  .constantFrom(...operations)
  .chain(({ right, recipes, ...rest }) =>
    fc.record({
      vendor: fc.constant(rest.vendor),
      key: fc.constant(rest.key),
      recipe: fc.constantFrom<Recipe>(...recipes),
      profile: fc.constantFrom(...profiles),
      options,
      shape: shapesOf(right),
    }),
  );

function shapesOf(right: fc.Arbitrary<Fields>): fc.Arbitrary<Shape> {
  const signed = (input: Fields): Shape => ({ kind: 'signed', input });
  return fc.oneof(
    { weight: 3, arbitrary: right.map(signed) },
    { weight: 4, arbitrary: nearlyRight(right).map(signed) },
    { weight: 2, arbitrary: hostileBody.map((body): Shape => ({ kind: 'body', body })) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('tampered' as const), input: right, tamper }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('damaged' as const),
        input: right,
        damages: fc.array(damage, { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('multipart' as const),
        input: fc.oneof(right, nearlyRight(right)),
        // Some are not allowed, and some end early what they should hold together.
        boundary: fc.oneof(fc.constantFrom('xyz', '-', "'()+_,-./:=?", 'a b', '', '"', '\\'), anyText(80)),
        damages: fc.array(damage, { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ maxLength: 200 }).map((text) => Buffer.from(text)),
        )
        .map((bytes): Shape => ({ kind: 'bytes', bytes })),
    },
  );
}

function toText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
