import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LogConflict, LogUnavailable, type KeptSnapshot } from '../shared-log.ts';
import { addMessage, createFence, exchangeMessage, readLast, type Stream } from './append.ts';
import type { Layout } from './subjects.ts';

/** Small enough for a server with the usual limit, and for its memory when many are on their way. */
const partBytes = 256 * 1024;

/** Where the parts of a snapshot are, and what they must come to; without parts when it was taken away. */
const pointerSchema = z.object({
  upload: z.string(),
  parts: z.int().nonnegative(),
  sha256: z.string(),
  isThere: z.boolean(),
});
type Pointer = z.infer<typeof pointerSchema>;

interface Found {
  readonly pointer?: Pointer;
  /** The place of the pointer, 0 where there has never been one. */
  readonly place: number;
}

export interface Snapshots {
  readonly put: (key: string, bytes: Uint8Array, expectedRevision: number) => Promise<number>;
  readonly get: (key: string) => Promise<KeptSnapshot | undefined>;
  readonly delete: (key: string) => Promise<void>;
}

/** Keeps snapshots as parts, and a pointer to them that is exchanged in one step. */
export function createSnapshots(stream: Stream, layout: Layout): Snapshots {
  const fence = createFence(stream);
  const read = async (key: string): Promise<Found> => {
    const message = await readLast(stream, layout.pointer(key));
    if (!message) return { place: 0 };
    const pointer = pointerSchema.parse(JSON.parse(Buffer.from(message.data).toString()));
    return { place: message.seq, pointer };
  };
  const exchange = (key: string, pointer: Pointer, expectedLast: number): Promise<number> =>
    exchangeMessage(stream, {
      subject: layout.pointer(key),
      bytes: Buffer.from(JSON.stringify(pointer)),
      id: pointer.upload,
      expectedLast,
      then: 'replace',
    });
  const forget = async (key: string, upload: string): Promise<void> => {
    const filter = layout.part(key, upload, '>');
    // What stays is never read, only kept.
    await stream.manager.streams.purge(stream.name, { filter }).catch(() => undefined);
  };
  return {
    async put(key, bytes, expectedRevision) {
      const { pointer, place } = await read(key);
      const present = pointer?.isThere ? place : 0;
      if (present !== expectedRevision)
        throw new LogConflict(`The snapshot ${key} has revision ${present}, not ${expectedRevision}.`);
      const upload = randomUUID();
      const parts = await sendParts(stream, (part) => layout.part(key, upload, part), bytes);
      try {
        const revision = await exchange(key, { upload, parts, sha256: digest(bytes), isThere: true }, place);
        if (pointer) await forget(key, pointer.upload);
        return revision;
      } catch (error) {
        if (error instanceof LogConflict) await forget(key, upload);
        throw error;
      }
    },
    async get(key) {
      for (;;) {
        const { pointer, place } = await read(key);
        const bytes = pointer?.isThere ? await download(stream, layout, key, pointer) : undefined;
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
      const { pointer, place } = await read(key);
      if (!pointer?.isThere) return;
      await exchange(key, { upload: randomUUID(), parts: 0, sha256: '', isThere: false }, place);
      await forget(key, pointer.upload);
    },
  };
}

/** Gives the number of parts. */
async function sendParts(
  stream: Stream,
  subjectOf: (part: number) => string,
  bytes: Uint8Array,
): Promise<number> {
  const parts = Math.ceil(bytes.length / partBytes);
  for (let part = 0; part < parts; part += 1) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await addMessage(stream, subjectOf(part), piece, subjectOf(part));
  }
  return parts;
}

async function download(
  stream: Stream,
  layout: Layout,
  key: string,
  { upload, parts }: Pointer,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  for (let part = 0; part < parts; part += 1) {
    const message = await readLast(stream, layout.part(key, upload, part));
    if (!message) return undefined;
    pieces.push(message.data);
  }
  return Buffer.concat(pieces);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
