import { vendors } from '../contracts/catalog.ts';
import type { SandboxInput } from '../contracts/control/config.ts';
import type { Vendor } from '../contracts/core/contract/vendor.ts';
import { createSeededIds } from '../emulator/core/engine/seeded-ids.ts';
import type { LoadCall } from './load.ts';
import { findOperation, operationsByKey } from '../contracts/core/contract/find-operation.ts';

interface Call {
  readonly operation: string;
  readonly input: object;
}

/** More calls in a second than any load makes. */
const unlimited = { perSecond: 1e9 };

/** What takes every limit out of the way, so that it is the emulator that is measured. */
export const withoutLimits: SandboxInput = {
  limits: Object.fromEntries(
    vendors.map((vendor) => [
      vendor.name,
      Object.fromEntries([...operationsByKey(vendor).keys()].map((key) => [key, unlimited])),
    ]),
  ),
  assumptions: {
    values: Object.assign({}, ...vendors.map(({ load }) => load.assumptions)) as Record<string, string>,
  },
};

/** A vendor by its name, which the catalogue must have. */
export function findVendor(vendorName: string): Vendor {
  return vendors.find(({ name }) => name === vendorName)!;
}

/** A call with its signature, which is good for some minutes from `now` (milliseconds since 1970). Default: the vendor's own load, with the credential that is always the same. */
export function signCall(
  vendorName: string,
  baseUrl: string,
  now: number,
  call?: Call,
  credential?: unknown,
): LoadCall {
  const vendor = findVendor(vendorName);
  const { operation, input } = call ?? vendor.load;
  const { url, method, headers, body } = vendor.codec.write({
    operation: findOperation(vendor, operation)!,
    input: { ...input },
    credential: credential ?? (vendor.credential.fake as unknown),
    baseUrl,
    now,
    ids: createSeededIds(1),
  });
  const own = headers.filter(([name]) => name.toLowerCase() !== 'host');
  const text = Buffer.from(body).toString();
  return {
    url,
    method: method === 'GET' ? 'GET' : 'POST',
    headers: Object.fromEntries(own),
    ...(text !== '' && { body: text }),
    understand: (reply) => vendor.codec.understand(reply),
  };
}
