import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { readOperationRecipes } from '../contract/recipes.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

describe('the OpenAPI documents', () => {
  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'describe %s validly',
    async (_, vendor) => {
      const result = await new Validator().validate(describeInOpenApi(vendor, '1.0.0'));
      expect(result.errors).toBeUndefined();
      expect(result.valid).toBe(true);
    },
  );

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'have every operation of %s',
    (_, vendor) => {
      const text = JSON.stringify(describeInOpenApi(vendor, '1.0.0'));
      const missing = [...operationsByKey(vendor).values()].filter(
        ({ name }) => !text.includes(`"operationId":"${name}"`),
      );
      expect(missing.map(({ name }) => name)).toEqual([]);
    },
  );

  it('write a 64-bit id as an integer', () => {
    const livesaas = vendors.find(({ name }) => name === 'volcengine-livesaas')!;
    expect(JSON.stringify(describeInOpenApi(livesaas, '1.0.0'))).toContain('"format":"int64"');
  });

  interface Described {
    readonly servers: readonly { readonly url: string }[];
    readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedCall>> & DescribedCall>>;
    readonly components: { readonly securitySchemes: { readonly signature: DescribedParameter } };
  }
  interface DescribedCall {
    readonly operationId?: string;
    readonly parameters?: readonly DescribedParameter[];
    readonly requestBody?: { readonly content: object };
  }
  interface DescribedParameter {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }

  const described = vendors.map((vendor) => {
    const document = describeInOpenApi(vendor, '1.0.0', 'http://127.0.0.1:4011') as unknown as Described;
    return [vendor.name, vendor, document] as const;
  });

  it.each(described)('lead to the emulator first, and have no query in a path: %s', (_, vendor, document) => {
    expect(document.servers.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:4011',
      ...vendor.hosts.map((host) => `https://${host}`),
    ]);
    expect(Object.keys(document.paths).filter((path) => path.includes('?'))).toEqual([]);
  });

  it.each(described)('declare all that a right call of %s carries, and where', (name, vendor, document) => {
    const credential: unknown = vendor.credential.fake;
    for (const [key, operation] of operationsByKey(vendor)) {
      const { input } = readOperationRecipes(name).get(key)!.success[0]!;
      const outgoing = {
        operation,
        input,
        credential,
        baseUrl: 'http://127.0.0.1:1',
        now: 1_700_000_000_000,
      };
      const { method, target, headers } = vendor.codec.write({ ...outgoing, ids: createSeededIds(1) });
      const item = Object.values(document.paths).find((each) =>
        Object.values(each).some(({ operationId }) => operationId === operation.name),
      )!;
      const call = item[method.toLowerCase()]!;
      const parameters = [
        ...(item.parameters ?? []),
        ...(call.parameters ?? []),
        { ...document.components.securitySchemes.signature, required: true },
      ];
      const namesIn = (place: string) =>
        parameters.filter((each) => each.in === place).map((each) => each.name.toLowerCase());
      const type = headers.find(([header]) => header.toLowerCase() === 'content-type')?.[1].split(';')[0];
      if (call.requestBody) expect([key, Object.keys(call.requestBody.content)]).toEqual([key, [type]]);
      const asked = [...new URL(target, 'http://x').searchParams.keys()].map((each) => each.toLowerCase());
      expect([
        key,
        asked.filter((each) => !namesIn('query').includes(each.replace(/\[?\.?\d+\]?$/, ''))),
      ]).toEqual([key, []]);
      const sent = [...asked, ...headers.map(([header]) => header.toLowerCase())];
      const demanded = parameters.filter((each) => each.required && each.in !== 'path');
      const isForm = type === 'application/x-www-form-urlencoded';
      // A form may hold what the query would.
      const missing = demanded.filter((each) => !sent.includes(each.name.toLowerCase()) && !isForm);
      expect([key, missing]).toEqual([key, []]);
    }
  });
});
