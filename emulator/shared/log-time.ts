import type { HostClock } from '../core/engine/clock.ts';

/** The time of the log: it stands still while a record is applied, and never goes back. */
export interface LogTime {
  readonly now: HostClock;
  /** Runs something at the time of a record, in milliseconds since 1970. */
  hold<Result>(at: number, run: () => Result): Result;
  /** Learns how far this machine's clock is from the log's, from a record that has just come. */
  note(at: number): void;
}

export function createLogTime(machine: HostClock): LogTime {
  let loaded: number | undefined;
  let latest = 0;
  let ahead = 0;
  return {
    now: () => loaded ?? Math.max(latest, machine() + ahead),
    hold(at, run) {
      loaded = at;
      latest = Math.max(latest, at);
      try {
        return run();
      } finally {
        loaded = undefined;
      }
    },
    note(at) {
      ahead = at - machine();
    },
  };
}
