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

  const whenHeard = (sequence: number): Promise<void> =>
    new Promise((resolve, reject) => {
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

  const advance = (): void => {
    if (!isOpen) return;
    heard = latest;
    for (const waiter of waiters) {
      if (waiter.sequence > heard) continue;
      waiters.delete(waiter);
      waiter.resolve();
    }
  };

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
    async catchUp(subject) {
      const last = await log.lastSequence(subject);
      known = Math.max(known, last);
      if (heard < last) await whenHeard(last);
    },
    stop: () => following?.stop(),
  };
}
