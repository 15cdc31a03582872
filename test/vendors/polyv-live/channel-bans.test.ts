import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { get, now, postBeside, rows, send, signByHand, startEmulator, submit, appId } from './calls.ts';

const bannedUserPath = '/live/v3/channel/chat/banned-user';
const kickPath = '/live/v4/chat/channel/forbid/kick-users';
const unkickPath = '/live/v4/chat/channel/forbid/unkick-users';
const ipPath = '/live/v2/chat/1003/addBannedIP';
const liftPath = '/live/v2/chat/1003/delBanned';

const choose = (id: string, value: string) => startEmulator({ values: { [`polyv-live.${id}`]: value } });
const mute = (emulator: Emulator, fields: Readonly<Record<string, string>>) =>
  submit(emulator, bannedUserPath, { channelId: '1003', ...fields });
const kick = (emulator: Emulator, viewerId: string, nickName: string) =>
  postBeside(emulator, kickPath, { channelId: '1003' }, { viewerIds: [viewerId], nickNames: [nickName] });
const dataOf = ({ json }: { readonly json: unknown }) => (json as { readonly data: unknown }).data;
const muted = (emulator: Emulator, type = 'userId') =>
  dataOf(get(emulator, '/live/v3/channel/chat/get-banned-list', { channelId: '1003', type }));
const kicked = (emulator: Emulator) =>
  dataOf(submit(emulator, '/live/v3/channel/chat/list-kicked', { channelId: '1003' })) as Record<
    string,
    unknown
  >[];
const enter = (emulator: Emulator, visitor: { readonly user?: string; readonly ip?: string }) => {
  const { stateStore } = emulator.implementation('polyv-live');
  const whole = { room: '1003', user: undefined, device: undefined, ip: undefined, now, assume: () => '' };
  return stateStore.enter(emulator.sandbox('default')!.states.get('polyv-live'), { ...whole, ...visitor });
};
const illegal = (id: string) => ({
  code: 403,
  status: 'error',
  message: `illegal channel id: ${id}`,
  data: '',
});

describe('mutes of a channel', () => {
  it('come and go by ids with commas, and blanks between them are nobody', () => {
    const emulator = startEmulator();
    mute(emulator, { userIds: 'a, b,,c', toBanned: 'Y' });
    mute(emulator, { userIds: 'b', toBanned: 'N' });
    expect(muted(emulator)).toEqual(['a', 'c']);
  });

  it('are listed with or without the rooms below, and what else is asked for is refused', () => {
    const path = '/live/v3/channel/chat/get-banned-list';
    const ask = (toGetSubRooms: string, emulator = startEmulator()) =>
      get(emulator, path, { channelId: '1003', type: 'ip', toGetSubRooms }).json;
    expect([ask('0'), ask('1')]).toMatchObject([{ code: 200 }, { code: 200 }]);
    expect(ask('2')).toMatchObject({ message: 'number range error' });
    expect(ask('-1')).toMatchObject({ message: 'param is not digit: toGetSubRooms' });
    const message = 'param type error';
    expect(ask('x', choose('not-a-number', message))).toMatchObject({ message });
    expect(polyvLive.assumptions['polyv-live.not-a-number'].operations).toContain(
      'v3/channel/chat/get-banned-list',
    );
  });

  it('stay out of the list of the account', () => {
    const emulator = startEmulator();
    mute(emulator, { userIds: 'a' });
    kick(emulator, 'b', 'B');
    expect(rows(emulator)).toEqual([]);
  });

  it('mute without toBanned, unless the sandbox says otherwise', () => {
    for (const [value, ids] of [
      ['Y', ['a']],
      ['N', []],
    ] as const) {
      const emulator = choose('to-banned-absent', value);
      mute(emulator, { userIds: 'a' });
      expect(muted(emulator)).toEqual(ids);
    }
  });

  it('of addresses are a list of their own, which two calls show', () => {
    const emulator = startEmulator();
    submit(emulator, ipPath, { ip: '203.0.113.7' });
    submit(emulator, ipPath, { ip: '203.0.113.8' });
    expect(muted(emulator, 'ip')).toEqual(['203.0.113.7', '203.0.113.8']);
    const same = get(emulator, '/live/v3/channel/badword/list', { channelId: '1003', type: 'ip' });
    expect(dataOf(same)).toEqual(muted(emulator, 'ip'));
    expect(dataOf(submit(emulator, liftPath, { type: 'ip', content: '203.0.113.7' }))).toBe('success');
    expect(muted(emulator, 'ip')).toEqual(['203.0.113.8']);
    expect(muted(emulator)).toEqual([]);
  });

  it('of what is no address are taken, unless the sandbox says otherwise', () => {
    const ban = (emulator: Emulator, ip: string) => submit(emulator, ipPath, { ip }).json;
    expect(ban(startEmulator(), 'not an ip')).toMatchObject({ data: ['not an ip'] });
    const strict = choose('not-an-address', 'refuse');
    expect(ban(strict, 'not an ip')).toMatchObject({ code: 400, message: 'param validate error' });
    expect(ban(strict, '2001:db8::1')).toMatchObject({ data: ['2001:db8::1'] });
  });

  it('keep nobody out', () => {
    const emulator = startEmulator();
    mute(emulator, { userIds: 'a' });
    submit(emulator, ipPath, { ip: '203.0.113.7' });
    expect(enter(emulator, { user: 'a', ip: '203.0.113.7' })).toEqual({ admitted: true });
  });
});

