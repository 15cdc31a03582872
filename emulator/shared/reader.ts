import { LogUnavailable, type Following, type LoggedRecord, type SharedLog } from './shared-log.ts';

/** Reads the whole log in its one order, and knows how far it has come. */
export interface Reader {
  /** Begins behind a record. */
  start(after: number, hear: (record: LoggedRecord) => void): void;
  /** The last record that was heard. */
  heard(): number;
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
  let heard = 0;

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

  return {
    start(after, hear) {
      heard = after;
      following = log.follow('>', after, (record) => {
        hear(record);
        heard = record.sequence;
        for (const waiter of waiters) {
          if (waiter.sequence > heard) continue;
          waiters.delete(waiter);
          waiter.resolve();
        }
      });
    },
    heard: () => heard,
    async catchUp(subject) {
      const last = await log.lastSequence(subject);
      if (heard < last) await whenHeard(last);
    },
    stop: () => following?.stop(),
  };
}
