import { bounds } from '../../../contracts/core/config/bounds.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import type { ControlOperations } from '../../../contracts/control/index.ts';
import type { WireOutput } from '../../../contracts/core/contract/operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { assumeIn, readQuota, type Sandbox } from '../../core/sandbox/sandbox.ts';
import { mostPeople } from '../../../contracts/control/rooms.ts';
import type { Implementation, Person, RoomView, Sanction, Seen } from '../../core/engine/handler.ts';
import {
  findSandbox,
  findVendor,
  implementationsOf,
  type ControlHandler,
  type PatientHandler,
} from '../context.ts';
import { wholeTurn, type Work } from '../turns.ts';

export const listRooms: PatientHandler<'listRooms'> = ({ path, query }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  if (query.vendor === undefined) return showRooms(sandbox, implementationsOf(context), query.room);
  const implementation = findVendor(context, query.vendor);
  return isFailure(implementation) ? implementation : showRooms(sandbox, [implementation], query.room);
};

type Shown = WireOutput<ControlOperations['listRooms']>;

/** What it costs to look at something that is known of somebody, in characters. */
const lookAtPerson = 50;

function* showRooms(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  asked: string | undefined,
): Work<Shown> {
  const now = sandbox.clock.now();
  const rooms: Shown['rooms'] = [];
  const more: Record<string, number> = {};
  for (const { vendor, stateStore } of implementations) {
    const all = stateStore.people?.(sandbox.states.get(vendor.name), assumeIn(sandbox, vendor)) ?? [];
    // A large state has been written down for that.
    if (all.length > 0) yield wholeTurn;
    const found = asked === undefined ? all : all.filter(({ room }) => room === asked);
    const told = yield* showSome(found, { sandbox, vendor, now });
    rooms.push(...told);
    if (told.length < found.length) more[vendor.name] = found.length - told.length;
  }
  return { now: new Date(now).toISOString(), rooms, ...(Object.keys(more).length > 0 && { more }) };
}

interface Sight {
  readonly sandbox: Sandbox;
  readonly vendor: Vendor;
  readonly now: number;
}

/** Rooms one after the other, until enough has been looked at: people of the account are in every room. */
function* showSome(found: readonly RoomView[], sight: Sight): Work<Shown['rooms']> {
  const told: Shown['rooms'] = [];
  let looks = 0;
  for (const room of found) {
    if (looks >= bounds.people) break;
    const seen = countLooks(room.seen, () => (looks += 1));
    told.push(yield* showRoom({ ...room, seen }, sight));
  }
  return told;
}

function* countLooks(seen: Iterable<Seen>, count: () => void): Iterable<Seen> {
  for (const one of seen) {
    count();
    yield one;
  }
}

function* showRoom(
  { seen, used, ...room }: RoomView,
  { sandbox, vendor, now }: Sight,
): Work<Shown['rooms'][number]> {
  const people: ReturnType<typeof showPerson>[] = [];
  let more = 0;
  for (const person of yield* gatherPeople(seen)) {
    if (!isThere(person, now)) continue;
    if (people.length < mostPeople) people.push(showPerson(person, now));
    else more += 1;
    yield lookAtPerson;
  }
  return {
    vendor: vendor.name,
    ...room,
    people,
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

/** Somebody of whom more may be said. */
interface Known extends Person {
  name?: string;
  isIn: boolean;
  readonly sanctions: Sanction[];
}

/** Puts together what is known of the same people; they stand in the order in which they are named first. */
function* gatherPeople(seen: Iterable<Seen>): Work<Iterable<Person>> {
  const people = new Map<string, Known>();
  for (const { id, name, isIn, sanction } of seen) {
    let person = people.get(id);
    if (!person) people.set(id, (person = { id, isIn: false, sanctions: [] }));
    if (name) person.name = name;
    if (isIn !== undefined) person.isIn = isIn;
    if (sanction) person.sanctions.push(sanction);
    yield lookAtPerson;
  }
  return people.values();
}

/** Whether anything is left of somebody but what has ended. */
function isThere({ isIn, sanctions }: Person, now: number): boolean {
  return isIn || sanctions.length === 0 || sanctions.some(({ until = Infinity }) => until > now);
}

function showPerson({ id, name, isIn, sanctions }: Person, now: number) {
  const left = sanctions.filter(({ until = Infinity }) => until > now);
  const shown = left.map(({ kind, until }) => ({
    kind,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  }));
  return { id, ...(name && { name }), isIn, sanctions: shown };
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
  if (admission) sandbox.analyzer.stateChanged();
  return admission ?? fail('unknown-name', { kind: 'room', name: path.room, hint: '' });
}