describe('kicks of a channel', () => {
  it('keep somebody out of this channel until they are lifted', () => {
    const emulator = startEmulator();
    kick(emulator, 'a', 'A');
    expect(enter(emulator, { user: 'a' })).toEqual({ admitted: false, sanction: 'kick' });
    postBeside(emulator, unkickPath, { channelId: '1003' }, { viewerIds: ['a'], nickNames: ['A'] });
    expect(enter(emulator, { user: 'a' })).toEqual({ admitted: true });
  });

  it('are lifted one by one, and the answer is the row that went', () => {
    const emulator = startEmulator();
    kick(emulator, 'a', 'A');
    kick(emulator, 'b', 'B');
    const fields = { roomId: '1003', value: 'a', type: 'userId' };
    const lifted = submit(emulator, '/live/v3/channel/chat/del-kicked', fields);
    expect(dataOf(lifted)).toMatchObject([{ userId: 'a', nick: 'A' }]);
    expect(kicked(emulator)).toMatchObject([{ userId: 'b', nick: 'B' }]);
  });

  it('by address keep the address out', () => {
    const entry = { userId: 'a', clientIp: '203.0.113.7', type: 'ip' };
    const emulator = startEmulator({ channels: [{ channelId: '1003', kicked: [entry] }] });
    expect(enter(emulator, { ip: '203.0.113.7' })).toEqual({ admitted: false, sanction: 'kick' });
    expect(enter(emulator, { user: 'a', ip: '203.0.113.8' })).toEqual({ admitted: true });
  });

  it('tell with a boolean whether the channel has muted the viewer', () => {
    const emulator = startEmulator();
    kick(emulator, 'a', 'A');
    expect(kicked(emulator)).toMatchObject([{ banned: false }]);
    mute(emulator, { userIds: 'a' });
    expect(kicked(emulator)).toMatchObject([{ banned: true }]);
  });

  it('mute where the sandbox says so', () => {
    const emulator = choose('kick-implies-ban', 'yes');
    kick(emulator, 'a', 'A');
    expect(muted(emulator)).toEqual(['a']);
  });

  it.each(['type', 'kickRefer'])('say in %s what they go by where the sandbox says so', (key) => {
    const emulator = choose('kicked-row-type', key);
    kick(emulator, 'a', 'A');
    expect(kicked(emulator)[0]).toHaveProperty(key, 'userId');
    const plain = startEmulator();
    kick(plain, 'a', 'A');
    expect(kicked(plain)[0]).not.toHaveProperty(key);
  });
});

describe('the channelId beside a JSON body', () => {
  const body = { viewerIds: ['a'], nickNames: ['A'] };

  it('has the sign of a recorded call', () => {
    const common = `appId=${appId}&timestamp=${now}&sign=54A40A18F5636F13F6770ED9539739B3`;
    const target = `${kickPath}?channelId=1003&${common}`;
    const type = { 'content-type': 'application/json' };
    expect(send(startEmulator(), 'POST', target, type, JSON.stringify(body)).json).toMatchObject({
      data: 'SUCCESS',
    });
  });

  it('is missing when it is in the body', () => {
    const reply = postBeside(startEmulator(), kickPath, {}, { channelId: '1003', ...body });
    expect(reply.json).toMatchObject({ code: 400, message: 'param should not be empty: channelId' });
  });

  it('may be left out of the sign only where the sandbox says so', () => {
    const sign = signByHand({ appId, timestamp: String(now) });
    const target = `${kickPath}?channelId=1003&appId=${appId}&timestamp=${now}&sign=${sign}`;
    const sendTo = (emulator: Emulator) => send(emulator, 'POST', target, {}, JSON.stringify(body)).json;
    expect(sendTo(startEmulator())).toMatchObject({ message: 'invalid signature.' });
    expect(sendTo(choose('unsigned-channel-id', 'accept'))).toMatchObject({ data: 'SUCCESS' });
  });
});

