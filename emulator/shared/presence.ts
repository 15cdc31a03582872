import { z } from 'zod';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { ReplicaReport } from '../../contracts/control/shared-report.ts';
import type { SharedLog } from './shared-log.ts';

/** What a replica tells the others of itself. */
const announcement = z.object({
  kind: z.enum(['here', 'gone']),
  replica: z.string(),
  host: z.string(),
  version: z.string(),
  since: z.string(),
  applied: z.int(),
  last: z.int(),
  lag: z.int(),
  loaded: z.int(),
  reason: z.string().optional(),
});

/** Which other replicas there are. Nothing depends on it but what is shown: the log alone decides. */
export interface Presence {
  /** Those that said something lately, the oldest first. */
  others(): readonly ReplicaReport[];
  /** Tells the others now. */
  tell(): void;
  /** Says that this one goes. */
  stop(): void;
}

const beatMilliseconds = 5000;
/** Who has not been heard for three beats is gone, or hears nobody. */
const silenceMilliseconds = 3 * beatMilliseconds + 1000;

/** `own` is what this replica tells of itself; `now` is a clock in milliseconds, whatever it counts from. */
export function startPresence(log: SharedLog, own: () => ReplicaReport, now: () => number): Presence {
  const heard = new Map<string, { readonly report: ReplicaReport; readonly at: number }>();
  const say = (kind: 'here' | 'gone'): void => {
    log.tell(Buffer.from(printJson({ kind, ...own() })));
  };
  const tell = (): void => {
    say('here');
  };
  const stopHearing = log.onTold((bytes) => {
    const told = readAnnouncement(bytes);
    if (!told || told.report.replica === own().replica) return;
    const { kind, report } = told;
    const isNew = !heard.has(report.replica);
    if (kind === 'gone') heard.delete(report.replica);
    else heard.set(report.replica, { report, at: now() });
    // So that whoever has just come knows at once who is there.
    if (isNew && kind === 'here') tell();
  });
  const timer = setInterval(tell, beatMilliseconds).unref();
  tell();
  return {
    others() {
      for (const [replica, { at }] of heard) if (now() - at > silenceMilliseconds) heard.delete(replica);
      const reports = [...heard.values()].map(({ report }) => report);
      return reports.toSorted((left, right) => (left.since < right.since ? -1 : 1));
    },
    tell,
    stop() {
      clearInterval(timer);
      stopHearing();
      say('gone');
    },
  };
}

/** What somebody else tells on the same subject says nothing. */
function readAnnouncement(
  bytes: Uint8Array,
): { readonly kind: 'here' | 'gone'; readonly report: ReplicaReport } | undefined {
  const json = readJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  const parsed = announcement.safeParse('value' in json ? json.value : undefined);
  if (!parsed.success) return undefined;
  const { kind, reason, ...rest } = parsed.data;
  return { kind, report: { ...rest, ...(reason !== undefined && { reason }) } };
}
