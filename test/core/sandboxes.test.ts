import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultRuleInput } from '../../contracts/control/input-types.ts';
import { show } from '../../emulator/control/handlers/journal.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { takeSnapshot } from '../../emulator/core/sandbox/snapshot.ts';
import { createEmulator } from '../../emulator/index.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import { ban, banning, chat, frozen, list, listing, noon, send, unban, type Call } from './calls.ts';

const users = fc.constantFrom('user1', 'user2', 'user3', 'owner1');
const rooms = fc.constantFrom('test', 'nowhere');

/** What a caller may do: right calls, refused calls, calls with a wrong secret or a wrong clock. */
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    operation: fc.constant(ban),
    input: fc.record({
      RoomId: rooms,
      MemberList_Account: fc.array(users, { minLength: 1, maxLength: 3 }),
      Duration: fc.integer({ min: 0, max: 300 }),
    }),
  }),
  fc.record({
    operation: fc.constant(unban),
    input: fc.record({ RoomId: rooms, MemberList_Account: fc.array(users, { minLength: 1, maxLength: 2 }) }),
  }),
  fc.record({ operation: fc.constant(list), input: fc.record({ RoomId: rooms }) }),
  fc.record({
    operation: fc.constant(list),
    input: fc.record({ RoomId: rooms }),
    credential: fc.constant({ secretKey: 'wrong' }),
  }),
  fc.record({ operation: fc.constant(list), input: fc.constant({}), skewSeconds: fc.constant(-100_000) }),
);

/** What a test may do to a sandbox besides. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ call }) },
  { weight: 1, arbitrary: fc.record({ advance: fc.integer({ min: 0, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ fault: fc.constantFrom('hang', 'reset', 'malformed') }) },
);
type Deed = { call: Call } | { advance: number } | { fault: 'hang' | 'reset' | 'malformed' };

function act(emulator: Emulator, id: string, deed: Deed): void {
  const sandbox = emulator.sandbox(id)!;
  if ('call' in deed) send(emulator, { ...deed.call, sandbox: id });
  else if ('advance' in deed) sandbox.clock.advance(deed.advance);
  else {
    const rule = { id: 'f', match: { vendor: chat }, when: { times: 1 }, mustFire: false };
    sandbox.faults.replace([{ ...rule, effect: { type: deed.fault } }]);
  }
}

/** Everything that can be told of a sandbox from outside. */
function portray(emulator: Emulator, id: string) {
  const sandbox = emulator.sandbox(id)!;
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  return {
    snapshot: takeSnapshot(sandbox, implementations),
    clock: sandbox.clock.setting,
    credentials: Object.fromEntries(sandbox.credentials),
    assumptions: sandbox.assumptions,
    faults: sandbox.faults.report(),
    journal: sandbox.journal.entries().map((entry) => show(entry, emulator)),
    dropped: sandbox.journal.dropped(),
  };
}

const room = { RoomId: 'test', Owner_Account: 'owner1', members: ['user1', 'user2'] };
const fault: FaultRuleInput = {
  id: 'slow',
  match: { vendor: chat },
  effect: { type: 'latency', minMs: 1, maxMs: 99 },
};

const twoSandboxes = () =>
  createEmulator({
    sandboxes: { default: { ...frozen, random: 1 }, other: { ...frozen, random: 2, faults: [fault] } },
  });

