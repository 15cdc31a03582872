import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { clients } from '../../clients/index.ts';
import type { OpenTransport } from '../http/transports.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

type Method = (input: unknown) => Promise<unknown>;

/** The typed client's method for an operation, which calls through a transport at the time of a clock and leaves every check to the vendor. */
export function clientFor(
  vendor: Vendor,
  key: string,
  transport: OpenTransport,
  credential: object | undefined,
  clock: () => number,
): Method {
  // A loop over vendors cannot keep the types of each client.
  const create = clients[vendor.name as keyof typeof clients] as unknown as (
    options: object,
  ) => Record<string, Method>;
  const client = create({
    baseUrl: transport.baseUrl,
    fetch: transport.fetch,
    credentials: { ...(vendor.credential.fake as object), ...credential },
    clock,
    retry: () => undefined,
    environment: {},
    inputCheck: 'vendor',
    replyCheck: 'throw',
  });
  const name = findOperation(vendor, key)?.name ?? '';
  const method = client[name];
  if (!method) throw new Error(`the client of ${vendor.name} has no method ${name}`);
  return method;
}
