import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LogConflict, LogUnavailable, type KeptSnapshot } from '../shared-log.ts';
import { addMessage, createFence, readNext, removeMessage, type Stream } from './append.ts';
import { insist } from './patience.ts';
import type { Layout } from './subjects.ts';

/** Small enough for a server with the usual limit, and for its memory when many are on their way. */
const partBytes = 256 * 1024;

const pointerSchema = z.object({
  /** The how manieth pointer of its key it is: of two that follow the same one, the first is it. */
  number: z.int().positive(),
  upload: z.string(),
  /** The places of the parts; none when the snapshot was taken away. */
  parts: z.array(z.int()),
  sha256: z.string(),
  isThere: z.boolean(),
});
type Pointer = z.infer<typeof pointerSchema>;

interface Found {
  readonly pointer?: Pointer;
  /** The place of the pointer, 0 where there has never been one. */
  readonly place: number;
  /** The places of those that came before it, or too late. */
  readonly others: readonly number[];
}

export interface Snapshots {
  readonly put: (key: string, bytes: Uint8Array, expectedRevision: number) => Promise<number>;
  readonly get: (key: string) => Promise<KeptSnapshot | undefined>;
  readonly delete: (key: string) => Promise<void>;
}

/**
 * Keeps snapshots as parts, and a pointer to them. Which pointer is it, is decided by those who read: a server that had to
 * decide would not do so in the same way after a restart, see `addMessage`.
 */
export function createSnapshots(stream: Stream, layout: Layout): Snapshots {
  const fence = createFence(stream);
  const read = (key: string): Promise<Found> => readPointers(stream, layout.pointer(key));
  const forget = async (places: readonly number[]): Promise<void> => {
    // What stays is never read, only kept.
    for (const place of places) await removeMessage(stream, place);
  };
  /** Puts a pointer in the place of another one. Gives its place; throws a `LogConflict` where somebody was first. */
  const exchange = async (key: string, former: Found, next: Omit<Pointer, 'number'>): Promise<number> => {
    const pointer: Pointer = { ...next, number: (former.pointer?.number ?? 0) + 1 };
    await addMessage(stream, layout.pointer(key), Buffer.from(JSON.stringify(pointer)), pointer.upload);
    await fence(layout.pointer(''));
    const found = await read(key);
    const isIt = found.pointer?.upload === pointer.upload;
    const unused = isIt ? former.pointer?.parts : next.parts;
    await forget([...found.others, ...(unused ?? [])]);
    if (!isIt) throw new LogConflict(`Somebody has changed the snapshot ${key}.`);
    return found.place;
  };
  return {
    async put(key, bytes, expectedRevision) {
      const former = await read(key);
      const present = former.pointer?.isThere ? former.place : 0;
      if (present !== expectedRevision)
        throw new LogConflict(`The snapshot ${key} has revision ${present}, not ${expectedRevision}.`);
      const upload = randomUUID();
      const parts = await sendParts(stream, (part) => layout.part(key, upload, part), bytes);
      return exchange(key, former, { upload, parts, sha256: digest(bytes), isThere: true });
    },
    async get(key) {
      for (;;) {
        const { pointer, place } = await read(key);
        const bytes = pointer?.isThere ? await download(stream, pointer) : undefined;
        // A leader that has been replaced and does not know it yet would show what is over.
        await fence(layout.pointer(''));
        if ((await read(key)).place !== place) continue;
        if (!pointer?.isThere) return undefined;
        if (!bytes || digest(bytes) !== pointer.sha256)
          throw new LogUnavailable(`The snapshot ${key} is damaged: its parts and its digest disagree.`);
        return { bytes, revision: place };
      }
    },
    async delete(key) {
      const former = await read(key);
      if (!former.pointer?.isThere) return;
      await exchange(key, former, { upload: randomUUID(), parts: [], sha256: '', isThere: false });
    },
  };
}

async function readPointers(stream: Stream, subject: string): Promise<Found> {
  let found: Omit<Found, 'others'> = { place: 0 };
  const places: number[] = [];
  for (let from = 1; ;) {
    const start = from;
    const message = await insist(stream.patience, () => readNext(stream, subject, start));
    if (!message) return { ...found, others: places.filter((place) => place !== found.place) };
    const pointer = pointerSchema.parse(JSON.parse(Buffer.from(message.data).toString()));
    if (pointer.number > (found.pointer?.number ?? 0)) found = { pointer, place: message.seq };
    places.push(message.seq);
    from = message.seq + 1;
  }
}

/** Gives the places of the parts. */
async function sendParts(
  stream: Stream,
  subjectOf: (part: number) => string,
  bytes: Uint8Array,
): Promise<number[]> {
  const places: number[] = [];
  for (let start = 0; start < bytes.length; start += partBytes) {
    const subject = subjectOf(places.length);
    places.push(await addMessage(stream, subject, bytes.subarray(start, start + partBytes), subject));
  }
  return places;
}

async function download(stream: Stream, { parts }: Pointer): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  for (const seq of parts) {
    const message = await insist(stream.patience, () =>
      stream.manager.streams.getMessage(stream.name, { seq }),
    );
    if (!message) return undefined;
    pieces.push(message.data);
  }
  return Buffer.concat(pieces);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
