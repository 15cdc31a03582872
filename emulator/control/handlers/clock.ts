import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { endOfTime, toMilliseconds, type ClockSetting } from '../../core/engine/clock.ts';
import {
  findDue,
  nextExpiry,
  nextLimitReset,
  type Due,
  type Upcoming,
} from '../../core/scenario/upcoming.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import {
  findSandbox,
  implementationsOf,
  type ControlContext,
  type ControlHandler,
  type PatientHandler,
} from '../context.ts';
import { finish, type Work } from '../turns.ts';

export const getClock: ControlHandler<'getClock'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : describeClock(sandbox);
};

export const getUpcoming: PatientHandler<'getUpcoming'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const now = sandbox.clock.now();
  return findUpcoming(sandbox, context, now);
};

function* findUpcoming(
  sandbox: Sandbox,
  context: ControlContext,
  now: number,
): Work<Become & { now: string }> {
  const finding = findDue(sandbox, implementationsOf(context), now, endOfTime);
  let step = finding.next();
  while (step.done !== true) {
    yield step.value * lookAtDue;
    step = finding.next();
  }
  return { now: toText(now), ...describe(step.value) };
}

/** What it costs to look at something that will be due, in characters. */
const lookAtDue = 50;

export const putClock: ControlHandler<'putClock'> = ({ path, body: { force, ...setting } }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const due = move(sandbox, context, sandbox.clock.now(setting), force ?? false, () => {
    sandbox.clock.set(setting);
  });
  return isFailure(due) ? due : { ...describeClock(sandbox), ...due };
};

export const advanceClock: ControlHandler<'advanceClock'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const now = sandbox.clock.now();
  const seconds = 'seconds' in body ? body.seconds : secondsUntil(sandbox, context, body.until, now);
  if (seconds === undefined) return fail('conflict', { reason: 'Nothing is waiting for time to pass.' });
  const force = 'force' in body && body.force === true;
  const due = move(sandbox, context, now + toMilliseconds(seconds), force, () => {
    sandbox.clock.advance(seconds);
  });
  return isFailure(due) ? due : { now: toText(sandbox.clock.now()), ...due };
};

/** Changes the time, unless that would take it back by accident, and tells what became due. */
function move(
  sandbox: Sandbox,
  context: ControlContext,
  then: number,
  force: boolean,
  change: () => void,
): Failure<'time-goes-backwards' | 'invalid-input'> | Become {
  const now = sandbox.clock.now();
  if (Math.abs(then) > endOfTime) return fail('invalid-input', { reason: 'That time is too far away.' });
  if (then < now && !force) return fail('time-goes-backwards', { now: toText(now), then: toText(then) });
  const upcoming = finish(findDue(sandbox, implementationsOf(context), now, then));
  change();
  context.emulator.catchUp(sandbox);
  return describe(upcoming);
}

function describe({ due, more }: Upcoming): Become {
  return { due: due.map(describeDue), ...(more > 0 && { more }) };
}

interface Become {
  readonly due: ReturnType<typeof describeDue>[];
  readonly more?: number;
}

function secondsUntil(
  sandbox: Sandbox,
  context: ControlContext,
  until: 'next-expiry' | 'next-limit-reset',
  now: number,
): number | undefined {
  const find = until === 'next-expiry' ? nextExpiry : nextLimitReset;
  const at = find(sandbox, implementationsOf(context), now);
  return at === undefined ? undefined : (at - now) / 1000;
}

function describeClock(sandbox: Sandbox): { now: string } & Omit<ClockSetting, 'now'> {
  return { ...sandbox.clock.setting, now: toText(sandbox.clock.now()) };
}

function describeDue({ at, ...rest }: Due) {
  return { at: toText(at), ...rest };
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
