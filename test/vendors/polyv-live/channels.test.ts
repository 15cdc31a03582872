import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { get, post, postBeside, send, startEmulator, submit, userId } from './calls.ts';

const createPath = '/live/v4/channel/create';
const viewersPath = '/live/v4/user/viewer-record/list';
const batchPath = '/live/v3/channel/basic/batch-delete';

const dataOf = ({ json }: { readonly json: unknown }) =>
  (json as { readonly data: Record<string, unknown> }).data;
const channel = { name: 'demo', newScene: 'topclass', template: 'ppt' };
const choose = (id: string, value: string) => startEmulator({ values: { [`polyv-live.${id}`]: value } });
const numbers = (emulator: Emulator) => dataOf(get(emulator, '/live/v3/user/channels'))['channels'];
const save = (emulator: Emulator) =>
  emulator
    .implementation('polyv-live')
    .stateStore.save(emulator.sandbox('default')!.states.get('polyv-live'));

describe('a channel', () => {
  it('is made with a number and a password, and can be banned in at once', () => {
    const emulator = startEmulator();
    const made = dataOf(post(emulator, createPath, channel));
    expect(made).toMatchObject({ userId, seminarHostPassword: null, seminarAttendeePassword: null });
    expect(made['channelPasswd']).toMatch(/^\d{6}$/);
    const channelId = String(made['channelId']);
    expect(numbers(emulator)).toEqual([1003, made['channelId']]);
    const fields = { channelId, userIds: 'a' };
    expect(submit(emulator, '/live/v3/channel/chat/banned-user', fields).status).toBe(200);
  });

  it('of a seminar gets the passwords that it is not given', () => {
    const body = { ...channel, newScene: 'seminar', template: 'seminar', seminarHostPassword: 'host123' };
    expect(dataOf(post(startEmulator(), createPath, body))).toMatchObject({
      seminarHostPassword: 'host123',
      seminarAttendeePassword: expect.stringMatching(/^\d{6}$/) as string,
    });
  });

  it.each([
    [{ seminarHostPassword: '12345' }],
    [{ seminarAttendeePassword: '12345678901234567' }],
    [{ seminarHostPassword: '123456', seminarAttendeePassword: '123456' }],
  ])('of a seminar takes odd passwords, unless an assumption says otherwise: %j', (passwords) => {
    const body = { ...channel, newScene: 'seminar', template: 'seminar', ...passwords };
    const strict = choose('seminar-passwords', 'param validate error');
    expect(post(startEmulator(), createPath, body).status).toBe(200);
    expect(post(strict, createPath, body).json).toMatchObject({ status: 'error' });
    expect(post(strict, createPath, { ...body, newScene: 'topclass', template: 'ppt' }).status).toBe(200);
  });

  it('loses its bans when it goes', () => {
    const emulator = startEmulator();
    submit(emulator, '/live/v3/channel/chat/banned-user', { channelId: '1003', userIds: 'a' });
    submit(emulator, '/live/v2/chat/1003/addBannedIP', { ip: '203.0.113.7' });
    expect(save(emulator)).toMatchObject({ channels: [{ bannedUsers: ['a'], bannedIps: ['203.0.113.7'] }] });
    expect(dataOf(submit(emulator, '/live/v2/channels/1003/delete'))).toBe(true);
    expect(save(emulator)).toMatchObject({ channels: [] });
    const fields = { channelId: '1003', userIds: 'a' };
    expect(submit(emulator, '/live/v3/channel/chat/banned-user', fields).status).toBe(403);
  });

  it('goes with others or not at all, unless the sandbox says otherwise', () => {
    const channelIds = ['1003', '4004'];
    const strict = startEmulator();
    expect(post(strict, batchPath, { channelIds }).json).toMatchObject({ code: 403 });
    expect(numbers(strict)).toEqual([1003]);
    const lax = choose('batch-delete-unknown', 'skip');
    expect(dataOf(post(lax, batchPath, { channelIds }))).toBe(true);
    expect(numbers(lax)).toEqual([]);
  });

  it('comes back with everything that is banned in it', () => {
    const emulator = startEmulator();
    const { stateStore } = emulator.implementation('polyv-live');
    const kicked = { viewerIds: ['b'], nickNames: ['B'] };
    post(emulator, createPath, channel);
    postBeside(emulator, '/live/v4/chat/channel/forbid/kick-users', { channelId: '1003' }, kicked);
    submit(emulator, `/live/v2/chat/${userId}/addBadWords`, { words: '["x"]', channelId: '1003' });
    submit(emulator, `/live/v2/chat/${userId}/addBadWords`, { words: '["y"]' });
    const saved = save(emulator);
    expect(saved).toMatchObject({
      channels: [{ kicked: [{ userId: 'b' }], badWords: ['x'] }, {}],
      badWords: ['y'],
    });
    expect(stateStore.save(stateStore.load(saved))).toEqual(saved);
  });
});

