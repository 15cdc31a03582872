import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeWithSdk } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { defaultPort } from '../../emulator/default-port.ts';

/** The example of a vendor with its own SDK, by the credentials and the port of an emulator that nothing was told. */
export function renderSdkExample(vendor: Vendor): string {
  const { operation, input } = vendor.example;
  const call = {
    input,
    credential: vendor.credential.fake as unknown,
    baseUrl: `http://127.0.0.1:${defaultPort + 1 + vendors.indexOf(vendor)}`,
    now: 0,
    ids: createSeededIds(1),
  };
  return writeWithSdk(vendor, operation, call).code;
}
