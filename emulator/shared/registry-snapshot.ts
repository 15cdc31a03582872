import { z } from 'zod';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import { LogConflict, LogUnavailable, type SharedLog } from './shared-log.ts';
import { registrySubject, sharedFormat } from './shared-record.ts';
import { packText, unpackText } from './snapshot-form.ts';
import { tenureForm } from './tenure.ts';

const content = z.object({
  format: z.literal(sharedFormat),
  /** The version of Understudy whose log it is. */
  version: z.string(),
  /** The number of the last record, and its place in the log. */
  number: z.int(),
  sequence: z.int(),
  tenure: tenureForm,
  sandboxes: z.array(z.object({ name: z.string(), key: z.string(), claims: z.array(z.string()) })),
});

/** What the registry is behind one of its records. */
export type SavedRegistry = Omit<z.output<typeof content>, 'format'>;

/** What another form of it tells all the same. */
const anyForm = z.object({ version: z.string() });

/** The keys of sandboxes have more letters. */
const key = 'registry';

interface Kept {
  readonly revision: number;
  /** Nothing where another version has kept it. */
  readonly saved: SavedRegistry | undefined;
  readonly version: string;
}

/** What is kept of the registry, if anything is. Throws a `LogUnavailable`. */
export async function loadRegistry(log: SharedLog): Promise<Kept | undefined> {
  const kept = await log.getSnapshot(key);
  if (!kept) return undefined;
  const unpacked = unpackText(kept.bytes);
  if ('wrong' in unpacked)
    throw new LogUnavailable(`What is kept of the registry cannot be used: ${unpacked.wrong}.`);
  const json = readJson(unpacked.text);
  const value = 'value' in json ? json.value : undefined;
  const { version } = anyForm.parse(value);
  return { revision: kept.revision, saved: content.safeParse(value).data, version };
}

/** Keeps the registry, and trims the log before it, unless something later is kept. Gives the number that is kept. */
export async function keepRegistry(log: SharedLog, saved: SavedRegistry): Promise<number> {
  const kept = await loadRegistry(log);
  if (kept?.saved && kept.saved.number >= saved.number) return kept.saved.number;
  const bytes = packText(printJson({ format: sharedFormat, ...saved }));
  try {
    await log.putSnapshot(key, bytes, kept?.revision ?? 0);
  } catch (error) {
    // Another replica was quicker.
    if (error instanceof LogConflict) return saved.number;
    throw error;
  }
  await log.trim(registrySubject, saved.sequence);
  return saved.number;
}
