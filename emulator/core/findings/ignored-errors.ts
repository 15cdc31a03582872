import { observed } from '../../../contracts/core/evidence.ts';
import { printJson } from '../../../contracts/core/json.ts';
import { createMemory, nothingSeen, type NeutralRule } from './rule.ts';
import { callerOf, inputFields, type WatchedCall } from './watched-call.ts';

/** What is remembered of a refused call that would have changed something. */
interface Refused {
  readonly id: number;
  readonly outcome: string;
  readonly operation: string | undefined;
  readonly fingerprint: string;
  /** The values of the fields that say what the call is about, as `field=value`. */
  readonly subjects: readonly string[];
}

const ignoredError: NeutralRule = {
  id: 'error-in-http-200-ignored',
  severity: 'error',
  title: 'A client goes on after an error as if the call had succeeded',
  source: observed('clients that look at the HTTP status alone take such a reply for a success'),
  advice: 'Look for the error in the body of each reply, whatever its HTTP status is.',
  watch() {
    const refused = createMemory<Refused>();
    return {
      see(call) {
        const before = refused.get(callerOf(call));
        refused.delete(callerOf(call));
        if (isHiddenRefusal(call)) refused.set(callerOf(call), remember(call));
        const isOther = before !== undefined && before.fingerprint !== call.fingerprint;
        if (!isOther || !isHiddenRefusal(call)) return nothingSeen;
        const shared = subjectsOf(call).find((subject) => before.subjects.includes(subject));
        if (shared === undefined) return nothingSeen;
        const detail = `A call about ${shared} had been refused with ${before.outcome} in an HTTP 200; the next one about it failed as well.`;
        return [{ detail, evidence: [before.id, call.id] }];
      },
    };
  },
};

/** An error of the operation's own in an HTTP 200, which no repetition cures, to a call that was to change something. */
function isHiddenRefusal({ status, error, route, outcome }: WatchedCall): boolean {
  if (status !== 200 || !error || error.retryable || !route) return false;
  return route.operation.readOnly !== true && route.operation.errors.includes(outcome);
}

function remember(call: WatchedCall): Refused {
  const { id, outcome, operation, fingerprint } = call;
  return { id, outcome, operation, fingerprint, subjects: subjectsOf(call) };
}

/** Single texts and numbers say what a call is about; lists say what it is made of. Flags are about nothing. */
function subjectsOf({ route, input }: WatchedCall): readonly string[] {
  const names = route ? inputFields(route) : [];
  return names
    .filter((name) => /id$/i.test(name) && isSingle(input[name]))
    .map((name) => `${name}=${print(input[name])}`);
}

function isSingle(value: unknown): boolean {
  return ['string', 'number', 'bigint'].includes(typeof value);
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value);
}

export const ignoredErrorRules: readonly NeutralRule[] = [ignoredError];
