import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { toBytes } from './requests.ts';

/** The bytes of a vendor's example, signed as the default sandbox wants it. */
export function signedCall({ emulator, baseUrls }: RunningServer, vendor: Vendor): Buffer {
  const sandbox = emulator.sandbox('default')!;
  const { operation, input } = vendor.example;
  const baseUrl = baseUrls[vendor.name]!;
  const credential = sandbox.credentials.get(vendor.name);
  const call = {
    input: { ...input },
    credential,
    baseUrl,
    now: sandbox.clock.now(),
    ids: createSeededIds(1),
  };
  return Buffer.from(toBytes(writeCall(vendor, operation, call), { baseUrl }));
}

/** Asks the control API whether it is well; the status of its answer. */
export async function sayHello({ controlUrl }: RunningServer): Promise<number> {
  const response = await fetch(`${controlUrl}/api/health`);
  await response.arrayBuffer();
  return response.status;
}
