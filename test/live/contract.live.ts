import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import { resolveCredentials } from '../../clients/core/sender.ts';
import { clients } from '../../clients/index.ts';
import { VendorError } from '../../clients/core/errors.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readOperationRecipes } from '../contract/recipes.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

type Method = (input: unknown) => Promise<unknown>;

/** Only calls that change nothing are made, and only with credentials from the environment. */
describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s, live', (name, vendor) => {
  const safe = [...operationsByKey(vendor)].filter(([, operation]) => operation.readOnly);
  const lack = missingCredentials(vendor);

  if (lack !== undefined) {
    it.skip(`SKIPPED, NOTHING WAS CHECKED: ${lack}`, () => undefined);
    return;
  }
  if (safe.length === 0) {
    it.skip('SKIPPED, NOTHING WAS CHECKED: every call of this vendor changes something', () => undefined);
    return;
  }
  it.each(safe)('%s answers in the documented form', async (key, operation) => {
    const recipe = readOperationRecipes(name).get(key)?.success[0];
    // A loop over vendors cannot keep the types of each client.
    const create = clients[name as keyof typeof clients] as unknown as () => Record<string, Method>;
    const failure: unknown = await create()[operation.name]!(recipe?.input ?? {}).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return;
    expect(failure).toBeInstanceOf(VendorError);
    const { code, message } = failure as VendorError;
    expect(identifyError(vendor, code, message)).toBeDefined();
  });
});

function missingCredentials(vendor: Vendor): string | undefined {
  try {
    resolveCredentials(vendor, undefined, process.env);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
