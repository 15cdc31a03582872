import { describe, expect, it } from 'vitest';
import type { CreateOptions } from '../../emulator/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { openControl, sandbox } from '../control/control.ts';
import { banning, chat, frozen, list, listing, send, write } from '../core/calls.ts';
import { usually } from '../profiles/usual-profile.ts';

type Sandbox = NonNullable<CreateOptions['sandboxes']>[string];

/** The default sandbox behind the control API, with a way to call a vendor in it. */
function open(settings: Sandbox = {}) {
  const control = openControl({ default: { ...frozen, ...settings } });
  const call = (what: Parameters<typeof send>[1]) => send(control.emulator, what);
  const banned = () =>
    (JSON.parse(call(listing).reply.body) as { Response: { BannedAccountList: object[] } }).Response
      .BannedAccountList;
  return { ...control, call, banned };
}

describe('a sandbox', () => {
  it('is, after a reset, what it was at first', async () => {
    const { api, call, banned } = open();
    call(banning());
    await api.post(`${sandbox}/reset`);
    expect(banned()).toEqual([]);
  });

  it('has its credentials for itself', async () => {
    const { api, emulator } = open();
    const credentials = { [chat]: emulator.sandbox('default')!.credentials.get(chat) };
    expect((await api.post('/api/sandboxes').send({ credentials })).status).toBe(409);
  });

  it('has its limits for itself', async () => {
    const { api, call } = open({ limits: { [chat]: { [list]: { perSecond: 1 } } } });
    await api
      .post('/api/sandboxes')
      .send({ ...frozen, name: 'other', limits: { [chat]: { [list]: { perSecond: 1 } } } });
    const outcomes = ['default', 'other', 'default'].map(
      (id) => call({ ...listing, sandbox: id }).entry.outcome,
    );
    const code = usually(tencentChat.assumptions['tencent-chat.rate-limit-code']);
    expect(outcomes).toEqual(['success', 'success', code]);
  });

  it('decides by its profile what no document says', () => {
    const outcomes = (['documented', 'adversary'] as const).map((profile) => {
      const { call } = open({ assumptions: { profile } });
      call(banning());
      return call(banning()).entry.outcome;
    });
    expect(outcomes).toEqual(['success', '100016']);
  });

  it('makes the same ids from the same seed, and others from another', () => {
    const ids = [1, 1, 2].map((random) => open({ random }).call(banning()).reply.body);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('keeps its distance from the machine, in seconds', async () => {
    const { api } = open();
    await api.put(`${sandbox}/clock`).send({ mode: 'offset', offsetSeconds: 86_400 });
    const { body } = (await api.get(`${sandbox}/clock`)) as { body: { now: string } };
    const hours = (Date.parse(body.now) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
  });

  it('takes the steps of its scenario at their very second', async () => {
    const { api, banned } = open();
    const ban = { RoomId: 'test', banned: [{ Member_Account: 'user9', BannedUntil: 1_800_000_000 }] };
    const steps = [{ after: { seconds: 60 }, state: { [chat]: { rooms: [ban] } } }];
    const scenario = { name: 'later', summary: 'A ban comes later.', ...frozen, steps };
    await api.post(`${sandbox}/scenario`).send({ scenario });
    await api.post(`${sandbox}/clock/advance`).send({ seconds: 59 });
    expect(banned()).toEqual([]);
    await api.post(`${sandbox}/clock/advance`).send({ seconds: 1 });
    expect(banned()).toHaveLength(1);
  });

  it('fires a fault after so many calls, so many times', async () => {
    const { api, call } = open();
    const match = { vendor: chat, operation: list };
    const effect = { type: 'error', code: 100004 };
    await api
      .put(`${sandbox}/faults`)
      .send({ rules: [{ id: 'third', match, effect, when: { after: 2, times: 1 } }] });
    const outcomes = [1, 2, 3, 4].map(() => call(listing).entry.outcome);
    expect(outcomes).toEqual(['success', 'success', '100004', 'success']);
  });

  it('keeps no proof of a secret in its journal', async () => {
    const { api, emulator } = open();
    const [, userSig] = /usersig=([^&]+)/.exec(write(emulator, listing).url)!;
    send(emulator, listing);
    const { text } = await api.get(`${sandbox}/journal`);
    expect(text).toContain('usersig=');
    expect(text).not.toContain(userSig);
  });
});
