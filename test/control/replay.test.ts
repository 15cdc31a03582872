import { describe, expect, it } from 'vitest';
import { openControl, problem, sandbox } from './control.ts';

const id = 'tencent-chat.ban-duration-zero';
const ban = {
  vendor: 'tencent-chat',
  operation: 'banMember',
  input: { RoomId: 'test', MemberList_Account: ['user1'], Duration: 0 },
};

/** A sandbox in which a ban of no length was refused, and then one of a minute carried out. */
async function openWithCalls() {
  const opened = openControl();
  await opened.api.post(`${sandbox}/calls`).send(ban);
  await opened.api.post(`${sandbox}/calls`).send({ ...ban, input: { ...ban.input, Duration: 60 } });
  return opened;
}

describe('another choice of an assumption', () => {
  it('is tried on the calls so far, without a change in the sandbox', async () => {
    const { api } = await openWithCalls();
    const before = (await api.get(`${sandbox}/state`)).body as object;
    const { body } = await api.get(`${sandbox}/assumptions/compare?assumption=${id}&value=nothing`);
    expect(body).toMatchObject({ calls: 2, unlike: 0, differing: 1 });
    expect((body as { shown: object[] }).shown).toEqual([
      {
        entry: 1,
        vendor: 'tencent-chat',
        operation: 'live_engine_http_srv/ban_member',
        before: expect.not.stringMatching('success') as string,
        after: 'success',
      },
    ]);
    expect((await api.get(`${sandbox}/state`)).body).toEqual(before);
    expect(((await api.get(`${sandbox}/journal`)).body as { entries: object[] }).entries).toHaveLength(2);
  });

  it('may be a whole profile, and what is decided already makes no difference', async () => {
    const { api } = await openWithCalls();
    const compare = async (query: string) =>
      (await api.get(`${sandbox}/assumptions/compare?${query}`)).body as { readonly differing: number };
    expect((await compare('profile=documented')).differing).toBe(0);
    expect(await compare('profile=lenient')).toMatchObject({ calls: 2 });
  });

  it('tells of calls that a fault answered, and that go otherwise without it', async () => {
    const { api, emulator } = openControl();
    const effect = { type: 'error', code: '60008' };
    await api
      .put(`${sandbox}/faults`)
      .send({ rules: [{ id: 'busy', match: { vendor: ban.vendor }, effect }] });
    await api.post(`${sandbox}/calls`).send({ ...ban, input: { ...ban.input, Duration: 60 } });
    expect(emulator.sandbox('default')?.journal.entries()).toHaveLength(1);
    const { body } = await api.get(`${sandbox}/assumptions/compare?profile=documented`);
    expect(body).toMatchObject({ calls: 1, unlike: 1, differing: 0 });
  });

  it.each([
    ['assumption=tencent-chat.nothing&value=x', /there is no assumption/],
    [`assumption=${id}&value=perhaps`, /choose one of: refuse, nothing/],
    [`assumption=${id}`, /together with its value/],
  ])('is refused where there is none: %s', async (query, words) => {
    const { api } = openControl();
    const reply = await api.get(`${sandbox}/assumptions/compare?${query}`);
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', words));
  });
});

describe('the assumptions of a call', () => {
  it('are those that were asked for, with what the call would be answered under their other choices', async () => {
    const { api } = await openWithCalls();
    const { body } = await api.get(`${sandbox}/journal/1/assumptions`);
    const { isRepeated, assumptions } = body as {
      readonly isRepeated: boolean;
      readonly assumptions: readonly { readonly id: string; readonly otherwise: readonly object[] }[];
    };
    expect(isRepeated).toBe(true);
    expect(assumptions.find((one) => one.id === id)).toMatchObject({
      decided: 'refuse',
      otherwise: [{ value: 'nothing', outcome: 'success', isSame: false }],
      evidence: { standing: 'assumed' },
    });
    const { body: second } = await api.get(`${sandbox}/journal/2/assumptions`);
    expect(
      (second as { assumptions: readonly { id: string; otherwise: readonly object[] }[] }).assumptions
        .filter((one) => one.id === id)
        .flatMap(({ otherwise }) => otherwise)
        .filter((one) => !(one as { isSame: boolean }).isSame),
    ).toEqual([]);
  });

  it('are none of a call that is not in the journal', async () => {
    const { api } = openControl();
    const reply = await api.get(`${sandbox}/journal/7/assumptions`);
    expect(reply.body).toMatchObject(problem(404, 'unknown-entry', 'no entry 7'));
  });
});
