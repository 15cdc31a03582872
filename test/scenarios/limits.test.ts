import { Service } from '@volcengine/openapi';
import { expect } from 'vitest';
import { backOff } from '../../clients/core/retry.ts';
import { createClient, inScenario, outcomesOf } from './setup.ts';

inScenario(
  'quota-of-users-one-below',
  'refuses two users at once, takes one, and refuses the next',
  async (setup) => {
    const livesaas = setup.client('volcengine-livesaas');
    const ban = (...UserIds: number[]) =>
      livesaas.updateActivityUserBanStatus({ ActivityId: 1819171234140099, BanStatus: 1, UserIds });
    expect(
      await outcomesOf(
        () => ban(2001, 2002),
        () => ban(2001),
        () => ban(2002),
      ),
    ).toEqual(['QuotaExceeded.UserIdOverLimit', 'success', 'QuotaExceeded.UserIdOverLimit']);
  },
);

inScenario('quota-of-users-reached', 'refuses a ban until an old one is lifted', async (setup) => {
  const livesaas = setup.client('volcengine-livesaas');
  const change = (BanStatus: 0 | 1, user: number) =>
    livesaas.updateActivityUserBanStatus({ ActivityId: 1819171234140099, BanStatus, UserIds: [user] });
  expect(
    await outcomesOf(
      () => change(1, 2001),
      () => change(0, 1001),
      () => change(1, 2001),
    ),
  ).toEqual(['QuotaExceeded.UserIdOverLimit', 'success', 'success']);
});

inScenario(
  'quota-of-devices-one-below',
  'lets the official SDK ban one device more, and refuses the next',
  async (setup) => {
    const { env } = setup;
    const service = new Service({
      accessKeyId: env['VOLCENGINE_LIVESAAS_ACCESS_KEY_ID'] ?? '',
      secretKey: env['VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY'] ?? '',
      region: 'cn-north-1',
      serviceName: 'livesaas',
      host: new URL(env['VOLCENGINE_LIVESAAS_BASE_URL'] ?? '').host,
      protocol: 'http:',
      defaultVersion: '2023-08-01',
    });
    const update = service.createJSONAPI('UpdateActivityUserBanStatus');
    const ban = (device: string) => update({ ActivityId: 1819171234140099, BanStatus: 1, Cookies: [device] });
    expect(await ban('2001')).toMatchObject({ Result: { Status: true } });
    expect(await ban('2002')).toMatchObject({
      ResponseMetadata: { Error: { Code: 'QuotaExceeded.CookieOverLimit' } },
    });
  },
);

inScenario('quota-of-devices-reached', 'refuses a device and still takes a user', async (setup) => {
  const livesaas = setup.client('volcengine-livesaas');
  const ban = (targets: { Cookies: string[] } | { UserIds: number[] }) =>
    livesaas.updateActivityUserBanStatus({ ActivityId: 1819171234140099, BanStatus: 1, ...targets });
  expect(
    await outcomesOf(
      () => ban({ Cookies: ['2001'] }),
      () => ban({ UserIds: [2001] }),
    ),
  ).toEqual(['QuotaExceeded.CookieOverLimit', 'success']);
});

inScenario(
  'rate-limit-hit-and-recovered',
  'ends in one ban for a client that waits longer each time',
  async (setup) => {
    const waits: number[] = [];
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    };
    const chat = createClient('tencent-chat', setup.env, { retry: backOff(), wait });
    await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
    const [first = 0, second = 0] = waits;
    expect([first >= 250, second >= 500]).toEqual([true, true]);
    expect(await setup.outcomes()).toEqual(['60007', '60007', 'success']);
  },
);
