import { describe, expect, it, vi } from 'vitest';
import { controlOperations } from '../../contracts/control/index.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { parseInParts } from '../../emulator/control/parse-in-parts.ts';
import type { GiveWay } from '../../emulator/control/turns.ts';
import { openControl, sandbox } from './control.ts';

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));
const end = 4_000_000_000;

/** A control API whose sandbox has a state, and how much was done between two turns of others since then. */
async function openWith(state: object) {
  const amounts: number[] = [];
  const give: GiveWay = (goOn, done) => {
    amounts.push(done);
    setImmediate(goOn);
  };
  const { api } = openControl(undefined, { give });
  expect((await api.put(`${sandbox}/state`).send(state)).status).toBe(200);
  amounts.length = 0;
  return { api, amounts };
}

const bansOf = (count: number) => ({
  'tencent-chat': {
    rooms: [
      {
        RoomId: 'room',
        banned: many(count, (index) => ({ Member_Account: `user-${index}`, BannedUntil: end - index })),
      },
    ],
  },
});

interface Room {
  readonly people: readonly { readonly id: string; readonly isIn: boolean }[];
  readonly more?: number;
}

describe('the rooms of a large state', { timeout: 60_000 }, () => {
  it('are listed with a break whenever a turn is full', async () => {
    const { api, amounts } = await openWith(bansOf(20_000));
    const { body } = await api.get(`${sandbox}/rooms`);
    const [room] = (body as { rooms: readonly Room[] }).rooms as [Room];
    expect([room.people.length, room.more]).toEqual([1000, 19_000]);
    expect(amounts.length).toBeGreaterThan(20);
    expect(Math.max(...amounts)).toBeLessThan(2 * bounds.workPerTurn);
  });

  it('are read one after the other, where each has all viewers of the account', async () => {
    const channels = many(30, (index) => ({ channelId: String(index + 1) }));
    const kicked = many(1000, (index) => ({ userId: `viewer-${index}` }));
    const { api, amounts } = await openWith({
      'polyv-live': {
        channels: [{ channelId: '0', kicked }, ...channels],
        viewers: many(1200, (index) => ({ viewerId: `viewer-${index}` })),
      },
    });
    const { body } = await api.get(`${sandbox}/rooms`);
    const { rooms } = body as { rooms: readonly Room[] };
    expect(rooms.map(({ people, more }) => [people.length, more])).toEqual(many(31, () => [1000, 200]));
    expect(rooms.map(({ people }) => people.filter(({ isIn }) => isIn).length)).toEqual([
      0,
      ...many(30, () => 1000),
    ]);
    expect(Math.max(...amounts)).toBeLessThan(2 * bounds.workPerTurn);
  });
});

describe('a large state that is put', { timeout: 60_000 }, () => {
  it('is told in another turn than that in which it is put', async () => {
    const seen: (readonly [isPut: boolean, isTold: boolean])[] = [];
    const give: GiveWay = (goOn) => {
      seen.push([load.mock.calls.length > 0, save.mock.calls.length > 0]);
      setImmediate(goOn);
    };
    const { api, emulator } = openControl(undefined, { give });
    const { stateStore } = emulator.implementation('tencent-chat');
    const [load, save] = [vi.spyOn(stateStore, 'load'), vi.spyOn(stateStore, 'save')];
    expect((await api.put(`${sandbox}/state`).send(bansOf(5000))).status).toBe(200);
    expect(seen).toContainEqual([true, false]);
    vi.restoreAllMocks();
  });
});

describe('what is to come in a large state', { timeout: 60_000 }, () => {
  it('is the first of it, found with a break whenever a turn is full', async () => {
    const { api, amounts } = await openWith(bansOf(20_000));
    const { body } = await api.get(`${sandbox}/clock/upcoming`);
    const { due, more } = body as { due: readonly { readonly subject: string }[]; more: number };
    expect(due.map(({ subject }) => subject)).toEqual(many(bounds.due, (index) => `user-${19_999 - index}`));
    expect(more).toBe(20_000 - bounds.due);
    expect(amounts.length).toBeGreaterThan(5);
    expect(Math.max(...amounts)).toBeLessThan(2 * bounds.workPerTurn);
  });
});

describe('a body that is short and stands for much', () => {
  it('is checked in parts', () => {
    const body = { 'tencent-chat': { rooms: [{ RoomId: 'room', members: [{ from: 1, to: 50_000 }] }] } };
    const work = parseInParts(controlOperations.putState.input, { path: { id: 'default' }, query: {}, body });
    let [parts, step] = [0, work.next()];
    for (; step.done !== true; step = work.next()) parts += 1;
    expect(step.value).toHaveProperty('data');
    expect(parts).toBeGreaterThan(50);
  });
});

describe('names that nobody bears', { timeout: 60_000 }, () => {
  const strange = (index: number) => `live_engine_http_srv/ban_memberz_${index}_v4/chat/forbid/list`;
  const errorsOf = (body: unknown) => (body as { errors: readonly { message: string }[] }).errors;
  const match = (index: number) => ({ vendor: 'tencent-chat', operation: strange(index) });

  it('are looked up until so many are found as are told', async () => {
    const { api } = openControl();
    const rules = many(bounds.faultRules, (index) => ({
      id: `r${index}`,
      match: match(index),
      effect: { type: 'latency', ms: 1 },
    }));
    const faults = await api.put(`${sandbox}/faults`).send({ rules });
    expect([faults.status, errorsOf(faults.body).length]).toEqual([422, bounds.wrongNames]);
    const steps = many(bounds.scenarioSteps, (index) => ({ after: { calls: 1, ...match(index) } }));
    const scenario = await api
      .post(`${sandbox}/scenario`)
      .send({ scenario: { name: 'long', summary: 'Long.', steps } });
    expect([scenario.status, errorsOf(scenario.body).length]).toEqual([422, bounds.wrongNames]);
  });

  it('are told with those of an address, and no more of them', async () => {
    const { api } = openControl();
    const names = many(bounds.wrongNames + 20, (index) => `ban_memberz_${index}`).join(',');
    const { status, body } = await api.get(`${sandbox}/coverage?operations=${names}`);
    expect([status, errorsOf(body).length]).toEqual([422, bounds.wrongNames]);
  });
});

describe('a record of many names', () => {
  const { input } = controlOperations.putAssumptions;
  const given = (values: object) => ({ path: { id: 'default' }, query: {}, body: { values } });
  const values = Object.fromEntries(many(5000, (index) => [`k${index}`, 'v']));

  it('is checked in parts, with the first mistake that it has', () => {
    const work = parseInParts(input, given({ ...values, last: 1 }));
    let step = work.next();
    for (; step.done !== true; step = work.next());
    expect(step.value).toMatchObject({ issues: [{ path: ['body', 'values', 'last'] }] });
  });
});
