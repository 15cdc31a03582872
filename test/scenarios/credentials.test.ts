import { Api } from 'tls-sig-api-v2';
import { expect } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { createClient, inScenario, outcomeOf, outcomesOf } from './setup.ts';

const block = { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 } as const;

inScenario(
  'clock-skew-of-six-minutes',
  'refuses calls signed by this machine’s clock, and takes those signed by the vendor’s',
  async ({ env }) => {
    const vendorsClock = () => Date.now() + 360_000;
    expect(await outcomeOf(createClient('tencent-trtc', env).setUserBlocked(block))).toBe(
      'AuthFailure.SignatureExpire',
    );
    expect(await outcomeOf(createClient('polyv-live', env).listForbiddenUsers({}))).toBe(400);
    expect(
      await outcomeOf(createClient('tencent-trtc', env, { clock: vendorsClock }).setUserBlocked(block)),
    ).toBe('success');
    expect(
      await outcomeOf(createClient('polyv-live', env, { clock: vendorsClock }).listForbiddenUsers({})),
    ).toBe('success');
  },
);

inScenario(
  'usersig-expires-mid-run',
  'tells a client that keeps its UserSig to make a new one',
  async ({ env }) => {
    const official = new Api(Number(env['TENCENT_CHAT_SDKAPPID']), env['TENCENT_CHAT_SECRET_KEY'] ?? '');
    const makeUserSig = () => official.genSig('administrator', 3600);
    const list = (userSig: string) => listBans(env, userSig);

    const kept = makeUserSig();
    expect([await list(kept), await list(kept), await list(kept)]).toEqual([0, 0, 70001]);
    expect(await list(makeUserSig())).toBe(0);
  },
);

async function listBans(env: Readonly<Record<string, string>>, userSig: string): Promise<unknown> {
  const query = new URLSearchParams({
    sdkappid: env['TENCENT_CHAT_SDKAPPID'] ?? '',
    identifier: 'administrator',
    usersig: userSig,
    random: '99999999',
    contenttype: 'json',
  });
  const url = `${env['TENCENT_CHAT_BASE_URL']}/v4/live_engine_http_srv/get_banned_member_list?${query.toString()}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ RoomId: 'test' }) });
  return ((await response.json()) as { ErrorCode: unknown }).ErrorCode;
}

inScenario('secret-rotated', 'takes the old secret twice and then only the new one', async (setup) => {
  const listFrom = (env: Readonly<Record<string, string>>) => () =>
    createClient('volcengine-livesaas', env).getActivityBanUsers({ ActivityId: 1819171234140099 });
  const list = listFrom(setup.env);
  expect(await outcomesOf(list, list, list)).toEqual(['success', 'success', 'SignatureDoesNotMatch']);

  const control = createControlClient({ baseUrl: setup.env['UNDERSTUDY_CONTROL_URL'] ?? '' });
  const { env } = await control.getSandbox({ path: { id: 'default' } });
  expect(await outcomesOf(listFrom(env))).toEqual(['success']);
});

const bans = { ActivityId: 1819171234140099 };

inScenario('wrong-region', 'refuses calls to the wrong region alone', async ({ env }) => {
  const trtcIn = (region: string) => createClient('tencent-trtc', env, { region });
  const livesaasIn = (region: string) => createClient('volcengine-livesaas', env, { region });
  expect(await outcomeOf(trtcIn('ap-mumbai').setUserBlocked(block))).toBe('UnsupportedRegion');
  expect(await outcomeOf(trtcIn('ap-singapore').setUserBlocked(block))).toBe('success');
  expect(await outcomeOf(livesaasIn('ap-singapore-1').getActivityBanUsers(bans))).toBe(
    'InvalidAuthorization',
  );
  expect(await outcomeOf(livesaasIn('cn-north-1').getActivityBanUsers(bans))).toBe('success');
});
