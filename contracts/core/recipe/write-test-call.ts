import { tightenIds } from '../contract/int64.ts';
import type { Damage } from './recipe.ts';
import type { OutgoingCall, OutgoingRequest, Vendor } from '../contract/vendor.ts';
import { baseUrlVariable } from '../config/env-names.ts';
import { packageOf, printSdkSample } from '../contract/sdk-sample.ts';
import { findOperation } from '../contract/find-operation.ts';
import { encodeText, joinBytes } from '../wire/bytes.ts';
import { decodeText } from '../wire/json.ts';

type Call = Omit<OutgoingCall<unknown>, 'operation'>;

/** Writes a call as a client of the vendor does, then damages it. Throws for an operation that the vendor does not have. */
export function writeCall(vendor: Vendor, key: string, call: Call, damage: Damage = {}): OutgoingRequest {
  const operation = findOperation(vendor, key);
  if (!operation) throw new Error(`${vendor.name} has no operation ${key}`);
  const route = {
    ...operation.route,
    ...(damage.action !== undefined && { action: damage.action }),
    ...(damage.version !== undefined && { version: damage.version }),
  };
  const request = vendor.codec.write({
    ...call,
    operation: { ...operation, route },
    input: tightenIds(operation.input, call.input) as Record<string, unknown>,
    credential: Object.assign({}, call.credential, damage.credential) as unknown,
    now: call.now + (damage.skewSeconds ?? 0) * 1000,
    options: { ...call.options, ...damage.options },
  });
  return inflict(request, damage);
}

/** Writes a call with the SDK of a vendor that has one, by a credential that may be damaged: an SDK signs by itself. */
export function writeWithSdk(
  vendor: Vendor,
  key: string,
  call: Call,
  damagedCredential: object = {},
): { readonly package: string | null; readonly code: string } {
  const sample = vendor.sdkSample!;
  const { name: method, route } = findOperation(vendor, key)!;
  const credential = Object.assign({}, call.credential, damagedCredential);
  const variables = {
    [baseUrlVariable(vendor.name)]: call.baseUrl,
    ...vendor.credential.toEnvironment(credential),
  };
  const code = printSdkSample(sample, {
    method,
    action: route.action ?? '',
    version: route.version ?? '',
    input: call.input,
    request: writeCall(vendor, key, call),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
  });
  return { package: packageOf(sample), code };
}

function inflict(request: OutgoingRequest, damage: Damage): OutgoingRequest {
  const { method = request.method } = damage;
  const url = damageUrl(request.url, damage);
  const { pathname, search } = new URL(url);
  const body = damageBody(request.body, damage);
  return {
    method,
    url,
    target: `${pathname}${search}`,
    headers: damageHeaders(request.headers, damage),
    body,
  };
}

/** A URL that stays as it is keeps its very spelling: what is signed may depend on it. */
function damageUrl(text: string, { path, query }: Damage): string {
  if (path === undefined && !query) return text;
  const url = new URL(text);
  if (path !== undefined) url.pathname = path;
  replaceIn(url.searchParams, query);
  return url.href;
}

function damageHeaders(headers: OutgoingRequest['headers'], damage: Damage): OutgoingRequest['headers'] {
  if (!damage.headers) return headers;
  const damaged = new Headers(headers.map(([name, value]) => [name, value]));
  replaceIn(damaged, damage.headers);
  return [...damaged];
}

function damageBody(body: Uint8Array, { body: text, form, bodyBytes }: Damage): Uint8Array {
  if (text !== undefined) return encodeText(text);
  if (bodyBytes !== undefined)
    return joinBytes(body, new Uint8Array(bodyBytes).fill(space)).subarray(0, bodyBytes);
  if (!form) return body;
  const parameters = new URLSearchParams(decodeText(body));
  replaceIn(parameters, form);
  return encodeText(parameters.toString());
}

const space = 0x20;

interface Replaceable {
  set(name: string, value: string): void;
  delete(name: string): void;
}

function replaceIn(target: Replaceable, replacements: Readonly<Record<string, string | null>> = {}): void {
  for (const [name, value] of Object.entries(replacements)) {
    if (value === null) target.delete(name);
    else target.set(name, value);
  }
}
