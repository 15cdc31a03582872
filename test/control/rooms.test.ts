import { describe, expect, it } from 'vitest';
import { banning, chat, frozen, send } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const transport = (way: 'enter' | 'leave', room = 'test', vendor: string = chat) =>
  `${sandbox}/rooms/${vendor}/${room}/${way}`;

describe('entering a room', () => {
  it('lets somebody in, and the room has a member more', async () => {
    const { api } = openControl();
    const reply = await api.post(transport('enter')).send({ user: 'user9' });
    expect([reply.status, reply.body]).toEqual([200, { admitted: true }]);
    const { body } = await api.get(`${sandbox}/state`);
    expect(body).toHaveProperty(`${chat}.rooms.0.members`, ['user1', 'user2', 'user9']);
  });

  it('keeps out whom a ban keeps out, with the code that the vendor’s client is told', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    const reply = await api.post(transport('enter')).send({ user: 'user1' });
    expect([reply.status, reply.body]).toEqual([200, { admitted: false, sanction: 'ban', code: 100016 }]);
  });

  it('lets them in again at the very second in which the ban ends', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    await api.post(`${sandbox}/clock/advance`).send({ until: 'next-expiry' });
    expect((await api.post(transport('enter')).send({ user: 'user1' })).body).toEqual({ admitted: true });
  });

  it('lets somebody out', async () => {
    const { api } = openControl();
    expect((await api.post(transport('leave')).send({ user: 'user1' })).body).toEqual({ admitted: false });
    const { body } = await api.get(`${sandbox}/state`);
    expect(body).toHaveProperty(`${chat}.rooms.0.members`, ['user2']);
  });

  it('reads a room’s id from the path, decoded', async () => {
    const state = { [chat]: { rooms: [{ RoomId: 'a/b 中' }] } };
    const { api } = openControl({ default: { ...frozen, state } });
    const reply = await api.post(transport('enter', encodeURIComponent('a/b 中'))).send({ user: 1 });
    expect(reply.body).toEqual({ admitted: true });
  });

  it('is no vendor traffic', async () => {
    const { api, emulator } = openControl();
    await api.post(transport('enter')).send({ user: 'user9' });
    expect(emulator.sandbox('default')?.journal.entries()).toEqual([]);
  });

  it.each(['enter', 'leave'] as const)('answers 404 for a room that there is not: %s', async (way) => {
    const reply = await openControl().api.post(transport(way, 'tset')).send({ user: 'a' });
    expect(reply.body).toEqual(problem(404, 'unknown-name', 'There is no room "tset"'));
  });

  it('answers 404 with the nearest names for a vendor that there is not', async () => {
    const reply = await openControl()
      .api.post(transport('enter', 'test', 'tencent-caht'))
      .send({ user: 'a' });
    expect(reply.body).toEqual(
      problem(404, 'unknown-name', 'There is no vendor "tencent-caht". Did you mean "tencent-chat"'),
    );
  });

  it.each([
    [{ user: {} }, 'user'],
    [{ user: '' }, 'user'],
    [{ ip: 5 }, 'ip'],
    [{ name: 'a' }, 'name'],
  ])('refuses a wrong visitor and names the field: %j', async (visitor, path) => {
    const reply = await openControl().api.post(transport('enter')).send(visitor);
    expect(reply.body).toHaveProperty('errors.0.path', path);
  });
});

describe('the people in the rooms', () => {
  it('are told with what is held against them, until when by the sandbox’s clock', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    const { body } = await api.get(`${sandbox}/rooms`);
    const room = (body as { rooms: { vendor: string; room: string }[] }).rooms.find(
      ({ vendor }) => vendor === chat,
    );
    const until = new Date(Date.parse(frozen.clock.now) + 60_000).toISOString();
    expect(room).toEqual({
      vendor: chat,
      room: 'test',
      people: [
        { id: 'user2', isIn: true, sanctions: [] },
        { id: 'user1', isIn: false, sanctions: [{ kind: 'ban', until }] },
      ],
    });
  });

  it('are free of what has ended', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    await api.post(`${sandbox}/clock/advance`).send({ until: 'next-expiry' });
    const { body } = await api.get(`${sandbox}/rooms`);
    expect(JSON.stringify(body)).toContain('"user2"');
    expect(JSON.stringify(body)).not.toContain('"user1"');
  });
});

describe('the limits of operations', () => {
  it('tell how many calls of the window there were, for what was called', async () => {
    const { api, emulator } = openControl();
    expect((await api.get(`${sandbox}/limits`)).body).toMatchObject({ meters: [] });
    send(emulator, banning('user1', 60));
    send(emulator, banning('user2', 60));
    const { body } = await api.get(`${sandbox}/limits`);
    expect(body).toMatchObject({ meters: [{ vendor: chat, count: 2, limit: 200, perSeconds: 1 }] });
    await api.post(`${sandbox}/clock/advance`).send({ seconds: 1 });
    expect((await api.get(`${sandbox}/limits`)).body).toMatchObject({ meters: [{ count: 0 }] });
  });
});

describe('what time will bring', () => {
  it('is told without moving the clock', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    const { body } = await api.get(`${sandbox}/clock/upcoming`);
    const at = new Date(Date.parse(frozen.clock.now) + 60_000).toISOString();
    expect(body).toMatchObject({ now: new Date(frozen.clock.now).toISOString() });
    expect((body as { due: unknown[] }).due).toContainEqual({
      at,
      kind: 'ban ended',
      vendor: chat,
      subject: 'user1',
      place: 'test',
    });
  });
});
