import type { HostClock } from '../core/engine/clock.ts';

/** The machine's time, which can be held. */
export interface HeldTime {
  readonly now: HostClock;
  /** Runs something that sees one time from beginning to end; it is told, in milliseconds since 1970. */
  hold<Value>(run: (at: number) => Value): Value;
}

export function createHeldTime(now: HostClock): HeldTime {
  let held: number | undefined;
  return {
    now: () => held ?? now(),
    hold(run) {
      held = now();
      try {
        return run(held);
      } finally {
        held = undefined;
      }
    },
  };
}
