import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../emulator/core/engine/emulator.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import { implementations } from '../../emulator/vendors/index.ts';
import { frozen, listing, send } from '../core/calls.ts';
import { ban, banning, chat, list, longId, nowhere, openSetup, type Setup } from './setup.ts';

const analyzerIn = ({ emulator }: Pick<Setup, 'emulator'>) => emulator.sandbox('default')!.analyzer;

/** Asks for everything that is said of the calls so far. */
function ask(setup: Setup): unknown {
  const analyzer = analyzerIn(setup);
  return {
    findings: setup.findings(),
    tallies: analyzer.tallies(),
    analyzed: analyzer.analyzed(),
    rows: analyzer.coverage().rows(setup.emulator.vendors, 'used'),
  };
}

/** Makes 21 calls, of which most are wrong in one way or another, with other states in between. */
function misbehave(setup: Setup, afterEach: (setup: Setup) => void): void {
  for (const round of [1, 2, 3]) {
    for (const input of [
      banning,
      nowhere,
      nowhere,
      { ...banning, Duration: '60' },
      { RoomId: longId.rounded },
    ]) {
      setup.call(ban, input);
      afterEach(setup);
    }
    setup.call(list, { RoomId: 'test', Offset: round });
    setup.setState(chat, round === 2 ? { rooms: [] } : { rooms: [{ RoomId: 'test', members: ['user1'] }] });
    setup.wait(3600);
    setup.call(list, { RoomId: 'test', Reason: 'unasked' });
    afterEach(setup);
  }
}

describe('calls that wait to be analyzed', () => {
  it('say at last what they say to somebody who asks after each of them', () => {
    const [patient, curious] = [openSetup(), openSetup()];
    misbehave(patient, () => undefined);
    misbehave(curious, ask);
    expect(ask(patient)).toEqual(ask(curious));
    expect(patient.findings().length).toBeGreaterThan(2);
  });

  it('are analyzed and told of one by one, where a rule breaks on one of them', () => {
    const sound = implementations[chat];
    const [first] = sound.vendor.findings!;
    let seen = 0;
    const fragile = {
      ...first!,
      spot(): undefined {
        seen += 1;
        if (seen === 2) throw new Error('out of cheese');
      },
    };
    const emulator = createEmulator({
      implementations: [{ ...sound, vendor: { ...sound.vendor, findings: [fragile] } }],
      host: () => 0,
      sandboxes: [settleInput('default', frozen)],
      debugHeaders: 'on',
    });
    const told: string[] = [];
    emulator.defects.listen((sentence) => told.push(sentence));
    for (let count = 0; count < 4; count += 1) send(emulator, listing);
    expect(analyzerIn({ emulator }).analyzed()).toEqual({ analyzed: 3, unanalyzed: 1 });
    expect(told).toEqual([
      'A bug of the emulator, found during the analysis of a call: Error: out of cheese',
    ]);
  });
});
