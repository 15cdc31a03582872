import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { endOfTime, toMilliseconds, type ClockSetting } from '../../core/engine/clock.ts';
import { dueBetween, nextExpiry, nextLimitReset, type Due } from '../../core/scenario/upcoming.ts';
import type { World } from '../../core/sandbox/sandbox.ts';
import { findSandbox, implementationsOf, type ControlContext, type ControlHandler } from '../context.ts';

export const getClock: ControlHandler<'getClock'> = ({ path }, context) => {
  const world = findSandbox(context, path.id);
  return isFailure(world) ? world : describeClock(world);
};

export const putClock: ControlHandler<'putClock'> = ({ path, body: { force, ...setting } }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  const due = move(world, context, world.clock.preview(setting), force ?? false, () => {
    world.clock.set(setting);
  });
  return isFailure(due) ? due : { ...describeClock(world), due };
};

export const advanceClock: ControlHandler<'advanceClock'> = ({ path, body }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  const now = world.clock.now();
  const seconds = 'seconds' in body ? body.seconds : secondsUntil(world, context, body.until, now);
  if (seconds === undefined) return fail('conflict', { reason: 'Nothing is waiting for time to pass.' });
  const force = 'force' in body && body.force === true;
  const due = move(world, context, now + toMilliseconds(seconds), force, () => {
    world.clock.advance(seconds);
  });
  return isFailure(due) ? due : { now: toText(world.clock.now()), due };
};

/** Changes the time, unless that would take it back by accident, and tells what became due. */
function move(
  world: World,
  context: ControlContext,
  then: number,
  force: boolean,
  change: () => void,
): Failure<'time-goes-backwards' | 'invalid-input'> | ReturnType<typeof describeDue>[] {
  const now = world.clock.now();
  if (Math.abs(then) > endOfTime) return fail('invalid-input', { reason: 'That time is too far away.' });
  if (then < now && !force) return fail('time-goes-backwards', { now: toText(now), then: toText(then) });
  const due = dueBetween(world, implementationsOf(context), now, then).map(describeDue);
  change();
  context.emulator.catchUp(world);
  return due;
}

function secondsUntil(
  world: World,
  context: ControlContext,
  until: 'next-expiry' | 'next-limit-reset',
  now: number,
): number | undefined {
  const find = until === 'next-expiry' ? nextExpiry : nextLimitReset;
  const at = find(world, implementationsOf(context), now);
  return at === undefined ? undefined : (at - now) / 1000;
}

function describeClock(world: World): { now: string } & Omit<ClockSetting, 'now'> {
  return { ...world.clock.setting, now: toText(world.clock.now()) };
}

function describeDue({ at, ...rest }: Due) {
  return { at: toText(at), ...rest };
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
