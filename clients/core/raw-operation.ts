import { z } from 'zod';
import { assumed } from '../../contracts/core/contract/source.ts';
import type { Method, Operation, Route } from '../../contracts/core/contract/operation.ts';
import type { VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import type { CallOptions } from './options.ts';

/** How a call by its key is made. */
export interface RawOptions extends CallOptions {
  /** The HTTP method. Default: the operation's own; `POST` where the client has no such operation. */
  readonly method?: Method;
  /** The version of the API, where calls name one. Default: the operation's own; the newest where the client has no such operation. */
  readonly version?: string;
}

const anything = z.looseObject({});

/**
 * The operation of a key, or of a method's name. Of a key that the client does not have, one that is routed as the vendor's
 * others are: by an action, or below the same path.
 */
export function findRawOperation(vendor: VendorApi, key: string, { method, version }: RawOptions): Operation {
  const known =
    (Object.hasOwn(vendor.operations, key) && vendor.operations[key]) ||
    Object.values(vendor.operations).find((operation) => operation.key === key);
  const route = known ? known.route : routeLikeOthers(vendor, key);
  const chosen: Route = {
    ...route,
    ...(method && { methods: [method] }),
    ...(version !== undefined && { version }),
  };
  if (known) return { ...known, route: chosen };
  return { key, route: chosen, input: anything, output: z.unknown(), errors: [], source };
}

/** Nothing is documented of a call that the contract does not have. */
const source = assumed('the caller names the call');

function routeLikeOthers({ operations }: VendorApi, key: string): Route {
  const methods: Route['methods'] = ['POST'];
  if (key.startsWith('/')) return { methods, path: key };
  const all = Object.values(operations);
  const byAction = all.filter((other) => other.route.action === other.key).map(({ route }) => route);
  const [newest] = byAction.toSorted((a, b) => (b.version ?? '').localeCompare(a.version ?? ''));
  if (newest) return { ...newest, methods, action: key };
  const inPath = all.find((other) => other.route.path.endsWith(other.key));
  return { methods, path: `${inPath?.route.path.slice(0, -inPath.key.length) ?? '/'}${key}` };
}