describe('the lists of channels', () => {
  const channels = [{ channelId: '1', name: 'one' }, { channelId: '9007199254740993' }, { channelId: 'x' }];

  it('print every digit of a number, and a name that is none as text', () => {
    const { body } = get(startEmulator({ channels }), '/live/v3/user/channels');
    expect(body).toContain('{"channels":[1,9007199254740993,"x"]}');
  });

  it('come newest first where the sandbox says so', () => {
    const emulator = startEmulator({ channels, values: { 'polyv-live.channel-order': 'newest first' } });
    const page = dataOf(get(emulator, '/live/v3/channel/management/list', { pageSize: '1' }));
    expect(page).toMatchObject({ totalPages: 3, totalItems: 3, contents: [{ channelId: 'x', name: null }] });
  });
});

describe('the newer envelope', () => {
  const shape = /^[0-9a-f]{32}\.\d{1,3}\.\d{17}$/;

  it('names the call and says success in a boolean', () => {
    const { json } = get(startEmulator(), viewersPath);
    expect(Object.keys(json as object)).toEqual(['code', 'status', 'requestId', 'data', 'success']);
    expect(json).toMatchObject({ requestId: expect.stringMatching(shape) as string, success: true });
  });

  it('puts what went wrong into error, with a code of its own', () => {
    const reply = post(startEmulator(), createPath, { newScene: 'topclass', template: 'ppt' });
    expect(Object.keys(reply.json as object)).toEqual(['code', 'status', 'requestId', 'error', 'success']);
    expect([reply.status, reply.json]).toMatchObject([
      400,
      { code: 400, status: 'error', error: { code: 10001, desc: '直播名称不能为空' }, success: false },
    ]);
  });

  it('tells of an unknown application as the sample does', () => {
    expect(send(startEmulator(), 'GET', `${viewersPath}?appId=x`).json).toMatchObject({
      error: { code: 20001, desc: 'application not found.' },
    });
  });

  it('says in Chinese that a sign is wrong, unless the sandbox says otherwise', () => {
    const target = `${viewersPath}?appId=emuappid01&timestamp=1700000000000&sign=0`;
    for (const desc of ['签名错误', 'invalid signature.']) {
      const reply = send(choose('newer-bad-sign', desc), 'GET', target);
      expect(reply.json).toMatchObject({ code: 400, error: { code: 10001, desc } });
    }
  });

  it('has words of its own for a failure of the service', () => {
    const emulator = startEmulator();
    const effect = { type: 'error' as const, code: 'undefined error' };
    const match = { vendor: 'polyv-live' };
    emulator.sandbox('default')!.faults.replace([{ id: 'down', match, when: {}, effect, mustFire: false }]);
    expect(get(emulator, viewersPath)).toMatchObject({
      status: 500,
      json: { code: 500, error: { code: 10005, desc: '系统异常' } },
    });
    expect(get(emulator, '/live/v3/user/channels').json).toMatchObject({ message: 'undefined error' });
  });

  it('repeats the code of the reply where no sample shows another and the sandbox says so', () => {
    const emulator = choose('newer-error-code', 'code of the reply');
    const reply = get(emulator, viewersPath, { source: 'MARS' });
    expect(reply.json).toMatchObject({ error: { code: 400, desc: 'param validate error' } });
  });
});
