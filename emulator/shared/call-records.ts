import { vendors } from '../../contracts/catalog.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { printJson } from '../../contracts/core/wire/json.ts';

/** A call to a vendor, as it came. Its time is that of the record that it stands in. */
export interface LoggedCall {
  readonly vendor: string;
  readonly request: HttpRequest;
  /** The last record that the replica had taken in when the call came: what was answered by then, its caller could know. */
  readonly seen: number;
  /** The connection that it came by, if it came by one. */
  readonly connection: number;
  readonly isReused: boolean;
}

/** Calls that stand in one record, in the order in which they are carried out. */
export interface CallsRecord {
  readonly kind: 'calls';
  readonly calls: readonly LoggedCall[];
}

/** A call as a record has it: its body is kept apart, to the byte. */
export interface PrintedCall {
  readonly head: string;
  readonly body: Uint8Array;
}

/** What is kept of a call that has come now; `seen` is the last record that was taken in. */
export function logCall(vendor: string, request: HttpRequest, seen: number): LoggedCall {
  const { method, target, headers, body, scheme, timing } = request;
  return {
    vendor,
    request: toRequest(method, target, headers, body, scheme),
    seen,
    connection: timing?.connection ?? 0,
    isReused: timing?.isReused ?? false,
  };
}

export function printCall({ vendor, request, seen, connection, isReused }: LoggedCall): PrintedCall {
  const { method, target, headers, scheme, body } = request;
  const bytes = body.length;
  return {
    head: printJson({ vendor, method, target, headers, scheme, bytes, seen, connection, isReused }),
    body,
  };
}

/** The calls of a record by their heads and all of their bodies together; undefined where anything is not as it was printed. */
export function readCalls(heads: unknown, bodies: Buffer): readonly LoggedCall[] | undefined {
  if (!Array.isArray(heads) || heads.length === 0) return undefined;
  const calls: LoggedCall[] = [];
  let start = 0;
  for (const head of heads as readonly unknown[]) {
    if (!isHead(head)) return undefined;
    const { vendor, method, target, headers, scheme, bytes, seen, connection, isReused } = head;
    // A copy, since a journaled call would keep the whole message.
    const body = Buffer.from(bodies.subarray(start, start + bytes));
    if (body.length !== bytes) return undefined;
    start += bytes;
    const request = toRequest(method, target, headers, body, scheme);
    calls.push({ vendor, request, seen, connection, isReused });
  }
  return start === bodies.length ? calls : undefined;
}

interface Head extends Omit<LoggedCall, 'request'>, Omit<HttpRequest, 'body' | 'timing'> {
  readonly bytes: number;
}

/** By hand, because every replica reads every call: a schema takes longer than all else that is done to read one. */
function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { vendor, method, target, headers, scheme, bytes, seen, connection, isReused } = value as Partial<
    Record<keyof Head, unknown>
  >;
  return (
    isVendor(vendor) &&
    isText(method) &&
    isText(target) &&
    Array.isArray(headers) &&
    headers.every(isPair) &&
    (scheme === undefined || scheme === 'http' || scheme === 'https') &&
    isCount(bytes) &&
    isCount(seen) &&
    isCount(connection) &&
    typeof isReused === 'boolean'
  );
}

const vendorNames: ReadonlySet<unknown> = new Set(vendors.map(({ name }) => name));

function isVendor(value: unknown): value is string {
  return vendorNames.has(value);
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && isText(value[1]);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The same whether it has just come or was read, so that all replicas have the same journal. */
function toRequest(
  method: string,
  target: string,
  headers: HttpRequest['headers'],
  body: Uint8Array,
  scheme: HttpRequest['scheme'],
): HttpRequest {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { method, target, headers, body: bytes, ...(scheme && { scheme }) };
}