describe('an unknown channel', () => {
  it('is illegal, with its id or with the name of the field', () => {
    const fields = { channelId: '4004', userIds: 'a' };
    const reply = submit(startEmulator(), bannedUserPath, fields);
    expect([reply.status, reply.json]).toEqual([403, illegal('4004')]);
    const named = choose('channel-id-text', 'the name of the field');
    expect(submit(named, bannedUserPath, fields).json).toEqual(illegal('channelId'));
    const room = { roomId: '4004', value: 'a', type: 'userId' };
    expect(submit(named, '/live/v3/channel/chat/del-kicked', room).json).toEqual(illegal('roomId'));
  });

  it('is accepted and forgotten where the sandbox says so, except by the call whose page knows it', () => {
    const emulator = choose('unknown-channel', 'accept');
    const ip = submit(emulator, '/live/v2/chat/4004/addBannedIP', { ip: '203.0.113.7' });
    expect(dataOf(ip)).toEqual(['203.0.113.7']);
    const list = get(emulator, '/live/v3/channel/chat/get-banned-list', { channelId: '4004', type: 'ip' });
    expect(dataOf(list)).toEqual([]);
    const fields = { channelId: '4004', userIds: 'a' };
    expect(submit(emulator, bannedUserPath, fields).json).toEqual(illegal('4004'));
  });

  it('is refused to those who write, and empty to those who list, where the sandbox follows the real service', () => {
    const emulator = choose('unknown-channel', '找不到频道');
    const refusal = { code: 400, status: 'error', message: '找不到频道', data: '' };
    const ip = submit(emulator, '/live/v2/chat/4004/addBannedIP', { ip: '203.0.113.7' });
    expect([ip.status, ip.json]).toEqual([400, refusal]);
    const body = { viewerIds: ['a'], nickNames: ['A'] };
    expect(postBeside(emulator, kickPath, { channelId: '4004' }, body).json).toEqual(refusal);
    const list = submit(emulator, '/live/v3/channel/chat/list-kicked', { channelId: '4004' });
    expect(list.json).toMatchObject({ code: 200, data: [] });
    const fields = { channelId: '4004', userIds: 'a' };
    expect(submit(emulator, bannedUserPath, fields).json).toEqual(illegal('4004'));
  });

  it('is told before a faulty field, as the older page lists them, unless the sandbox says otherwise', () => {
    const ofField = choose('channel-or-fields', 'the field');
    const mutes = (emulator: Emulator) => submit(emulator, bannedUserPath, { channelId: '4004' }).json;
    expect(mutes(startEmulator())).toEqual(illegal('4004'));
    expect(mutes(ofField)).toMatchObject({ message: 'param should not be empty: userIds' });
    const kicks = (emulator: Emulator) => postBeside(emulator, kickPath, { channelId: '4004' }, {}).json;
    expect(kicks(startEmulator())).toEqual(illegal('4004'));
    expect(kicks(ofField)).toMatchObject({ message: 'json format error' });
    const lifts = (emulator: Emulator) =>
      submit(emulator, '/live/v3/channel/chat/del-kicked', { roomId: '4004', value: 'a' }).json;
    expect(lifts(startEmulator())).toEqual(illegal('4004'));
    expect(lifts(ofField)).toMatchObject({ message: 'param should not be empty: type' });
  });

  it('is not told to a wrong sign, nor of a list that takes it for empty', () => {
    const target = `/live/v3/channel/chat/get-banned-list?channelId=4004&appId=${appId}&timestamp=${now}&sign=0`;
    expect(send(startEmulator(), 'GET', target).json).toMatchObject({ message: 'invalid signature.' });
    const emulator = choose('unknown-channel', 'accept');
    const ask = get(emulator, '/live/v3/channel/chat/get-banned-list', { channelId: '4004' });
    expect(ask.json).toMatchObject({ message: 'param should not be empty: type' });
  });

  it('has to be digits in a v2 path', () => {
    const reply = submit(startEmulator(), '/live/v2/chat/abc/addBannedIP', { ip: '203.0.113.7' });
    expect([reply.status, reply.json]).toMatchObject([400, { message: 'param type error' }]);
  });
});

it('takes the channelId of the path when the form repeats another', () => {
  const emulator = startEmulator();
  submit(emulator, ipPath, { channelId: '4004', ip: '203.0.113.7' });
  expect(muted(emulator, 'ip')).toEqual(['203.0.113.7']);
});
