import { describe, expect, it } from 'vitest';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { edgeOf, edgeOfRate } from '../../emulator/core/findings/documented-outcomes.ts';
import {
  ban,
  banning,
  chat,
  everyCall,
  firstCall,
  list,
  nowhere,
  openSetup,
  times,
  type Setup,
} from './setup.ts';
import { sumUpCoverage } from '../../emulator/core/findings/coverage.ts';

function stateOf({ emulator }: Setup, operation: string, outcome: string): string | undefined {
  const coverage = emulator.analyzerOf(emulator.sandbox('default')!).coverage();
  const rows = coverage.rows(emulator.vendors, 'all');
  const row = rows.find((candidate) => candidate.vendor === chat && candidate.operation === operation);
  return row?.outcomes.find((candidate) => candidate.outcome === outcome)?.state;
}

const room = { RoomId: 'test' };
const twoPerSecond: SandboxInput = { limits: { [chat]: { [list]: { perSecond: 2 } } } };

describe('the coverage', () => {
  it('begins with nothing met', () => {
    expect(stateOf(openSetup(), ban, 'success')).toBe('never met');
  });

  it('counts a success as met and handled, unless its reply was lost', () => {
    const setup = openSetup(firstCall(ban, { type: 'lost-after-commit' }));
    setup.call(ban, banning);
    expect(stateOf(setup, ban, 'success')).toBe('met');
    setup.call(ban, banning);
    expect(stateOf(setup, ban, 'success')).toBe('met and handled');
  });

  it('does not take a final error for handled as long as nothing shows that the client noticed it', () => {
    const setup = openSetup();
    setup.call(ban, nowhere);
    setup.call(ban, banning);
    expect(stateOf(setup, ban, '100004')).toBe('met');
  });

  it('takes a final error for mishandled when the same call is made again and refused again', () => {
    const setup = openSetup();
    setup.call(ban, nowhere);
    setup.call(ban, nowhere);
    expect(stateOf(setup, ban, '100004')).toBe('met and mishandled');
  });

  it('takes a final error for handled when the same call is made with success later', () => {
    const setup = openSetup();
    setup.call(ban, nowhere);
    setup.setState(chat, { rooms: [{ RoomId: nowhere.RoomId, members: ['user1'] }] });
    setup.call(list, { RoomId: nowhere.RoomId });
    setup.call(ban, nowhere);
    expect(stateOf(setup, ban, '100004')).toBe('met and handled');
  });

  it('does not take a retryable error for handled when the repetition is refused too', () => {
    const setup = openSetup(everyCall(list, { type: 'error', code: '100001' }));
    setup.call(list, room);
    setup.call(list, room);
    expect(stateOf(setup, list, '100001')).toBe('met');
  });

  it('takes a retryable error for handled once the call has been repeated with success', () => {
    const setup = openSetup(firstCall(list, { type: 'error', code: '100001' }));
    setup.call(list, room);
    expect(stateOf(setup, list, '100001')).toBe('met');
    setup.call(list, room);
    expect(stateOf(setup, list, '100001')).toBe('met and handled');
  });

  it('takes a refusal by the limit for handled when the repetition waits for the next window', () => {
    const setup = openSetup(twoPerSecond);
    times(3, () => {
      setup.call(list, room);
    });
    expect(stateOf(setup, '*', '60007')).toBe('met');
    setup.wait(1);
    setup.call(list, room);
    expect(stateOf(setup, '*', '60007')).toBe('met and handled');
  });

  it('never takes a refusal by the limit for handled when the repetition came in the same window', () => {
    const setup = openSetup(twoPerSecond);
    times(4, () => {
      setup.call(list, room);
    });
    setup.wait(1);
    setup.call(list, room);
    expect(stateOf(setup, '*', '60007')).toBe('met and mishandled');
  });

  it('notes the edges of limits', () => {
    const setup = openSetup(twoPerSecond);
    setup.call(list, room);
    expect(stateOf(setup, list, edgeOfRate)).toBe('never met');
    setup.call(list, room);
    expect(stateOf(setup, list, edgeOfRate)).toBe('met and handled');
    const edge = edgeOf('MemberList_Account');
    setup.call(ban, banning);
    expect(stateOf(setup, ban, edge)).toBe('never met');
    setup.call(ban, {
      ...banning,
      MemberList_Account: Array.from({ length: 20 }, (_, index) => `u${index}`),
    });
    expect(stateOf(setup, ban, edge)).toBe('met and handled');
  });
});

describe('the share of what was handled', () => {
  const shareOf = ({ emulator }: Setup): number => {
    const coverage = emulator.analyzerOf(emulator.sandbox('default')!).coverage();
    return sumUpCoverage(coverage.rows(emulator.vendors, 'used')).percentage;
  };

  it('never falls when one more outcome of an operation in use is met and handled', () => {
    const { errors } = openSetup().emulator.implementation(chat).vendor;
    const setup = openSetup();
    setup.call(list, room);
    let share = shareOf(setup);
    for (const [code, { retryable }] of Object.entries(errors)) {
      setup.setFaults(firstCall(list, { type: 'error', code }).faults);
      setup.call(list, room);
      if (retryable) setup.call(list, room);
      setup.setFaults([]);
      if (!retryable) setup.call(list, room);
      expect(shareOf(setup), code).toBeGreaterThanOrEqual(share);
      share = shareOf(setup);
    }
    expect(share).toBeGreaterThan(50);
  });
});
