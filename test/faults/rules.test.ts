import { describe, expect, it } from 'vitest';
import { summarise, unmet } from '../../emulator/cli/run/summary.ts';
import { createClient, outcomeOf } from '../scenarios/setup.ts';
import { ban, chat, openSetup, recordingFetch, type RuleInput } from './setup.ts';

const busy: RuleInput = { id: 'busy', match: chat, effect: { type: 'error', code: '60018' } };
const late: RuleInput = { id: 'late', match: chat, effect: { type: 'latency', ms: 1 } };

async function marksOf(rules: RuleInput[], debugHeaders: 'on' | 'off'): Promise<readonly (string | null)[]> {
  const { env } = await openSetup(rules, debugHeaders);
  const { fetch, responses } = recordingFetch();
  await outcomeOf(createClient('tencent-chat', env, { fetch }).banMember(ban));
  return responses.map(({ headers }) => headers.get('x-understudy-fault'));
}

describe('the mark of a fault', () => {
  it('names the rules that fired', async () => {
    expect(await marksOf([late, busy], 'on')).toEqual(['late, busy']);
  });

  it('is missing where marks are off', async () => {
    expect(await marksOf([late, busy], 'off')).toEqual([null]);
  });

  it('is missing where no rule fired', async () => {
    expect(await marksOf([{ ...busy, when: { after: 1 } }], 'on')).toEqual([null]);
  });
});

describe('a rule', () => {
  it('fires on each n-th call after the first ones, and no more often than it may', async () => {
    const { env, control } = await openSetup([{ ...busy, when: { after: 1, every: 2, times: 2 } }]);
    const client = createClient('tencent-chat', env);
    const outcomes: unknown[] = [];
    for (let call = 0; call < 7; call += 1) outcomes.push(await outcomeOf(client.banMember(ban)));
    expect(outcomes).toEqual(['success', 'success', 60018, 'success', 60018, 'success', 'success']);
    const { rules } = await control.getFaults({ path: { id: 'default' } });
    expect(rules).toMatchObject([{ id: 'busy', matched: 7, fired: 2 }]);
  });

  it('fires on the input that it names alone', async () => {
    const { env } = await openSetup([{ ...busy, match: { ...chat, where: { RoomId: 'other' } } }]);
    const client = createClient('tencent-chat', env);
    expect(await outcomeOf(client.banMember(ban))).toBe('success');
    expect(await outcomeOf(client.banMember({ ...ban, RoomId: 'other' }))).toBe(60018);
  });

  it('stands in the journal beside each call on which it fired', async () => {
    const { env, control } = await openSetup([{ ...busy, when: { times: 1 } }]);
    const client = createClient('tencent-chat', env);
    for (let call = 0; call < 2; call += 1) await outcomeOf(client.banMember(ban));
    expect(await control.getJournal({ path: { id: 'default' } })).toMatchObject({
      entries: [
        { outcome: '60018', faults: ['busy'] },
        { outcome: 'success', faults: [] },
      ],
    });
  });

  it('that had to fire and did not is unmet', async () => {
    const other = { ...chat, operation: 'room_engine_http_srv/ban_room_member' } as const;
    const { env, emulator } = await openSetup([
      { ...late, mustFire: true },
      { ...busy, id: 'never', match: other, mustFire: true },
    ]);
    await createClient('tencent-chat', env).banMember(ban);
    expect(unmet(summarise(emulator.sandbox('default')!))).toEqual(['never']);
  });
});
