import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { describeInOpenApi } from '../../contracts/core/openapi.ts';

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
      const missing = Object.values(vendor.operations).filter(
        ({ name }) => !text.includes(`"operationId":"${name}"`),
      );
      expect(missing.map(({ name }) => name)).toEqual([]);
    },
  );

  it('write a 64-bit id as an integer', () => {
    const livesaas = vendors.find(({ name }) => name === 'volcengine-livesaas')!;
    expect(JSON.stringify(describeInOpenApi(livesaas, '1.0.0'))).toContain('"format":"int64"');
  });
});
