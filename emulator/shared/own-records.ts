import { randomUUID } from 'node:crypto';
import type { ControlContext } from '../control/context.ts';
import type { LoggedCall } from './call-records.ts';
import type { ReplicaServices, Outcome } from './replica-services.ts';
import { LogUnavailable } from './shared-log.ts';

/** What became of a record, and where it was heard. */
interface Heard {
  readonly outcome: Outcome;
  readonly sequence: number;
}

/** What is known here of a record, beside what the log has of it. */
interface Known {
  /** What the answer is made in. */
  readonly context?: ControlContext | undefined;
  /** The calls that it is made of, which need not be read from it again. */
  readonly calls?: readonly LoggedCall[];
}

interface Own extends Known {
  sequence: number | undefined;
  readonly resolve: (heard: Heard) => void;
  readonly reject: (error: Error) => void;
}

/** The records of a sandbox that this replica has sent, as long as somebody waits for what becomes of them. */
export interface OwnRecords {
  /** Sends a record, and gives what became of it once it is applied. Throws a `LogUnavailable`. */
  send(bytes: Uint8Array, known?: Known): Promise<Outcome>;
  find(id: string): Known | undefined;
  /** Tells whoever waits for a record what became of it. */
  tell(id: string, heard: Heard): void;
  reject(id: string, reason: string): void;
  /** Gives those up that were acknowledged at this place or before it. */
  rejectUpTo(sequence: number, reason: string): void;
  /** Gives all up, and takes no more. */
  stop(): void;
  isEmpty(): boolean;
}

export function createOwnRecords(
  services: ReplicaServices,
  { name, subject }: { readonly name: string; readonly subject: string },
): OwnRecords {
  const { log, writer, patience, logVersion } = services;
  const all = new Map<string, Own>();
  let isStopped = false;
  const rejectAll = (which: (own: Own) => boolean, reason: string): void => {
    for (const own of all.values()) if (which(own)) own.reject(new LogUnavailable(reason));
  };
  return {
    async send(bytes, known = {}) {
      const id = randomUUID();
      logVersion.check(writer.version);
      if (isStopped) throw stopped();
      const heard = new Promise<Heard>((resolve, reject) => {
        all.set(id, { ...known, sequence: undefined, resolve, reject });
      });
      // Whoever fails below is told of that alone.
      heard.catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      try {
        const { sequence } = await log.append(subject, bytes, { id });
        const own = all.get(id);
        if (own) own.sequence = sequence;
        // What was carried out before the replica was stopped is answered, though the log says only now where it stands.
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => {
            reject(new LogUnavailable('The record did not come back from the log in time.'));
          }, patience);
        });
        const found = await Promise.race([heard, late]);
        checkPlace(services, name, found.sequence, sequence);
        return found.outcome;
      } finally {
        clearTimeout(timer);
        all.delete(id);
      }
    },
    find: (id) => all.get(id),
    tell: (id, heard) => all.get(id)?.resolve(heard),
    reject: (id, reason) => all.get(id)?.reject(new LogUnavailable(reason)),
    rejectUpTo(sequence, reason) {
      rejectAll((own) => own.sequence !== undefined && own.sequence <= sequence, reason);
    },
    stop() {
      isStopped = true;
      rejectAll(() => true, stopped().message);
    },
    isEmpty: () => all.size === 0,
  };
}

const stopped = (): LogUnavailable => new LogUnavailable('The replica was stopped.');

/** Where a record is heard behind the place that the log has named, the log's servers do not hold the same. */
function checkPlace(services: ReplicaServices, name: string, heard: number, acknowledged: number): void {
  // What was sent twice is heard where it stands first, and perhaps only the second one was acknowledged.
  if (heard <= acknowledged) return;
  const reason = `The servers of the log hold different copies of it: record ${acknowledged} of "${name}" was heard as ${heard}. Begin a new log under another --shared-name.`;
  services.complain(reason);
  throw new LogUnavailable(reason);
}
