import { z } from 'zod';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import { LogConflict, LogUnavailable, type SharedLog } from './shared-log.ts';
import { registrySubject, sharedFormat } from './shared-record.ts';
import { packTextAside, unpackText } from './snapshot-form.ts';
import { logVersionForm } from './log-version.ts';

/** The first line of what is kept; each other line is a sandbox. */
const head = z.object({
  format: z.literal(sharedFormat),
  /** The version of Understudy whose log it is. */
  version: z.string(),
  /** The number of the last record, and its place in the log. */
  number: z.int(),
  sequence: z.int(),
  logVersion: logVersionForm,
});

/** What the registry is behind one of its records. */
export interface SavedRegistry extends Omit<z.output<typeof head>, 'format'> {
  /** As the directory writes them. Nobody looks into one before its sandbox is asked for. */
  readonly sandboxes: readonly string[];
}

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
  const [first = '', ...sandboxes] = unpacked.text.split('\n');
  const json = readJson(first);
  const value = 'value' in json ? json.value : undefined;
  const { version } = anyForm.parse(value);
  const known = head.safeParse(value).data;
  return { revision: kept.revision, saved: known && { ...known, sandboxes }, version };
}

/** What is known of the registry that is kept: its number, and the revision to put another one in its place. */
export interface Standing {
  readonly number: number;
  readonly revision: number;
}

/**
 * Keeps the registry in the place of the one that is known, and trims the log before it. Where somebody was quicker, that one
 * stays, unless it is the earlier one.
 */
export async function keepRegistry(
  log: SharedLog,
  { sandboxes, ...rest }: SavedRegistry,
  known: Standing,
): Promise<Standing> {
  const { number, sequence } = rest;
  const bytes = await packTextAside([printJson({ format: sharedFormat, ...rest }), ...sandboxes].join('\n'));
  for (let present = known; present.number < number;) {
    try {
      const revision = await log.putSnapshot(key, bytes, present.revision);
      await log.trim(registrySubject, sequence);
      return { number, revision };
    } catch (error) {
      if (!(error instanceof LogConflict)) throw error;
    }
    const kept = await loadRegistry(log);
    const next = { number: kept?.saved?.number ?? 0, revision: kept?.revision ?? 0 };
    if (next.number >= number) return next;
    present = next;
  }
  return known;
}
