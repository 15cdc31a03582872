import { assumed } from '../../../contracts/core/contract/source.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { readContent } from './call-content.ts';
import { createMemory } from './bounded-memory.ts';
import { elapsedBetween, pauseBetween, pauseMilliseconds } from './pauses.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import { spansIn } from './value-rules.ts';
import type { WatchedCall } from './analyzed-call.ts';

/** Within this time the second of two equal calls is taken for the first one once more, in milliseconds. */
const repetitionMilliseconds = 10_000;

/** What is longer is not remembered: only short requests are kept whole, and few of them. */
const longestBody = 2048;
const longestTarget = 2048;
const mostCallers = 64;

/** Once it has been told so often of an operation, nobody needs to hear it again. */
const mostTold = 10;

/** The last change that a caller has made. */
interface Change extends Pick<WatchedCall, 'id' | 'now' | 'timing' | 'operation'> {
  readonly request: HttpRequest;
}

const repeatedSuccess: NeutralRule = {
  id: 'success-sent-again',
  severity: 'warning',
  title: 'A call that had succeeded is sent again unchanged',
  source: assumed('a reply that says success needs no second call; each one counts against the limits'),
  advice:
    'Make each change once: look for a handler that runs twice, or a retry that takes success for failure.',
  watch() {
    let changes = createMemory<Change>(mostCallers);
    const told = createMemory<number>();
    return {
      see(call) {
        const { id, now, timing, operation, request, caller } = call;
        // A client that has heard nothing, or something else, has a reason to call again.
        if (!call.isSuccess || !call.isPlain || !changesSomething(call)) return nothingSeen;
        const before = changes.get(caller.name);
        if (isShort(request)) changes.set(caller.name, { id, now, timing, operation, request });
        else if (before) changes.delete(caller.name);
        if (!before || !isSameAgain(call, before) || hasEnded(call, before)) return nothingSeen;
        const place = `${caller.name} ${operation ?? ''}`;
        const times = told.get(place) ?? 0;
        if (times === mostTold) return nothingSeen;
        const { asked, proof } = readContent(before.request);
        if (asked !== call.content) return nothingSeen;
        told.set(place, times + 1);
        // With another signature, or after a while, it may have been meant: two people may ask for the same thing.
        const isOver = isMomentary(call);
        const isSurely = !isOver && proof === call.proof && pauseBetween(before, call) <= pauseMilliseconds;
        const detail = `The same call had just succeeded, and nothing else was changed in between${isOver ? '; whoever was put out may have come back, though' : ''}.`;
        return [{ detail, evidence: [before.id, id], severity: isSurely ? 'warning' : 'info' }];
      },
      // Who was put out has come back, or a test has put the state back.
      stateChanged() {
        changes = createMemory<Change>(mostCallers);
      },
    };
  },
};

function changesSomething({ route }: WatchedCall): boolean {
  return route !== undefined && route.operation.readOnly === undefined;
}

/** Whether what a call does is over at once. */
function isMomentary({ route, input }: WatchedCall): boolean {
  const { momentary } = route?.operation ?? {};
  if (momentary === undefined || momentary === true) return momentary === true;
  return Object.entries(momentary).some(([field, value]) => String(input[field]) === String(value));
}

function isShort({ body, target }: HttpRequest): boolean {
  return body.length <= longestBody && target.length <= longestTarget;
}

/** Whether two calls look alike at first sight, and the second one was made by somebody who knew of the first one's success. */
function isSameAgain(call: WatchedCall, before: Change): boolean {
  const { operation, request } = call;
  return (
    operation === before.operation &&
    request.body.length === before.request.body.length &&
    Buffer.compare(request.body, before.request.body) === 0 &&
    elapsedBetween(before, call) <= repetitionMilliseconds &&
    call.couldKnow(before.timing)
  );
}

/** Whether what the earlier call has done ended by itself meanwhile, as a ban of two seconds after three. */
function hasEnded(call: WatchedCall, before: Change): boolean {
  const seconds = elapsedBetween(before, call) / 1000;
  return spansIn(call).some((span) => span > 0 && span <= seconds);
}

export const repeatRules: readonly NeutralRule[] = [repeatedSuccess];
