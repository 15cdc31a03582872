import { nameError } from '../../../contracts/core/contract/filled-error-key.ts';
import { assumed } from '../../../contracts/core/contract/source.ts';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import type { Severity } from '../../../contracts/core/diagnosis/finding.ts';
import type { CallTiming } from '../../../contracts/core/wire/http.ts';
import { elapsedBetween, pauseBetween, pauseMilliseconds } from './pauses.ts';
import { createMemory } from './bounded-memory.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import { isRateError, type WatchedCall } from './analyzed-call.ts';

const errorTables = assumed('the vendors’ own error tables say which errors may pass by themselves');

/** Within this time the second of two equal calls is taken for a repetition of the first, in milliseconds. */
const repetitionMilliseconds = 60_000;

/** After so long a pause the same call may be meant for itself, in milliseconds. */
const anotherMilliseconds = 1000;

/** So many equal calls in a row may fail, without a pause between them, before it is worth a word. */
const patience = 5;

/**
 * After so many, nobody will give up any more. Clients that do give up make a dozen attempts, and many more only when they
 * call from a queue, which looks like one that calls again and again.
 */
const endless = 100;

/** From one pause to the next one, a client that backs off waits so many times as long. */
const growth = 1.3;

/** What is remembered of a call: numbers, digests and short texts, whatever its size. */
export interface Remembered {
  readonly id: number;
  readonly now: number;
  readonly outcome: string;
  readonly content: string;
  readonly proof: string;
  readonly timing: CallTiming | undefined;
  /** Whether the error is the operation’s own, so that no other signature cures it. */
  readonly isOwn: boolean;
}

export function remember(call: WatchedCall): Remembered {
  const { id, now, outcome, content, proof, timing, isOwnError } = call;
  return { id, now, outcome, content, proof, timing, isOwn: isOwnError };
}

/** Whether a call is an earlier one once more, made by somebody who could know what had become of that. */
export function isRepetition(call: WatchedCall, before: Remembered): boolean {
  return (
    elapsedBetween(before, call) <= repetitionMilliseconds &&
    call.couldKnow(before.timing) &&
    call.content === before.content
  );
}

/**
 * Whether the refusal of a call will meet the same call again. What only reads may wait for something to come. Who says HTTP 500
 * to a wrong input asks for a repetition: official SDKs make one, since the status says that the server is at fault.
 */
export function isFinal({ error, route, isOwnError }: WatchedCall): boolean {
  if (!error || error.retryable || error.status >= 500) return false;
  return !(isOwnError && route?.operation.readOnly);
}

/** Whether a call met a final error once more: another signature would have been a change, and a success shows that there was one. */
export function isRefusedAgain(call: WatchedCall, before: Remembered): boolean {
  if (call.outcome !== before.outcome || !isRepetition(call, before)) return false;
  return before.isOwn || call.proof === before.proof;
}

const retryOfFinalError: NeutralRule = {
  id: 'retry-of-a-final-error',
  // Two tests, or two people, may ask for the same thing one after the other.
  severity: 'warning',
  title: 'A call is repeated after an error that no repetition cures',
  source: errorTables,
  advice: 'Repeat a call only after an error that is documented as passing; report the others.',
  watch() {
    const refused = createMemory<Remembered>();
    return {
      see(call) {
        if (call.isProbe) return nothingSeen;
        const { name } = call.caller;
        const before = refused.get(name);
        if (!isFinal(call) || !call.isHeard) {
          if (before) refused.delete(name);
          return nothingSeen;
        }
        refused.set(name, remember(call));
        if (!before || !isRefusedAgain(call, before)) return nothingSeen;
        const detail = `The call had been refused with ${nameError(before.outcome)}, was sent again with the same input, and was refused again.`;
        // After a while it is no retry of the call, but somebody who wants the same thing once more, as a timer does.
        const isSurely = pauseBetween(before, call) < anotherMilliseconds;
        return [{ detail, evidence: [before.id, call.id], severity: isSurely ? 'warning' : 'info' }];
      },
    };
  },
};

/** What is remembered of a call whose reply was lost. */
interface Lost extends Remembered {
  readonly made: string;
}

const blindResend: NeutralRule = {
  id: 'blind-resend',
  severity: 'warning',
  title: 'Something is made twice, because the first reply was lost',
  source: assumed('a lost reply leaves open whether the call was carried out'),
  advice: 'Look at the state first, by a call that only reads, and repeat what is missing.',
  watch() {
    const lost = createMemory<Lost>();
    return {
      see(call) {
        const { name } = call.caller;
        const before = lost.get(name);
        if (before) lost.delete(name);
        if (!call.isSuccess || (call.isHeard && !before)) return nothingSeen;
        const made = whatWasMade(call);
        if (made === undefined) return nothingSeen;
        if (!call.isHeard) lost.set(name, { ...remember(call), made });
        // What may be sent twice gives the same twice; only what makes something new gives another thing.
        if (!before || before.made === made || !isRepetition(call, before)) return nothingSeen;
        const detail =
          'The call had been carried out though its reply was lost; it was sent again, and carried out again.';
        return [{ detail, evidence: [before.id, call.id] }];
      },
    };
  },
};

