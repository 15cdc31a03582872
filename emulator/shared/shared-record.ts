import { z } from 'zod';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { controlForm } from '../persistence/log-record.ts';
import { readCalls, type CallsRecord, type PrintedCall } from './call-records.ts';

/** The form of a shared log, snapshots included. Whoever changes any of it raises this number. */
export const sharedFormat = 6;

/** Where the log has what the registry is made of. */
export const registrySubject = 'registry';

/** The first record of a sandbox. */
const born = z.object({ kind: z.literal('born'), settings: z.custom<SandboxSettings>() });

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

const sandboxRecord = z.discriminatedUnion('kind', [born, control, mark, takeOver, delivery]);

/** What changes which sandboxes there are. */
const registryChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('added'),
    name: z.string(),
    key: z.string(),
    claims: z.array(z.string()),
    credentials: z.string().optional(),
  }),
  /** A scenario may change the credentials from here on. */
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

/** Many calls in one record. Their bodies stand behind it as they are, since most of them would have to be escaped in JSON. */
export function printCalls({ version, by }: Writer, calls: readonly PrintedCall[]): Uint8Array {
  const heads = calls.map(({ head }) => head).join(',');
  const frame = printJson({ format: sharedFormat, version, by });
  const text = `${frame.slice(0, -1)},"record":{"kind":"calls","calls":[${heads}]}}\n`;
  return Buffer.concat([Buffer.from(text), ...calls.map(({ body }) => body)]);
}

/** Reads a record of a sandbox, or says what is wrong with it. */
export function readSandboxRecord(
  bytes: Uint8Array,
  version: string,
): Framed<SandboxRecord | CallsRecord> | Unreadable {
  const read = readFrame(bytes);
  if ('wrong' in read) return read;
  const { framed, bodies } = read;
  if (framed.version !== version)
    return { wrong: `it was written by Understudy ${framed.version}, and this is ${version}` };
  const { kind, calls } = (framed.record ?? {}) as { readonly kind?: unknown; readonly calls?: unknown };
  if (kind !== 'calls') return readAs(sandboxRecord, framed);
  const found = readCalls(calls, bodies);
  return found ? { ...framed, record: { kind: 'calls', calls: found } } : unknownForm;
}

/** Of a record with another form it is known at least which Understudy has written it. */
export function readRegistryRecord(bytes: Uint8Array): Framed<RegistryRecord> | Unreadable {
  const read = readFrame(bytes);
  return 'wrong' in read ? read : readAs(registryRecord, read.framed);
}

const unknownForm: Unreadable = { wrong: 'its form is not one of this version' };

function readAs<Kind>(form: z.ZodType<Kind>, framed: Framed<unknown>): Framed<Kind> | Unreadable {
  const parsed = form.safeParse(framed.record);
  return parsed.success ? { ...framed, record: parsed.data } : unknownForm;
}

const endOfLine = 0x0a;

/** The first line of a record, and what stands behind it. */
function readFrame(
  bytes: Uint8Array,
): { readonly framed: Framed<unknown>; readonly bodies: Buffer } | Unreadable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // JSON as it is printed has no line ends.
  const end = buffer.indexOf(endOfLine);
  const json = readJson(buffer.toString('utf8', 0, end < 0 ? buffer.length : end));
  if ('problem' in json) return { wrong: 'it is not JSON' };
  const parsed = frame.safeParse(json.value);
  if (!parsed.success) return { wrong: 'it was not written by Understudy' };
  const { format, version, by, number = 0, record } = parsed.data;
  if (format !== sharedFormat)
    return { wrong: `it has format ${format}, and this one knows ${sharedFormat}`, version };
  return {
    framed: { version, by, number, record },
    bodies: buffer.subarray(end < 0 ? buffer.length : end + 1),
  };
}
