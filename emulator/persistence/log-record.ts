import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { ControlInput } from '../control/context.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';

/**
 * The form of a log, header and saved sandboxes included. Whoever changes any of it raises this number. Since format 2 the ids
 * of applications are numbers in credentials.
 */
export const logFormat = 2;

/** The formats that are read; `renewSandbox` knows what the older ones have otherwise. */
export const readableFormats: readonly number[] = [1, logFormat];

const header = z.object({
  kind: z.literal('header'),
  format: z.int(),
  /** The version of Understudy that wrote the log. */
  version: z.string(),
  /** How many records of sandboxes follow. */
  sandboxes: z.int().nonnegative(),
});

/** A sandbox as it was when the log was begun. */
const sandbox = z.object({ kind: z.literal('sandbox'), sandbox: z.custom<SavedSandbox>() });

/** A call to a vendor; `at` is the machine's time at which it was answered, in milliseconds since 1970. */
export const callForm = z.object({
  kind: z.literal('call'),
  at: z.number(),
  vendor: z.string(),
  method: z.string(),
  target: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  scheme: z.enum(['http', 'https']).optional(),
  /** The body where it is text, else `base64`. */
  body: z.string().optional(),
  base64: z.string().optional(),
});

/** A change by the control API: the name of the operation, and its input as it came. */
export const controlForm = z.object({
  kind: z.literal('control'),
  at: z.number(),
  operation: z.string(),
  path: z.unknown().optional(),
  query: z.unknown().optional(),
  body: z.unknown().optional(),
});

const logRecord = z.discriminatedUnion('kind', [header, sandbox, callForm, controlForm]);

export type LogRecord = z.output<typeof logRecord>;
export type Header = z.output<typeof header>;
type CallRecord = z.output<typeof callForm>;
type ControlRecord = z.output<typeof controlForm>;
/** Something that happened. */
export type EventRecord = CallRecord | ControlRecord;

export function recordCall(at: number, vendor: string, request: HttpRequest): CallRecord {
  const { method, target, headers, scheme, body } = request;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return {
    kind: 'call',
    at,
    vendor,
    method,
    target,
    headers: headers as [string, string][],
    ...(scheme && { scheme }),
    ...(isUtf8(bytes) ? { body: bytes.toString() } : { base64: bytes.toString('base64') }),
  };
}

/** The request of a recorded call, to the byte. */
export function requestOf({
  method,
  target,
  headers,
  scheme,
  body,
  base64 = '',
}: Omit<CallRecord, 'kind' | 'at' | 'vendor'>): HttpRequest {
  const bytes = body === undefined ? Buffer.from(base64, 'base64') : Buffer.from(body);
  return { method, target, headers, body: bytes, ...(scheme && { scheme }) };
}

/** The input of a recorded change. JSON has left out what was undefined, and a form may ask for the field. */
export function inputOf({ path, query, body }: Partial<ControlInput>): ControlInput {
  return { path, query, body };
}

/** A record as text, with its number in the log. */
export function printRecord(number: number, record: LogRecord): string {
  return printJson([number, record]);
}

/** Reads a record, or undefined for a text that is none. */
export function readRecord(
  text: string,
): { readonly number: number; readonly record: LogRecord } | undefined {
  const json = readJson(text);
  const result = z.tuple([z.int(), logRecord]).safeParse('value' in json ? json.value : undefined);
  return result.success ? { number: result.data[0], record: result.data[1] } : undefined;
}
