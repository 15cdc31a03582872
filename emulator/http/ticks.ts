import { setImmediate } from 'node:timers';

/** Ticks of all servers of this process: one for each turn of its loop in which calls come, and for each call without a socket. */
let tick = 1;
let isTurnKnown = false;

/**
 * The tick of this turn of the loop. What is read in one turn had come before the turn began, and so before any reply that
 * was written in it.
 */
export function currentTick(): number {
  if (!isTurnKnown) {
    isTurnKnown = true;
    setImmediate(() => {
      tick += 1;
      isTurnKnown = false;
    }).unref();
  }
  return tick;
}

/** A tick of its own. */
export function nextTick(): number {
  tick += 1;
  return tick;
}
