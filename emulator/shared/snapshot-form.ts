import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { sha256Hex } from '../../contracts/core/wire/digest.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import { sharedFormat } from './shared-record.ts';

const place = z.object({
  sequence: z.int(),
  count: z.int(),
  at: z.number(),
  records: z.int(),
  bytes: z.int(),
});

/** Everything of a sandbox at a mark: what it is, its newest calls, and the callbacks that are still to be delivered. */
export interface SnapshotContent {
  readonly version: string;
  readonly place: z.output<typeof place>;
  /** The ids of the newest records, oldest first. */
  readonly ids: readonly string[];
  readonly isGone: boolean;
  readonly saved: SavedSandbox | undefined;
  readonly journal: { readonly entries: readonly JournalEntry[]; readonly dropped: number };
  readonly pending: readonly { readonly entry: number; readonly index: number; readonly by: string }[];
}

const content = z.object({
  format: z.literal(sharedFormat),
  version: z.string(),
  place,
  ids: z.array(z.string()),
  isGone: z.boolean(),
  saved: z.custom<SavedSandbox>().optional(),
  entries: z.array(z.looseObject({ body: z.string() })),
  dropped: z.int(),
  pending: z.array(z.object({ entry: z.int(), index: z.int(), by: z.string() })),
});

export function printSnapshot({ journal, ...rest }: SnapshotContent): Uint8Array {
  const entries = journal.entries.map(({ request: { body, ...request }, ...entry }) => ({
    ...entry,
    request,
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
  }));
  return packText(printJson({ format: sharedFormat, ...rest, entries, dropped: journal.dropped }));
}

/** Reads a snapshot, or says what is wrong with it. */
export function readSnapshot(bytes: Uint8Array): SnapshotContent | { readonly wrong: string } {
  const unpacked = unpackText(bytes);
  if ('wrong' in unpacked) return unpacked;
  const json = readJson(unpacked.text);
  const parsed = content.safeParse('value' in json ? json.value : undefined);
  if (!parsed.success) return { wrong: 'its form is not one of this version' };
  const { entries, dropped, saved, format: _format, ...rest } = parsed.data;
  return { ...rest, saved, journal: { entries: entries.map(toEntry), dropped } };
}

/** A digest and, behind it, what is kept, compressed. */
export function packText(text: string): Uint8Array {
  return Buffer.concat([Buffer.from(`${sha256Hex(text)}\n`), gzipSync(text, { level: 1 })]);
}

const gzipAside = promisify(gzip);

/** The same for a long text: others have their turn meanwhile. */
export async function packTextAside(text: string): Promise<Uint8Array> {
  return Buffer.concat([Buffer.from(`${sha256Hex(text)}\n`), await gzipAside(text, { level: 1 })]);
}

export function unpackText(bytes: Uint8Array): { readonly text: string } | { readonly wrong: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf('\n');
  const text = unpack(buffer.subarray(end + 1));
  if (text === undefined) return { wrong: 'it is damaged' };
  const digest = buffer.subarray(0, Math.max(0, end)).toString();
  return digest === sha256Hex(text) ? { text } : { wrong: 'it fails its checksum' };
}

function unpack(bytes: Buffer): string | undefined {
  try {
    return gunzipSync(bytes).toString();
  } catch {
    return undefined;
  }
}

/** What JSON leaves out, an entry has as undefined: they must look the same to whoever compares them. */
const leftOut = {
  operation: undefined,
  credentialId: undefined,
  refusedBy: undefined,
  reason: undefined,
  defect: undefined,
};

function toEntry({ body, ...entry }: { readonly body: string }): JournalEntry {
  const { request, ...rest } = entry as unknown as Omit<JournalEntry, 'request'> & {
    readonly request: Omit<HttpRequest, 'body'>;
  };
  return { ...leftOut, ...rest, request: { ...request, body: Buffer.from(body, 'base64') } };
}
