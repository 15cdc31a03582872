import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import type { PolyvCredential } from '../../contracts/polyv-live/wire/credentials.ts';
import type { TrtcCredential } from '../../contracts/tencent-trtc/wire/credentials.ts';
import type { LivesaasCredential } from '../../contracts/volcengine-livesaas/wire/credentials.ts';
import { chat, frozen, listing, send } from '../core/calls.ts';
import { answer, openControl, problem, sandbox } from './control.ts';

describe('health', () => {
  it('tells where each vendor is', async () => {
    const { body } = await openControl().api.get('/api/health');
    expect(body).toMatchObject({ status: 'ok', version: '1.2.3' });
    expect(body).toHaveProperty(['vendors', chat, 'baseUrl'], 'http://tencent-chat.test');
  });
});

describe('making a sandbox', () => {
  it('answers 201 with credentials of its own and an environment', async () => {
    const { api } = openControl();
    const reply = await api.post('/api/sandboxes').send({ name: 'mine' });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ id: 'mine', env: { UNDERSTUDY_SANDBOX: 'mine' } });
    expect(Object.keys(answer(reply).credentials)).toEqual(vendors.map(({ name }) => name));
  });

  it('fills the environment with every variable of every vendor', async () => {
    const reply = await openControl().api.post('/api/sandboxes').send({});
    const ofTools = vendors.flatMap(({ toolVariables = [] }) => toolVariables.map(({ name }) => name));
    const own = Object.keys(answer(reply).env).filter((name) => !ofTools.includes(name));
    expect(own.toSorted()).toEqual([
      'POLYV_LIVE_APP_ID',
      'POLYV_LIVE_APP_SECRET',
      'POLYV_LIVE_BASE_URL',
      'POLYV_LIVE_USER_ID',
      'TENCENT_CHAT_BASE_URL',
      'TENCENT_CHAT_IDENTIFIER',
      'TENCENT_CHAT_SDKAPPID',
      'TENCENT_CHAT_SECRET_KEY',
      'TENCENT_TRTC_BASE_URL',
      'TENCENT_TRTC_SDKAPPID',
      'TENCENT_TRTC_SECRET_ID',
      'TENCENT_TRTC_SECRET_KEY',
      'UNDERSTUDY_CONTROL_URL',
      'UNDERSTUDY_SANDBOX',
      'VOLCENGINE_LIVESAAS_ACCESS_KEY_ID',
      'VOLCENGINE_LIVESAAS_BASE_URL',
      'VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY',
    ]);
  });

  it('fills the environment with what the vendors’ own tools read', async () => {
    const credentials = { 'volcengine-livesaas': { accessKeyId: 'AKLTmine', sessionToken: 'temporary' } };
    const { api, emulator } = openControl();
    const { id, env } = answer(await api.post('/api/sandboxes').send({ credentials }));
    const held = emulator.sandbox(id)!.credentials;
    const { secretId, secretKey } = held.get('tencent-trtc') as TrtcCredential;
    const { accessKeyId, secretAccessKey } = held.get('volcengine-livesaas') as LivesaasCredential;
    const { appId, appSecret, userId } = held.get('polyv-live') as PolyvCredential;
    expect(env).toMatchObject({
      TENCENTCLOUD_SECRET_ID: secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
      TENCENTCLOUD_REGION: 'ap-guangzhou',
      VOLC_ACCESSKEY: accessKeyId,
      VOLC_SECRETKEY: secretAccessKey,
      VOLCENGINE_ACCESS_KEY: accessKeyId,
      VOLCENGINE_SECRET_KEY: secretAccessKey,
      VOLCENGINE_SESSION_TOKEN: 'temporary',
      VOLCENGINE_ENDPOINT: 'volcengine-livesaas.test',
      VOLCENGINE_DISABLE_SSL: 'true',
      VOLCENGINE_REGION: 'cn-north-1',
      POLYV_APP_ID: appId,
      POLYV_APP_SECRET: appSecret,
      POLYV_USER_ID: userId,
      POLYV_BASE_URL: 'http://polyv-live.test',
    });
    expect(env).not.toHaveProperty('TENCENTCLOUD_TOKEN');
  });

  it('sets no variable for two vendors', () => {
    const names = vendors.flatMap(({ credential, name, toolVariables = [] }) => [
      ...toolVariables.map((variable) => variable.name),
      ...Object.keys(credential.toEnvironment(credential.fake)),
      baseUrlVariable(name),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('needs no body, and finds a name that is free', async () => {
    const { api } = openControl();
    const [one, two] = [await api.post('/api/sandboxes'), await api.post('/api/sandboxes')];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(answer(one).id).not.toBe(answer(two).id);
  });

  it('takes the form of a configuration file', async () => {
    const { api, emulator } = openControl();
    await api.post('/api/sandboxes').send({ name: 'mine', ...frozen, seed: 7, profile: 'adversary' });
    expect(emulator.sandbox('mine')).toMatchObject({
      clock: { setting: frozen.clock },
      settings: { random: 7, assumptions: { profile: 'adversary' } },
    });
    expect(send(emulator, { ...listing, sandbox: 'mine' }).entry.outcome).toBe('success');
  });

  it('completes credentials that are given in part', async () => {
    const credentials = { [chat]: { sdkAppId: 1400000077 } };
    const reply = await openControl().api.post('/api/sandboxes').send({ credentials });
    expect(answer(reply).credentials[chat]).toMatchObject({
      sdkAppId: 1400000077,
      administrators: ['administrator'],
    });
  });

  it('shows the id of an application as a number, whether it came as one or as its digits', async () => {
    const { api } = openControl();
    const credentials = {
      [chat]: { sdkAppId: '1400000078' },
      'tencent-trtc': { secretId: 'AKIDnumbers', sdkAppIds: ['1400000079', 1400000080, '9007199254740993'] },
    };
    const { body: made } = await api.post('/api/sandboxes').send({ name: 'numbers', credentials });
    const { body: listed } = await api.get('/api/sandboxes/numbers');
    for (const shown of [made, listed] as unknown[])
      expect(shown).toMatchObject({
        credentials: {
          [chat]: { sdkAppId: 1400000078 },
          'tencent-trtc': { sdkAppIds: [1400000079, 1400000080, '9007199254740993'] },
        },
      });
    expect((await api.post('/api/sandboxes').send({})).body).toMatchObject({
      credentials: {
        [chat]: { sdkAppId: expect.any(Number) as number },
        'tencent-trtc': { sdkAppIds: [expect.any(Number) as number] },
      },
    });
  });

  it.each([
    [chat, { sdkAppId: '14x' }],
    [chat, { sdkAppId: 0 }],
    [chat, { sdkAppId: '1234567890123456' }],
    ['tencent-trtc', { sdkAppIds: ['abc'] }],
    ['tencent-trtc', { sdkAppIds: [1.5] }],
  ])('refuses what is no id of an application: %s %j', async (vendor, credential) => {
    const reply = await openControl()
      .api.post('/api/sandboxes')
      .send({ credentials: { [vendor]: credential } });
    expect(reply.status).toBe(422);
    expect((reply.body as { detail: string }).detail).toMatch(/sdkAppIds?.*: .*(?:whole number|above 0)/);
  });

  it('refuses a name that is taken', async () => {
    const { body } = await openControl().api.post('/api/sandboxes').send({ name: 'default' });
    expect(body).toEqual(problem(409, 'conflict', 'There is a sandbox "default" already'));
  });

  it('refuses a credential that another sandbox has, and makes nothing', async () => {
    const { api, emulator } = openControl();
    const credentials = { [chat]: { sdkAppId: 1400000000 } };
    const { body } = await api.post('/api/sandboxes').send({ name: 'thief', credentials });
    expect(body).toEqual(problem(409, 'conflict', 'already belongs to the sandbox "default"'));
    expect(emulator.sandbox('thief')).toBeUndefined();
  });

  it.each([
    ['a name with a slash', { name: 'a/b' }, 'name'],
    ['an unknown vendor', { credentials: { 'tencent-caht': {} } }, 'credentials.tencent-caht'],
    [
      'an unknown field of a credential',
      { credentials: { [chat]: { secret: 1 } } },
      `credentials.${chat}.secret`,
    ],
    ['an unknown mode of the clock', { clock: { mode: 'slow' } }, 'clock.mode'],
    ['a time that is none', { clock: { mode: 'frozen', now: 'noon' } }, 'clock.now'],
    [
      'a time that is out of reach',
      { clock: { mode: 'offset', offsetSeconds: 1e300 } },
      'clock.offsetSeconds',
    ],
    ['state of an unknown vendor', { state: { polyv: {} } }, 'state.polyv'],
    [
      'a wrong field in a room',
      { state: { [chat]: { rooms: [{ RoomId: {} }] } } },
      `state.${chat}.rooms.0.RoomId`,
    ],
    [
      'a limit on an unknown operation',
      { limits: { [chat]: { ban: { perSecond: 1 } } } },
      `limits.${chat}.ban`,
    ],
    [
      'an unknown quota',
      { quotas: { 'volcengine-livesaas': { bannedUser: 1 } } },
      'quotas.volcengine-livesaas.bannedUser',
    ],
    ['a negative seed', { seed: -1 }, 'seed'],
    ['an unknown profile', { profile: 'strict' }, 'profile'],
    [
      'an unknown assumption',
      { assumptions: { values: { 'tencent-chat.x': 'y' } } },
      'assumptions.values.tencent-chat.x',
    ],
    [
      'a fault for nobody',
      { faults: [{ id: 'a', match: { vendor: 'x' }, effect: { type: 'hang' } }] },
      'faults.0.match.vendor',
    ],
  ])('refuses %s and names its path', async (_, input, path) => {
    const { api, emulator } = openControl();
    const reply = await api.post('/api/sandboxes').send(input);
    expect(reply.status).toBe(422);
    expect(reply.body).toHaveProperty('errors.0.path', path);
    expect(answer(reply).detail).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: `));
    expect(emulator.sandboxes()).toHaveLength(1);
  });

  it.each([
    [{ state: { 'tencent-caht': {} } }, 'Did you mean "tencent-chat"'],
    [
      { limits: { [chat]: { 'live_engine_http_srv/ban_membr': { perSecond: 1 } } } },
      'Did you mean "live_engine_http_srv/ban_member"',
    ],
    [{ quotas: { 'volcengine-livesaas': { bannedUser: 1 } } }, 'Did you mean "bannedUsers"'],
    [{ assumptions: { values: { 'tencent-chat.ban-agian': 'x' } } }, 'Did you mean "tencent-chat.ban-again"'],
    [{ assumptions: { values: { 'tencent-chat.ban-again': 'x' } } }, 'choose one of'],
  ])('offers the nearest names: %j', async (input, hint) => {
    const reply = await openControl().api.post('/api/sandboxes').send(input);
    expect(answer(reply).detail).toContain(hint);
  });
});

describe('the sandboxes', () => {
  it('are listed and shown', async () => {
    const { api } = openControl({ default: frozen, other: {} });
    const { sandboxes } = answer(await api.get('/api/sandboxes'));
    expect(sandboxes.map(({ id }) => id)).toEqual(['default', 'other']);
    const { body: shown } = await api.get('/api/sandboxes/other');
    expect(shown).toEqual(sandboxes[1]);
  });

  it('are gone when they are deleted', async () => {
    const { api } = openControl({ default: frozen, other: {} });
    expect((await api.delete('/api/sandboxes/other')).status).toBe(204);
    expect((await api.get('/api/sandboxes/other')).status).toBe(404);
  });

  it('keep the default one', async () => {
    const { body } = await openControl().api.delete(sandbox);
    expect(body).toEqual(problem(409, 'conflict', 'reset it instead'));
  });

  it('are as they were before their first call when they are reset', async () => {
    const { api, emulator } = openControl();
    const { body: fresh } = await api.get(`${sandbox}/state`);
    send(emulator, listing);
    await api.post(`${sandbox}/clock/advance`).send({ seconds: 60 });
    expect((await api.post(`${sandbox}/reset`)).status).toBe(200);
    expect((await api.get(`${sandbox}/state`)).body).toEqual(fresh);
    expect(answer(await api.get(`${sandbox}/journal`)).entries).toEqual([]);
    expect((await api.get(`${sandbox}/clock`)).body).toEqual(frozen.clock);
  });
});

describe('a wrong limit', () => {
  it('that is for a second and for a minute is told to leave one out', async () => {
    const limits = { 'tencent-chat': { ban_member: { perSecond: 1, perMinute: 2 } } };
    const { body } = await openControl().api.post('/api/sandboxes').send({ limits });
    expect(body).toMatchObject(problem(422, 'invalid-input', /not both: leave one out/));
  });

  it.each([{ perHour: 5 }, { perSecond: -1 }, { perMinute: 1.5 }, { perSecond: { from: 9, to: 1 } }, {}, 5])(
    'is refused with what a limit is: %j',
    async (limit) => {
      const limits = { 'tencent-chat': { 'live_engine_http_srv/ban_member': limit } };
      const { body } = await openControl().api.post('/api/sandboxes').send({ limits });
      expect(body).toMatchObject(problem(422, 'invalid-input', /a limit is perSecond or perMinute/));
    },
  );
});
