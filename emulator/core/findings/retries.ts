import { assumed } from '../../../contracts/core/evidence.ts';
import { createMemory, nothingSeen, type NeutralRule } from './rule.ts';
import { callerOf, isRateError, type WatchedCall } from './watched-call.ts';

const errorTables = assumed('the vendors’ own error tables say which errors may pass by themselves');

/** Within this time the second of two equal calls is taken for a repetition of the first, in milliseconds. */
const repetitionMilliseconds = 60_000;

/** So many equal calls in a row may fail before a client counts as one that never gives up. */
const patience = 5;

/** Whether a call is the one before it once more, with no other call of the same caller in between. */
export function isRepetition(call: WatchedCall, before: WatchedCall | undefined): before is WatchedCall {
  return call.fingerprint === before?.fingerprint && call.now - before.now <= repetitionMilliseconds;
}

/** Whether an error will meet the same call again. What the whole gateway can say may be cured by signing anew. */
export function isFinal(before: WatchedCall, again?: WatchedCall): boolean {
  if (!before.error || before.error.retryable) return false;
  const isOwn = before.route?.operation.errors.includes(before.outcome) ?? false;
  return isOwn || again?.outcome === before.outcome;
}

/** What is remembered of a call that came too often. */
type Refused = Pick<WatchedCall, 'id' | 'now' | 'outcome' | 'limit'>;

/** A rule about a call and the last one of the same caller. */
function aboutTwoCalls(
  rule: Omit<NeutralRule, 'watch'>,
  describe: (call: WatchedCall, before: WatchedCall) => string | undefined,
): NeutralRule {
  return {
    ...rule,
    watch() {
      const last = createMemory<WatchedCall>();
      return {
        see(call) {
          const before = last.get(callerOf(call));
          last.set(callerOf(call), call);
          const detail = before && describe(call, before);
          return detail === undefined ? nothingSeen : [{ detail, evidence: [before!.id, call.id] }];
        },
      };
    },
  };
}

const retryOfFinalError = aboutTwoCalls(
  {
    id: 'retry-of-a-final-error',
    severity: 'error',
    title: 'A call is repeated after an error that no repetition cures',
    source: errorTables,
    advice: 'Repeat a call only after an error that is documented as passing; report the others.',
  },
  (call, before) =>
    isRepetition(call, before) && isFinal(before, call)
      ? `The call had been refused with ${before.outcome}, and was sent again unchanged.`
      : undefined,
);

const blindResend = aboutTwoCalls(
  {
    id: 'blind-resend',
    severity: 'warning',
    title: 'A call that changes something is sent again after its reply was lost',
    source: assumed('a lost reply leaves open whether the call was carried out'),
    advice: 'Look at the state first, by a call that only reads, and repeat what is missing.',
  },
  (call, before) =>
    isRepetition(call, before) && !before.isHeard && before.route?.operation.readOnly !== true
      ? 'No reply could be read, so the call may have been carried out; it was sent again without a look.'
      : undefined,
);

const retryInsideWindow: NeutralRule = {
  id: 'retry-inside-rate-window',
  severity: 'warning',
  title: 'A call is repeated while its limit is still used up',
  source: errorTables,
  advice: 'Wait until the next window, a second or a minute as documented, before the call is repeated.',
  watch() {
    const refused = createMemory<Refused>();
    return {
      see(call) {
        const { id, now, outcome, limit, fingerprint } = call;
        const before = refused.get(fingerprint);
        if (isRateError(call)) refused.set(fingerprint, { id, now, outcome, limit });
        else refused.delete(fingerprint);
        if (!before || !isInSameWindow(call, before)) return nothingSeen;
        const detail = `The call had been refused with ${before.outcome}, and was sent again in the same window.`;
        return [{ detail, evidence: [before.id, id] }];
      },
    };
  },
};

const neverGivesUp: NeutralRule = {
  id: 'retry-without-end',
  severity: 'error',
  title: 'A failing call is repeated without an end',
  source: assumed('a client that never gives up makes an outage longer'),
  advice: 'Give up after a few attempts, and wait longer before each of them.',
  watch() {
    const runs = createMemory<{ readonly fingerprint: string; readonly calls: readonly number[] }>();
    return {
      see(call) {
        const run = runs.get(callerOf(call));
        if (call.outcome === 'success' && call.isHeard) {
          runs.delete(callerOf(call));
          return nothingSeen;
        }
        const { fingerprint, id } = call;
        const earlier = run?.fingerprint === fingerprint ? run.calls : [];
        const calls = [...earlier, id].slice(-patience - 1);
        runs.set(callerOf(call), { fingerprint, calls });
        if (calls.length <= patience) return nothingSeen;
        return [{ detail: `More than ${patience} equal calls failed in a row.`, evidence: calls }];
      },
    };
  },
};

/** Whether a call falls into the window in which another one was refused. */
export function isInSameWindow(
  call: WatchedCall,
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
