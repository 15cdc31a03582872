import type { CallTiming } from '../../../contracts/core/wire/http.ts';

/** Whoever lets so much time go by between a reply and the next call has waited, in milliseconds: a loop does not. */
export const pauseMilliseconds = 50;

/** When something was, by both clocks that a client can wait by. */
interface Moment {
  /** By the sandbox’s clock, which may stand still or be moved. */
  readonly now: number;
  /** By the machine’s clock, where the server knows. */
  readonly timing: CallTiming | undefined;
}

/** How long a client waited between the reply to one call and the next call, in milliseconds. */
export function pauseBetween(before: Moment, call: Moment): number {
  const [machine, sandbox] = [machineBetween(before, call), call.now - before.now];
  if (machine === undefined) return sandbox;
  // What the sandbox’s clock went ahead by itself is a wait as well.
  return machine.idle + Math.max(0, sandbox - machine.elapsed);
}

/** How long after one call another one came, in milliseconds: by the clock that moved more. */
export function elapsedBetween(before: Moment, call: Moment): number {
  return Math.max(call.now - before.now, machineBetween(before, call)?.elapsed ?? 0);
}

function machineBetween({ timing: first }: Moment, { timing: next }: Moment) {
  if (first?.arrivedAt === undefined || next?.arrivedAt === undefined) return undefined;
  const elapsed = next.arrivedAt - first.arrivedAt;
  return { elapsed, idle: Math.max(0, next.arrivedAt - (first.leftAt ?? next.arrivedAt)) };
}
