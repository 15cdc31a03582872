import type { CallTiming } from '../../../contracts/core/wire/http.ts';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { createMemory } from './bounded-memory.ts';

/** After two calls of a caller were under way at once, it is taken for several workers for so many calls more. */
const workersRemembered = 200;

/** What is longer goes by its digest, so that nobody’s memory grows with what a caller sends. */
const longestName = 128;

/** One credential of one vendor, and how it calls. */
export interface Caller {
  /** The name of the caller. */
  readonly name: string;
  /** How many calls it has made, this one included. */
  calls: number;
  /** Up to this number of calls, others of its calls may be under way at the same time. */
  parallelUntil: number;
  /** When the caller's last call came and went. */
  last: CallTiming | undefined;
  /** The latest window of each operation that it has called: as many as its vendor has operations, at most. */
  readonly windows: Map<string, CallWindow>;
}

/** The calls of an operation in one window of its limit. */
export interface CallWindow {
  /** How many windows of that length there were since 1970. */
  number: number;
  /** How many calls the window has. */
  count: number;
}

/** Who calls, and who calls from several places at once. */
export interface Callers {
  /** Notes a call. */
  meet(vendor: string, credentialId: string | undefined, timing: CallTiming | undefined): Caller;
}

export function createCallers(): Callers {
  const callers = createMemory<Caller>();
  const find = (vendor: string, credentialId: string): Caller => {
    const name = `${vendor} ${shorten(credentialId)}`;
    const known = callers.get(name);
    if (known) return known;
    const caller = {
      name,
      calls: 0,
      parallelUntil: 0,
      last: undefined,
      windows: new Map<string, CallWindow>(),
    };
    callers.set(name, caller);
    return caller;
  };
  // Most calls are of the caller of the call before.
  let latest: { vendor: string; credentialId: string; caller: Caller } | undefined;
  return {
    meet(vendor, credentialId = '', timing) {
      if (latest?.credentialId !== credentialId || latest.vendor !== vendor)
        latest = { vendor, credentialId, caller: find(vendor, credentialId) };
      const { caller } = latest;
      caller.calls += 1;
      if (timing && caller.last && isSideBySide(timing, caller.last))
        caller.parallelUntil = caller.calls + workersRemembered;
      caller.last = timing;
      return caller;
    },
  };
}

/** Whether a caller can have known the reply to a call of its own before it made another one. */
export function couldKnow(
  caller: Caller,
  timing: CallTiming | undefined,
  before: CallTiming | undefined,
): boolean {
  if (!timing || !before) return true;
  if (before.left === undefined || timing.arrived <= before.left) return false;
  if (timing.connection === before.connection) return true;
  // Another connection may be another worker’s, if there are several.
  return caller.calls > caller.parallelUntil;
}

/** Whether a call came before the reply to another one had gone, or on a connection that had been opened for it by then. */
function isSideBySide(timing: CallTiming, before: CallTiming): boolean {
  if (before.left === undefined || timing.arrived <= before.left) return true;
  return timing.connection !== before.connection && !timing.isReused && timing.opened <= before.left;
}

function shorten(text: string): string {
  return text.length > longestName ? sha256Hex(text) : text;
}