describe('a sandbox', () => {
  it('is, after a reset, what it was at first', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const emulator = twoSandboxes();
        const fresh = portray(emulator, 'other');
        for (const deed of deeds) act(emulator, 'other', deed);
        emulator.replace(emulator.sandbox('other')!);
        expect(portray(emulator, 'other')).toEqual(fresh);
      }),
      { numRuns: 60 },
    );
  });

  it('sees nothing of another one, however their calls interleave', () => {
    const steps = fc.array(fc.record({ inOther: fc.boolean(), deed }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (interleaved) => {
        const [both, alone] = [twoSandboxes(), twoSandboxes()];
        for (const { inOther, deed } of interleaved) {
          act(both, inOther ? 'other' : 'default', deed);
          if (!inOther) act(alone, 'default', deed);
        }
        expect(portray(both, 'default')).toEqual(portray(alone, 'default'));
      }),
      { numRuns: 60 },
    );
  });

  it('gives a byte-identical journal for the same seed and the same calls', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), fc.integer({ min: 0 }), (deeds, random) => {
        const run = () => {
          const emulator = createEmulator({ sandboxes: { default: { ...frozen, random, faults: [fault] } } });
          for (const deed of deeds) act(emulator, 'default', deed);
          return JSON.stringify(portray(emulator, 'default').journal);
        };
        expect(run()).toBe(run());
      }),
      { numRuns: 40 },
    );
  });

  it('gives other ids for another seed', () => {
    const run = (random: number) => {
      const emulator = createEmulator({ sandboxes: { default: { ...frozen, random } } });
      return send(emulator, listing).reply.body;
    };
    expect(run(1)).not.toBe(run(2));
  });

  it('keeps what a secret has been rotated to from other sandboxes, and lets its calls in', () => {
    const emulator = twoSandboxes();
    const rotated = { sdkAppId: '1499999999', secretKey: 'rotated' };
    const steps = [{ after: { calls: 1 }, credentials: { [chat]: rotated } }];
    const { settings } = emulator.sandbox('other')!;
    emulator.replace(emulator.sandbox('other')!, { ...settings, faults: [], steps });
    send(emulator, { ...listing, sandbox: 'other' });
    const { sandbox, entry } = send(emulator, { ...listing, sandbox: 'other' });
    expect([sandbox, entry.outcome]).toEqual(['other', 'success']);
    const old = send(emulator, {
      ...listing,
      sandbox: 'other',
      credential: settings.credentials[chat] as object,
    });
    expect(old.sandbox).toBe('default');
  });

  it('does not lose its credential to a scenario of another one', () => {
    const emulator = twoSandboxes();
    const stolen = emulator.sandbox('default')!.credentials.get(chat) as object;
    const steps = [{ after: { calls: 1 }, credentials: { [chat]: stolen } }];
    const other = emulator.sandbox('other')!;
    emulator.replace(other, { ...other.settings, steps });
    send(emulator, { ...listing, sandbox: 'other' });
    expect(send(emulator, listing).sandbox).toBe('default');
  });
});

describe('calls whose credential nobody has', () => {
  it('are checked by the default sandbox’s clock, and journaled there', () => {
    const emulator = twoSandboxes();
    const { sandbox, entry } = send(emulator, { ...listing, credential: { sdkAppId: '1400009999' } });
    expect(sandbox).toBe('default');
    expect(entry).toMatchObject({ now: Date.parse(noon), credentialId: '1400009999', refusedBy: 'app' });
  });
});

describe('many sandboxes', () => {
  it('live in one process, a thousand of them, each found by its own credential', () => {
    const emulator = createEmulator();
    const names = Array.from({ length: 1000 }, (_, index) => `sandbox-${index}`);
    for (const [index, name] of names.entries()) {
      const state = {
        [chat]: { rooms: [{ ...room, banned: [{ Member_Account: name, BannedUntil: 2e9 }] }] },
      };
      emulator.create(settleInput(name, { clock: { mode: 'frozen', now: noon }, state, random: index }));
    }
    for (const name of names) {
      const { sandbox, reply } = send(emulator, { ...listing, sandbox: name });
      expect(sandbox).toBe(name);
      expect(reply.body).toContain(`"Member_Account":"${name}"`);
    }
  });

  it('are listed in the order in which they were made, resets or not', () => {
    const emulator = twoSandboxes();
    emulator.replace(emulator.sandbox('default')!);
    expect(emulator.sandboxes().map(({ settings }) => settings.id)).toEqual(['default', 'other']);
  });

  it('answer no calls once they are removed', () => {
    const emulator = twoSandboxes();
    const { credentials } = emulator.sandbox('other')!;
    emulator.remove('other');
    const { sandbox } = send(emulator, { ...banning(), credential: credentials.get(chat) as object });
    expect(sandbox).toBe('default');
  });
});
