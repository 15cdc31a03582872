import { describe, expect, it } from 'vitest';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { edgeOf, edgeOfRate } from '../../emulator/core/findings/documented-outcomes.ts';
import { ban, banning, chat, firstCall, list, nowhere, openStage, times, type Stage } from './stage.ts';

function stateOf({ emulator }: Stage, operation: string, outcome: string): string | undefined {
  const { coverage } = emulator.judgeOf(emulator.world('default')!);
  const rows = coverage.rows(emulator.vendors, 'all');
  const row = rows.find((candidate) => candidate.vendor === chat && candidate.operation === operation);
  return row?.outcomes.find((candidate) => candidate.outcome === outcome)?.state;
}

const room = { RoomId: 'test' };
const twoPerSecond: SandboxInput = { limits: { [chat]: { [list]: { perSecond: 2 } } } };

describe('the coverage', () => {
  it('begins with nothing met', () => {
    expect(stateOf(openStage(), ban, 'success')).toBe('never met');
  });

  it('counts a success as met and handled, unless its reply was lost', () => {
    const stage = openStage(firstCall(ban, { type: 'lost-after-commit' }));
    stage.call(ban, banning);
    expect(stateOf(stage, ban, 'success')).toBe('met');
    stage.call(ban, banning);
    expect(stateOf(stage, ban, 'success')).toBe('met and handled');
  });

  it('takes a final error for handled until the same call is made again', () => {
    const stage = openStage();
    stage.call(ban, nowhere);
    expect(stateOf(stage, ban, '100004')).toBe('met and handled');
    stage.call(ban, nowhere);
    expect(stateOf(stage, ban, '100004')).toBe('met');
  });

  it('takes a retryable error for handled once the call has been repeated', () => {
    const stage = openStage(firstCall(list, { type: 'error', code: '100001' }));
    stage.call(list, room);
    expect(stateOf(stage, list, '100001')).toBe('met');
    stage.call(list, room);
    expect(stateOf(stage, list, '100001')).toBe('met and handled');
  });

  it('takes a refusal by the limit for handled when the repetition waits for the next window', () => {
    const stage = openStage(twoPerSecond);
    times(3, () => {
      stage.call(list, room);
    });
    expect(stateOf(stage, '*', '60007')).toBe('met');
    stage.wait(1);
    stage.call(list, room);
    expect(stateOf(stage, '*', '60007')).toBe('met and handled');
  });

  it('never takes a refusal by the limit for handled when the repetition came in the same window', () => {
    const stage = openStage(twoPerSecond);
    times(4, () => {
      stage.call(list, room);
    });
    stage.wait(1);
    stage.call(list, room);
    expect(stateOf(stage, '*', '60007')).toBe('met');
  });

  it('notes the edges of limits', () => {
    const stage = openStage(twoPerSecond);
    stage.call(list, room);
    expect(stateOf(stage, list, edgeOfRate)).toBe('never met');
    stage.call(list, room);
    expect(stateOf(stage, list, edgeOfRate)).toBe('met and handled');
    const edge = edgeOf('MemberList_Account');
    stage.call(ban, banning);
    expect(stateOf(stage, ban, edge)).toBe('never met');
    stage.call(ban, {
      ...banning,
      MemberList_Account: Array.from({ length: 20 }, (_, index) => `u${index}`),
    });
    expect(stateOf(stage, ban, edge)).toBe('met and handled');
  });
});

describe('the share of what was handled', () => {
  const shareOf = ({ emulator }: Stage): number => {
    const rows = emulator.judgeOf(emulator.world('default')!).coverage.rows(emulator.vendors, 'used');
    const states = rows.flatMap(({ outcomes }) => outcomes.map(({ state }) => state));
    return states.filter((state) => state === 'met and handled').length / states.length;
  };

  it('never falls when one more outcome of an operation in use is met and handled', () => {
    const { errors } = openStage().emulator.implementation(chat).vendor;
    const stage = openStage();
    stage.call(list, room);
    let share = shareOf(stage);
    for (const [code, { retryable }] of Object.entries(errors)) {
      stage.setFaults(firstCall(list, { type: 'error', code }).faults);
      stage.call(list, room);
      if (retryable) stage.call(list, room);
      stage.setFaults([]);
      expect(shareOf(stage), code).toBeGreaterThanOrEqual(share);
      share = shareOf(stage);
    }
    expect(share).toBeGreaterThan(0.5);
  });
});
