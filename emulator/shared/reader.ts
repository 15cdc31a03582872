import { setTimeout as wait } from 'node:timers/promises';
import { LogUnavailable, type Following, type LoggedRecord, type SharedLog } from './shared-log.ts';

/** Reads the whole log in its one order, and knows how far it has come. */
export interface Reader {
  /** Begins behind a record, again after `lose`. Nothing counts as heard before `open`. */
  start(after: number, hear: (record: LoggedRecord) => void, lose: () => void): void;
  open(): void;
  /** The last record that was heard. */
  heard(): number;
  /** The last record that the log is known to have. */
  last(): number;
  /** Settles when everything has been heard that a subject has at present. Throws a `LogUnavailable`. */
  catchUp(subject: string): Promise<void>;
  /** Settles when a record has been heard that is there. Throws a `LogUnavailable`. */
  reach(sequence: number): Promise<void>;
  stop(): void;
}

interface Waiter {
  readonly sequence: number;
  readonly resolve: () => void;
}

export function createReader(log: SharedLog, patience: number): Reader {
  const waiters = new Set<Waiter>();
  let following: Following | undefined;
  let [heard, latest, known, isOpen] = [0, 0, 0, false];

  const reach = async (sequence: number): Promise<void> => {
    if (heard < sequence) await waitFor(sequence, waiters, patience);
  };

  const advance = (): void => {
    if (!isOpen) return;
    heard = latest;
    for (const waiter of waiters) {
      if (waiter.sequence > heard) continue;
      waiters.delete(waiter);
      waiter.resolve();
    }
  };

  const ask = async (subject: string): Promise<void> => {
    const last = await log.lastSequence(subject);
    known = Math.max(known, last);
    await reach(last);
  };
  const asked = new Map<string, () => Promise<void>>();

  return {
    start(after, hear, lose) {
      following?.stop();
      [isOpen, latest] = [false, after];
      following = log.follow(
        '>',
        after,
        (record) => {
          hear(record);
          latest = record.sequence;
          advance();
        },
        lose,
      );
    },
    open() {
      isOpen = true;
      advance();
    },
    heard: () => heard,
    last: () => Math.max(known, latest),
    catchUp(subject) {
      let present = asked.get(subject);
      if (!present) asked.set(subject, (present = shareAsking(() => ask(subject))));
      return present();
    },
    reach,
    stop: () => following?.stop(),
  };
}

function waitFor(sequence: number, waiters: Set<Waiter>, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiters.delete(waiter);
      reject(new LogUnavailable('The log has records that did not come in time.'));
    }, patience);
    const waiter = {
      sequence,
      resolve() {
        clearTimeout(timer);
        resolve();
      },
    };
    waiters.add(waiter);
  });
}

/** So long a question waits for the one before it: where that one gets no answer, this one may. */
const mostMilliseconds = 50;

/**
 * Asks once for all who want to know while somebody asks already: the next question is put when that one is answered, since an
 * answer tells only what was there before its question.
 */
function shareAsking(ask: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    const own = ask().finally(() => {
      if (running === own) running = undefined;
    });
    running = own;
    return own;
  };
  return () => {
    if (!running) return begin();
    const answered = running.catch(() => undefined);
    next ??= Promise.race([answered, wait(mostMilliseconds, undefined, { ref: false })]).then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
}
