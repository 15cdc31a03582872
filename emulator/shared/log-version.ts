import { z } from 'zod';
import { LogUnavailable } from './shared-log.ts';

/** Whose a log was and is, as the registry keeps it: every version that opened it, and what lies between two of them. */
export const logVersionForm = z.object({
  versions: z.array(z.string()),
  closed: z.object({ at: z.int(), to: z.string() }).optional(),
  gaps: z.array(z.tuple([z.int(), z.int()])),
});

export type SavedLogVersion = z.output<typeof logVersionForm>;

/**
 * Which version of Understudy a log belongs to. To hand it over, the newcomer closes it by a record of the registry: what
 * any other subject has behind that, up to where the log is opened again, counts for nobody and was answered to nobody.
 */
export interface LogVersion {
  /** The version whose log it is; undefined for a new one. */
  version(): string | undefined;
  /** The place at which it was closed and for which version, while it is. */
  closed(): SavedLogVersion['closed'];
  /** Whether it was ever a log of this version, so that what that has kept can be gone on with. */
  knows(version: string): boolean;
  /** Whether a record of a sandbox at a place counts. */
  counts(sequence: number): boolean;
  /** Whether the log goes, or has gone, from a version to another one. */
  handover(version: string): 'under-way' | 'done' | undefined;
  /** Why a replica of a version may answer nothing at present. */
  refusal(version: string): string | undefined;
  /** Throws a `LogUnavailable` where a replica of a version may answer nothing. */
  check(version: string): void;
  close(at: number, to: string): void;
  /** By which version, and at which place; a log that is opened by nobody else goes on as it was. */
  open(at: number, version?: string): void;
  save(): SavedLogVersion;
  restore(saved: SavedLogVersion): void;
}

export function createLogVersion(): LogVersion {
  let logVersion: SavedLogVersion = { versions: [], gaps: [] };
  const version = (): string | undefined => logVersion.versions.at(-1);
  const handover = (own: string): 'under-way' | 'done' | undefined => {
    const present = version();
    if (present !== undefined && present !== own) return 'done';
    return present !== undefined && logVersion.closed ? 'under-way' : undefined;
  };
  const refusal = (own: string): string | undefined => {
    const state = handover(own);
    if (state === 'under-way')
      return `The shared log is being handed over to Understudy ${logVersion.closed?.to}.`;
    return (
      state && `The shared log is one of Understudy ${version()} now, and this is ${own}: stop this replica.`
    );
  };
  return {
    version,
    closed: () => logVersion.closed,
    knows: (one) => logVersion.versions.includes(one),
    counts(sequence) {
      const { closed, gaps } = logVersion;
      if (closed && sequence > closed.at) return false;
      return !gaps.some(([from, to]) => from < sequence && sequence < to);
    },
    handover,
    refusal,
    check(own) {
      const reason = refusal(own);
      if (reason !== undefined) throw new LogUnavailable(reason);
    },
    close(at, to) {
      logVersion = { ...logVersion, closed: logVersion.closed ?? { at, to } };
    },
    open(at, by) {
      const { closed, versions, gaps } = logVersion;
      logVersion = {
        versions: by === undefined || by === version() ? versions : [...versions, by],
        gaps: closed ? [...gaps, [closed.at, at]] : gaps,
      };
    },
    save: () => logVersion,
    restore(saved) {
      logVersion = saved;
    },
  };
}
