import { describe, expect, it } from 'vitest';
import type { FaultRuleInput } from '../../contracts/control/input-types.ts';
import { banning, chat, frozen, listing, noon, send, type Call } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const state = `${sandbox}/state`;

const replay: readonly Call[] = [
  banning('user3'),
  listing,
  { ...listing, credential: { secretKey: 'x' } },
  listing,
];

describe('the state of a sandbox', () => {
  it('is a snapshot with a version, in the form of a configuration file', async () => {
    const { body } = await openControl().api.get(state);
    expect(body).toMatchObject({
      version: 1,
      [chat]: {
        rooms: [{ RoomId: 'test', Owner_Account: 'owner1', members: ['user1', 'user2'], banned: [] }],
      },
    });
  });

  it('has numbers where the wire has them, also of a snapshot with texts; ids of 64 bits are texts', async () => {
    const { api } = openControl();
    const room = { SdkAppId: '1400188366', RoomId: '10006' };
    const activity = { ActivityId: 1819171234140099 };
    const given = {
      'tencent-trtc': { rooms: [room, { SdkAppId: '007', StrRoomId: '10006' }] },
      'volcengine-livesaas': { activities: [activity] },
    };
    expect((await api.put(state).send(given)).status).toBe(200);
    const { body } = await api.get(state);
    expect(body).toMatchObject({
      'tencent-trtc': {
        rooms: [
          { SdkAppId: 1400188366, RoomId: 10006 },
          { SdkAppId: '007', StrRoomId: '10006' },
        ],
        history: [{ SdkAppId: 1400188366, RoomId: 10006 }, { StrRoomId: '10006' }],
      },
      'volcengine-livesaas': { activities: [{ ActivityId: '1819171234140099' }] },
    });
    expect((await api.put(state).send(body as object)).status).toBe(200);
    expect((await api.get(state)).body).toEqual(body);
  });

  it('gives byte-identical replies to the same calls once a snapshot is restored', async () => {
    const fault: FaultRuleInput = {
      id: 'late',
      match: { vendor: chat },
      when: { after: 3 },
      effect: { type: 'html' },
    };
    const limits = { [chat]: { [listing.operation]: { perSecond: 4 } } };
    const { api, emulator } = openControl({ default: { ...frozen, faults: [fault], limits } });
    for (const call of [banning('user1'), listing]) send(emulator, call);
    const { body: snapshot } = await api.get(state);
    // Only the name of the call in its own journal differs, which is no part of a snapshot.
    const reply = (call: Call) => {
      const { headers, ...rest } = send(emulator, call).reply;
      return { ...rest, headers: headers.filter(([name]) => name !== 'x-understudy-explain') };
    };
    const first = replay.map(reply);
    expect((await api.put(state).send(snapshot as object)).status).toBe(200);
    expect(replay.map(reply)).toEqual(first);
  });

  it('moves to another sandbox with a snapshot', async () => {
    const { api, emulator } = openControl({ default: frozen, other: { clock: frozen.clock } });
    send(emulator, banning('user1'));
    await api.put('/api/sandboxes/other/state').send((await api.get(state)).body as object);
    const [here, there] = [send(emulator, listing), send(emulator, { ...listing, sandbox: 'other' })];
    expect(there.reply).toEqual(here.reply);
  });

  it('is replaced as a whole: what is left out is empty', async () => {
    const { api } = openControl();
    await api.put(state).send({ 'polyv-live': { channels: [{ channelId: 1003 }] } });
    expect((await api.get(state)).body).toMatchObject({
      [chat]: { rooms: [] },
      'polyv-live': { channels: [{ channelId: '1003' }] },
    });
  });

  it('leaves clock and journal alone when it is replaced', async () => {
    const { api, emulator } = openControl();
    send(emulator, listing);
    await api.put(state).send({});
    expect((await api.get(`${sandbox}/clock`)).body).toEqual({ mode: 'frozen', now: noon });
    expect((await api.get(`${sandbox}/journal`)).body).toHaveProperty('entries.length', 1);
  });

  it.each([
    ['another version', { version: 2 }, 'version'],
    ['an unknown vendor', { 'tencent-caht': {} }, 'tencent-caht'],
    ['a room without an id', { [chat]: { rooms: [{}] } }, `${chat}.rooms.0.RoomId`],
    ['an unknown field', { [chat]: { rooms: [{ RoomId: 'a', Mute: 1 }] } }, `${chat}.rooms.0.Mute`],
    ['a broken generator', { generator: [1, 2] }, 'generator'],
    ['broken counters', { rates: { a: [1, -1] } }, 'rates.a.1'],
  ])('refuses %s, names its path and changes nothing', async (_, body, path) => {
    const { api } = openControl();
    const { body: before } = await api.get(state);
    const reply = await api.put(state).send(body);
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', path.replaceAll('.', '\\.')));
    expect(reply.body).toHaveProperty('errors.0.path', path);
    expect((await api.get(state)).body).toEqual(before);
  });
});
