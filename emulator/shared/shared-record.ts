import { z } from 'zod';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { callForm, controlForm } from '../persistence/log-record.ts';

/** The form of a shared log, snapshots included. Whoever changes any of it raises this number. */
export const sharedFormat = 4;

/** Where the log has what the registry is made of. */
export const registrySubject = 'registry';

/** The first record of a sandbox. */
const born = z.object({ kind: z.literal('born'), settings: z.custom<SandboxSettings>() });

/** A call to a vendor, as it came. Its time is the log's. */
const call = callForm.omit({ at: true }).extend({
  /** The last record that the replica had taken in when the call came: what was answered by then, its caller could know. */
  seen: z.int(),
  /** The connection that it came by, if it came by one. */
  connection: z.int(),
  isReused: z.boolean(),
});

/** A change by the control API. */
const control = controlForm.omit({ at: true });

/** A place at which every replica forgets the same older calls, and of which one of them keeps a snapshot. */
const mark = z.object({ kind: z.literal('mark') });

/** Who delivers the callbacks of a call whose replica did not. */
const takeOver = z.object({ kind: z.literal('take over'), entry: z.int() });

/** How the delivery of a callback of a call ended. */
const delivery = z.object({
  kind: z.literal('delivery'),
  entry: z.int(),
  index: z.int(),
  state: z.enum(['delivered', 'failed', 'timed out', 'refused']),
  status: z.int().optional(),
  reason: z.string().optional(),
});

const sandboxRecord = z.discriminatedUnion('kind', [born, call, control, mark, takeOver, delivery]);

/** What changes which sandboxes there are. */
const registryChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), name: z.string(), key: z.string(), claims: z.array(z.string()) }),
  z.object({ kind: z.literal('claimed'), key: z.string(), claims: z.array(z.string()) }),
  z.object({ kind: z.literal('removed'), key: z.string() }),
]);

/** What the registry tells of: who began the log, and which sandboxes there are. */
const registryRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  /** All of them count, or none. */
  z.object({ kind: z.literal('changed'), changes: z.array(registryChange) }),
  /** What comes behind it counts only once the log is opened again. */
  z.object({ kind: z.literal('closing'), to: z.string() }),
  z.object({ kind: z.literal('reopened') }),
]);

export type SandboxRecord = z.output<typeof sandboxRecord>;
export type CallRecord = Extract<SandboxRecord, { kind: 'call' }>;
export type ControlRecord = Extract<SandboxRecord, { kind: 'control' }>;
export type DeliveryRecord = Extract<SandboxRecord, { kind: 'delivery' }>;
export type RegistryRecord = z.output<typeof registryRecord>;
export type RegistryChange = z.output<typeof registryChange>;

/** Who wrote a record. */
export interface Writer {
  readonly version: string;
  /** The replica's id. */
  readonly by: string;
}

const frame = z.object({
  format: z.int(),
  version: z.string(),
  by: z.string(),
  /** The number of a record of the registry among all of them. */
  number: z.int().optional(),
  record: z.unknown(),
});

interface Unreadable {
  readonly wrong: string;
  /** Who has written it, where that can be read. */
  readonly version?: string;
}

interface Framed<Kind> extends Writer {
  readonly number: number;
  readonly record: Kind;
}

export function printRecord(
  { version, by }: Writer,
  record: SandboxRecord | RegistryRecord,
  number?: number,
): Uint8Array {
  return Buffer.from(
    printJson({ format: sharedFormat, version, by, ...(number !== undefined && { number }), record }),
  );
}

/** Reads a record of a sandbox, or says what is wrong with it. */
export function readSandboxRecord(bytes: Uint8Array, version: string): Framed<SandboxRecord> | Unreadable {
  return read(bytes, version, sandboxRecord);
}

/** Of a record with another form it is known at least which Understudy has written it. */
export function readRegistryRecord(bytes: Uint8Array): Framed<RegistryRecord> | Unreadable {
  return read(bytes, undefined, registryRecord);
}

function read<Kind>(
  bytes: Uint8Array,
  expected: string | undefined,
  form: z.ZodType<Kind>,
): Framed<Kind> | Unreadable {
  const json = readJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  if ('problem' in json) return { wrong: 'it is not JSON' };
  const framed = frame.safeParse(json.value);
  if (!framed.success) return { wrong: 'it was not written by Understudy' };
  const { format, version, by, number = 0, record } = framed.data;
  if (format !== sharedFormat)
    return { wrong: `it has format ${format}, and this one knows ${sharedFormat}`, version };
  if (expected !== undefined && version !== expected)
    return { wrong: `it was written by Understudy ${version}, and this is ${expected}` };
  const parsed = form.safeParse(record);
  return parsed.success
    ? { version, by, number, record: parsed.data }
    : { wrong: 'its form is not one of this version' };
}
