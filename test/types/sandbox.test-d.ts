import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { createControlClient } from '../../clients/control/index.ts';
import { clients } from '../../clients/index.ts';
import type { SandboxInput, sandboxForm } from '../../contracts/control/config.ts';
import type { VendorName } from '../../contracts/catalog.ts';
import { openSandbox as open, type Sandbox } from '../../emulator/testing/index.ts';

const control = createControlClient({ baseUrl: 'http://127.0.0.1:4010' });
const path = { id: 'default' };

describe('what a sandbox is made from', () => {
  it('is what its form takes', () => {
    expectTypeOf<keyof SandboxInput>().toEqualTypeOf<keyof z.input<typeof sandboxForm>>();
    expectTypeOf<SandboxInput>().toExtend<z.input<typeof sandboxForm>>();
    expectTypeOf<z.input<typeof sandboxForm>>().toExtend<SandboxInput>();
  });

  it('has the credentials of each vendor, whole or in part', () => {
    open({ credentials: { 'tencent-chat': { secretKey: 'mine' }, 'polyv-live': { appId: 'a' } } });
    // @ts-expect-error -- there is no such vendor
    open({ credentials: { 'tencent-chatt': {} } });
    // @ts-expect-error -- it is secretKey
    open({ credentials: { 'tencent-chat': { secretkey: 'mine' } } });
  });

  it('has the state of each vendor, where ranges stand in lists of ids', () => {
    open({ state: { 'tencent-chat': { rooms: [{ RoomId: 1, members: ['a', { from: 1, to: 9 }] }] } } });
    open({ state: { 'volcengine-livesaas': { accountBannedUsers: [{ from: 1, to: 9 }, 1n] } } });
    // @ts-expect-error -- it is RoomId
    open({ state: { 'tencent-chat': { rooms: [{ RoomID: 1 }] } } });
    // @ts-expect-error -- a room is a live room or a conference
    open({ state: { 'tencent-chat': { rooms: [{ RoomId: 1, RoomType: 'Party' }] } } });
    // @ts-expect-error -- addresses are no numbers
    open({ state: { 'polyv-live': { channels: [{ channelId: 1, bannedIps: [{ from: 1, to: 9 }] }] } } });
  });

  it('has limits of operations that there are', () => {
    open({ limits: { 'tencent-chat': { 'live_engine_http_srv/ban_member': { perSecond: 2 } } } });
    open({ limits: { 'tencent-chat': { banMember: { perSecond: 2 } } } });
    // @ts-expect-error -- there is no such operation
    open({ limits: { 'tencent-chat': { banMembers: { perSecond: 2 } } } });
    // @ts-expect-error -- windows are seconds or minutes
    open({ limits: { 'tencent-chat': { 'live_engine_http_srv/ban_member': { perHour: 2 } } } });
  });

  it('has quotas that the vendor has', () => {
    open({ quotas: { 'volcengine-livesaas': { bannedUsers: 2 } } });
    // @ts-expect-error -- it is bannedUsers
    open({ quotas: { 'volcengine-livesaas': { banedUsers: 2 } } });
    // @ts-expect-error -- the vendor documents none
    open({ quotas: { 'polyv-live': { bannedUsers: 2 } } });
  });

  it('decides guesses by values that they have', () => {
    open({ assumptions: { profile: 'adversary', values: { 'tencent-chat.ban-again': 'extend' } } });
    // @ts-expect-error -- there is no such value
    open({ assumptions: { values: { 'tencent-chat.ban-again': 'explode' } } });
    // @ts-expect-error -- nobody guesses that
    open({ assumptions: { values: { 'tencent-chat.no-such-guess': 'yes' } } });
    // @ts-expect-error -- there is no such profile
    open({ assumptions: { profile: 'hostile' } });
  });

  it('is the same for the control API, with a name', () => {
    void control.createSandbox({ body: { name: 'a', state: { 'polyv-live': { badWords: ['x'] } } } });
    // @ts-expect-error -- there is no such vendor
    void control.createSandbox({ body: { state: { polyv: {} } } });
  });
});

describe('a fault rule', () => {
  it('names a vendor and one of its operations', () => {
    open({
      faults: [
        {
          id: 'slow',
          match: { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_member' },
          effect: { type: 'error', code: 100004 },
        },
      ],
    });
    // @ts-expect-error -- there is no such vendor
    open({ faults: [{ id: 'slow', match: { vendor: 'tencent' }, effect: { type: 'hang' } }] });
    const match = { vendor: 'polyv-live', operation: 'RemoveUser' } as const;
    // @ts-expect-error -- the operation is another vendor's
    open({ faults: [{ id: 'a', match, effect: { type: 'hang' } }] });
    // @ts-expect-error -- no vendor has this error
    open({ faults: [{ id: 'a', match: { vendor: 'polyv-live' }, effect: { type: 'error', code: 'no' } }] });
    // @ts-expect-error -- another vendor has this error
    open({ faults: [{ id: 'a', match: { vendor: 'polyv-live' }, effect: { type: 'error', code: 100004 } }] });
    const quota = { type: 'quota', quota: 'bannedUsers', limit: 1 } as const;
    open({ faults: [{ id: 'a', match: { vendor: 'volcengine-livesaas' }, effect: quota }] });
    // @ts-expect-error -- another vendor has this quota
    open({ faults: [{ id: 'a', match: { vendor: 'polyv-live' }, effect: quota }] });
    // @ts-expect-error -- nothing of this kind can happen
    open({ faults: [{ id: 'a', match: { vendor: 'polyv-live' }, effect: { type: 'flood' } }] });
  });

  it('is the same in the control API and in the fixture', () => {
    const match = { vendor: 'trtc' } as const;
    // @ts-expect-error -- there is no such vendor
    void control.putFaults({ path, body: { rules: [{ id: 'a', match, effect: { type: 'hang' } }] } });
    // @ts-expect-error -- there is no such vendor
    open({}).faults.set([{ id: 'a', match, effect: { type: 'hang' } }]);
  });
});

describe('a sandbox', () => {
  it('tells the credentials of every vendor, which its client takes as they are', () => {
    const { credentials } = open({});
    expectTypeOf<keyof Sandbox['credentials']>().toEqualTypeOf<VendorName>();
    expectTypeOf(credentials['tencent-chat'].secretKey).toEqualTypeOf<string>();
    expectTypeOf(credentials['tencent-chat'].sdkAppId).toEqualTypeOf<number>();
    expectTypeOf(credentials['tencent-trtc'].sdkAppIds).toEqualTypeOf<(number | string)[] | undefined>();
    clients['tencent-chat']({ credentials: credentials['tencent-chat'] });
    clients['volcengine-livesaas']({ credentials: credentials['volcengine-livesaas'] });
    // @ts-expect-error -- there is no such vendor
    expectTypeOf(credentials['tencent']).toBeUndefined();
    // @ts-expect-error -- it is secretKey
    expectTypeOf(credentials['tencent-chat'].secretkey).toBeString();
  });

  it('tells them through the control API too, with the places of the vendors', async () => {
    const { credentials, vendors } = await control.getSandbox({ path });
    expectTypeOf(credentials['polyv-live'].appSecret).toEqualTypeOf<string>();
    expectTypeOf(vendors['polyv-live']).toEqualTypeOf<{ baseUrl: string }>();
  });

  it('takes back the snapshot that it gave', async () => {
    await control.putState({ path, body: await control.getState({ path }) });
    // @ts-expect-error -- there is no such version
    await control.putState({ path, body: { version: 2 } });
  });
});