/** A digest of the output of a call that changes something; undefined where there is no output. */
function whatWasMade(call: WatchedCall): string | undefined {
  if (call.route?.operation.readOnly !== undefined) return undefined;
  const output = call.readOutput();
  return output === undefined ? undefined : sha256Hex(printJson(output));
}

/** What is remembered of a call that came too often. */
type TooOften = Pick<WatchedCall, 'id' | 'now' | 'outcome' | 'limit' | 'timing'>;

const retryInsideWindow: NeutralRule = {
  id: 'retry-inside-rate-window',
  severity: 'warning',
  title: 'A call is repeated while its limit is still used up',
  source: errorTables,
  advice: 'Wait until the next window, a second or a minute as documented, before the call is repeated.',
  watch() {
    const refused = createMemory<TooOften>();
    return {
      see(call) {
        const { id, now, outcome, limit, timing, nthInWindow } = call;
        // Where a fault plays others who call, nothing says when there is room again.
        if (!limit || nthInWindow === undefined || nthInWindow <= limit.requests) return nothingSeen;
        if (!isRateError(call)) return nothingSeen;
        const { content } = call;
        const before = refused.get(content);
        refused.set(content, { id, now, outcome, limit, timing });
        if (!before || pauseBetween(before, call) > pauseMilliseconds) return nothingSeen;
        if (!isInSameWindow(call, before) || !call.couldKnow(before.timing)) return nothingSeen;
        const detail = `The call had been refused with ${nameError(before.outcome)}, and was sent again at once.`;
        return [{ detail, evidence: [before.id, id] }];
      },
    };
  },
};

/** Equal calls that failed in a row. */
interface Run {
  readonly last: Remembered;
  readonly count: number;
  readonly ids: readonly number[];
  readonly pauses: readonly number[];
}

const neverGivesUp: NeutralRule = {
  id: 'retry-without-end',
  severity: 'error',
  title: 'A failing call is repeated again and again, without a pause',
  source: assumed('a client that never gives up makes an outage longer'),
  advice: 'Give up after a few attempts, and wait longer before each of them.',
  watch() {
    const runs = createMemory<Run>();
    return {
      see(call) {
        if (call.isProbe) return nothingSeen;
        const { name } = call.caller;
        const run = runs.get(name);
        if (!isFailing(call)) {
          if (run) runs.delete(name);
          return nothingSeen;
        }
        const longer = lengthen(run, call);
        runs.set(name, longer);
        const severity = graveness(longer, call);
        if (severity === undefined || isBackingOff(longer.pauses)) return nothingSeen;
        const detail = `${longer.count} equal calls failed in a row, without a pause between them.`;
        return [{ detail, evidence: longer.ids, severity }];
      },
    };
  },
};

/** How sure it is that a client will not give up by itself. */
function graveness({ count }: Run, call: WatchedCall): Severity | undefined {
  if (count > endless || (count > patience && isFinal(call))) return 'error';
  // The rules about limits speak of those who call too often.
  return count > patience && !isRateError(call) ? 'warning' : undefined;
}

function isFailing(call: WatchedCall): boolean {
  if (call.isSuccess) return !call.isHeard;
  // To ask again and again whether something is there already is what such calls are for.
  const isAnswer = call.error && !call.error.retryable && !isFinal(call);
  return !isAnswer;
}

function lengthen(run: Run | undefined, call: WatchedCall): Run {
  const last = remember(call);
  const pause = run ? pauseBetween(run.last, call) : 0;
  const isSame =
    run !== undefined &&
    pause <= pauseMilliseconds &&
    isRepetition(call, run.last) &&
    (!call.error || call.error.retryable || last.isOwn || last.proof === run.last.proof);
  if (!isSame) return { last, count: 1, ids: [call.id], pauses: [] };
  return {
    last,
    count: run.count + 1,
    ids: [...run.ids, call.id].slice(-patience - 1),
    pauses: [...run.pauses, pause].slice(-patience),
  };
}

function isBackingOff(pauses: readonly number[]): boolean {
  return pauses.every((pause, index) => pause > 0 && pause >= growth * (pauses[index - 1] ?? 0));
}

/** Whether a call falls into the window in which another one was refused. */
export function isInSameWindow(
  call: Pick<WatchedCall, 'now'>,
  { limit, now }: Pick<WatchedCall, 'limit' | 'now'>,
): boolean {
  const length = (limit?.perSeconds ?? 1) * 1000;
  return Math.floor(call.now / length) === Math.floor(now / length);
}

export const retryRules: readonly NeutralRule[] = [
  retryOfFinalError,
  retryInsideWindow,
  blindResend,
  neverGivesUp,
];
