import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { assumeIn, readQuota, type Sandbox } from '../../core/sandbox/sandbox.ts';
import { mostPeople } from '../../../contracts/control/rooms.ts';
import type { Person, RoomView } from '../../core/engine/handler.ts';
import { findSandbox, findVendor, implementationsOf, type ControlHandler } from '../context.ts';

export const listRooms: ControlHandler<'listRooms'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const now = sandbox.clock.now();
  const rooms = implementationsOf(context).flatMap(({ vendor, stateStore }) =>
    (stateStore.people?.(sandbox.states.get(vendor.name), assumeIn(sandbox, vendor)) ?? []).map((room) =>
      showRoom(sandbox, vendor, room, now),
    ),
  );
  return { now: new Date(now).toISOString(), rooms };
};

function showRoom(sandbox: Sandbox, vendor: Vendor, { people, used, ...room }: RoomView, now: number) {
  const known = people.flatMap((person) => showPerson(person, now) ?? []);
  const more = known.length - mostPeople;
  return {
    vendor: vendor.name,
    ...room,
    people: known.slice(0, mostPeople),
    ...(more > 0 && { more }),
    ...(used && {
      quotas: Object.entries(used).map(([name, count]) => showQuota(sandbox, vendor, name, count)),
    }),
  };
}

function showQuota(sandbox: Sandbox, vendor: Vendor, name: string, count: number) {
  const { counts } = vendor.quotas![name]!;
  const [key = ''] = [...operationsByKey(vendor)].find(([, { quotas = [] }]) => quotas.includes(name)) ?? [];
  return { name, counts, count, limit: readQuota(sandbox, vendor, key, name) };
}

/** A person with what still holds; undefined for one of whom nothing is left but what has ended. */
function showPerson({ sanctions, ...person }: Person, now: number) {
  const left = sanctions.filter(({ until = Infinity }) => until > now);
  if (!person.isIn && sanctions.length > 0 && left.length === 0) return undefined;
  const shown = left.map(({ kind, until }) => ({
    kind,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  }));
  return { ...person, sanctions: shown };
}

export const enterRoom: ControlHandler<'enterRoom'> = (input, context) => pass('enter', input, context);
export const leaveRoom: ControlHandler<'leaveRoom'> = (input, context) => pass('leave', input, context);

function pass(
  way: 'enter' | 'leave',
  { path, body }: Parameters<ControlHandler<'enterRoom'>>[0],
  context: Parameters<ControlHandler<'enterRoom'>>[1],
): ReturnType<ControlHandler<'enterRoom'>> {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const implementation = findVendor(context, path.vendor);
  if (isFailure(implementation)) return implementation;
  const { vendor, stateStore } = implementation;
  const admission = stateStore[way](sandbox.states.get(vendor.name), {
    room: path.room,
    user: body.user,
    device: body.device,
    ip: body.ip,
    now: sandbox.clock.now(),
    assume: assumeIn(sandbox, vendor),
  });
  return admission ?? fail('unknown-name', { kind: 'room', name: path.room, hint: '' });
}
