import { describe, expect, it } from 'vitest';
import { ban, banning, chat, frozen, listing, send } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const faults = `${sandbox}/faults`;
const rule = {
  id: 'down',
  match: { vendor: chat, operation: ban },
  effect: { type: 'error', code: 100004 },
} as const;

describe('the faults of a sandbox', () => {
  it('are set as a whole, and listed with how often they matched and fired', async () => {
    const { api, emulator } = openControl();
    await api.put(faults).send({ rules: [{ ...rule, id: 'before' }] });
    await api.put(faults).send({ rules: [{ ...rule, when: { every: 2 } }] });
    for (let call = 0; call < 3; call += 1) send(emulator, banning());
    expect((await api.get(faults)).body).toEqual({
      rules: [
        {
          ...rule,
          effect: { type: 'error', code: '100004' },
          when: { every: 2 },
          mustFire: false,
          matched: 3,
          fired: 1,
        },
      ],
    });
  });

  it('are gone when they are deleted', async () => {
    const { api, emulator } = openControl();
    await api.put(faults).send({ rules: [rule] });
    expect((await api.delete(faults)).status).toBe(204);
    expect((await api.get(faults)).body).toEqual({ rules: [] });
    expect(send(emulator, banning()).entry.outcome).toBe('success');
  });

  it('may stand in the configuration, and come back with a reset', async () => {
    const { api, emulator } = openControl({ default: { ...frozen, faults: [rule] } });
    await api.delete(faults);
    await api.post(`${sandbox}/reset`);
    expect(send(emulator, banning()).entry).toMatchObject({ outcome: '100004', faults: ['down'] });
  });

  it.each([
    [{ ...rule, match: { vendor: 'tencent-caht' } }, 'rules.0.match.vendor', 'Did you mean "tencent-chat"'],
    [{ ...rule, match: { vendor: chat, operation: 'ban_membr' } }, 'rules.0.match.operation', 'no operation'],
    [{ ...rule, effect: { type: 'error', code: 100003 } }, 'rules.0.effect.code', 'Did you mean "10000'],
    [{ ...rule, effect: { type: 'explode' } }, 'rules.0.effect.type', ''],
    [{ ...rule, when: { times: 0 } }, 'rules.0.when.times', ''],
    [{ ...rule, id: '' }, 'rules.0.id', ''],
  ])('are refused where they make no sense, and the old ones stay: %j', async (wrong, path, hint) => {
    const { api } = openControl();
    await api.put(faults).send({ rules: [rule] });
    const reply = await api.put(faults).send({ rules: [wrong] });
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', hint));
    expect(reply.body).toHaveProperty('errors.0.path', path);
    expect((await api.get(faults)).body).toMatchObject({ rules: [{ id: 'down' }] });
  });

  it('change a limit while they stand', async () => {
    const { api, emulator } = openControl();
    await api.put(faults).send({ rules: [{ ...rule, effect: { type: 'rate-limit', limit: 1 } }] });
    const outcomes = [banning(), banning(), listing].map((call) => send(emulator, call).entry.outcome);
    expect(outcomes).toEqual(['success', '60007', 'success']);
    await api.delete(faults);
    expect(send(emulator, banning()).entry.outcome).toBe('success');
  });
});
