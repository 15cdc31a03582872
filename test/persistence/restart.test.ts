import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { PersistentEmulator } from '../../emulator/persistence/persist.ts';
import { scenarioNames } from '../../emulator/assembly/scenario-files.ts';
import { ban, banning, chat, list, unban, write, type Call } from '../core/calls.ts';
import { change, copyOf, newFolder, openPersistent, type Change, type MachineTime } from './setup.ts';

const beginning = 1_700_000_000_000;
const other = 'other';

const viewer = fc.constantFrom('user1', 'user2', 'user3', 'owner1');
const chatCall = fc.oneof(
  fc.tuple(viewer, fc.integer({ min: 1, max: 300 })).map(([user, seconds]) => banning(user, seconds)),
  viewer.map((user): Call => ({ operation: unban, input: { RoomId: 'test', MemberList_Account: [user] } })),
  fc.constant<Call>({ operation: list, input: { RoomId: 'test' } }),
  fc.constant<Call>({ operation: list, input: { RoomId: 'test' }, credential: { secretKey: 'wrong' } }),
  fc.constantFrom('a', 'b').map((RoomId): Call => ({
    operation: 'live_engine_http_srv/create_room',
    input: { RoomInfo: { RoomId, RoomType: 'Live' } },
  })),
);
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 2, arbitrary: chatCall },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...vendors).map(({ name, example }) => ({ vendor: name, ...example })),
  },
);

const rules = fc.constantFrom(
  [{ id: 'slow', match: { vendor: chat }, effect: { type: 'latency', minMs: 1, maxMs: 99 } }],
  [{ id: 'tight', match: { vendor: chat, operation: ban }, effect: { type: 'rate-limit', limit: 1 } }],
  [{ id: 'third', match: { vendor: chat }, when: { every: 3, times: 2 }, effect: { type: 'hang' } }],
);
const changeOf = (id: string): fc.Arbitrary<Change> => {
  const path = { id };
  const room = { path: { id, vendor: chat, room: 'test' }, body: { user: 'user3' } };
  return fc.oneof(
    fc.constantFrom<Change>(
      { operation: 'resetSandbox', input: { path } },
      { operation: 'deleteFaults', input: { path } },
      { operation: 'enterRoom', input: room },
      { operation: 'leaveRoom', input: room },
      { operation: 'deleteSandbox', input: { path } },
      { operation: 'createSandbox', input: { body: { name: other, seed: 5 } } },
      { operation: 'createSandbox', input: { body: {} } },
      {
        operation: 'putState',
        input: { path, body: { [chat]: { rooms: [{ RoomId: 'test', members: ['user1'] }] } } },
      },
      { operation: 'putClock', input: { path, body: { mode: 'system', force: true } } },
      {
        operation: 'putClock',
        input: { path, body: { mode: 'frozen', now: '2023-11-14T22:13:20.500Z', force: true } },
      },
    ),
    fc
      .integer({ min: 0, max: 400 })
      .map((seconds): Change => ({ operation: 'advanceClock', input: { path, body: { seconds } } })),
    rules.map((given): Change => ({ operation: 'putFaults', input: { path, body: { rules: given } } })),
    fc
      .constantFrom('documented', 'lenient', 'adversary')
      .map((profile): Change => ({ operation: 'putAssumptions', input: { path, body: { profile } } })),
    fc
      .constantFrom(...scenarioNames())
      .map((name): Change => ({ operation: 'startScenario', input: { path, body: { name } } })),
  );
};

/** What happens: a call, bytes that are no call, a change, time passing, or a restart after a stop or a kill. */
const sandboxId = fc.constantFrom('default', other);
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ sandbox: sandboxId, call: anyCall }) },
  { weight: 1, arbitrary: fc.record({ bytes: fc.uint8Array({ maxLength: 20 }) }) },
  { weight: 4, arbitrary: sandboxId.chain((id) => fc.record({ change: changeOf(id) })) },
  { weight: 1, arbitrary: fc.record({ pass: fc.integer({ min: -10, max: 100_000 }) }) },
  { weight: 2, arbitrary: fc.record({ restart: fc.constantFrom('stop', 'kill') }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** Does something and gives what was answered. */
function act(emulator: Emulator, deed: Deed, time: MachineTime, persistent?: PersistentEmulator): unknown {
  if ('change' in deed) {
    try {
      return change(emulator, deed.change, persistent) ?? 'done';
    } catch (error) {
      return String(error);
    }
  }
  if ('bytes' in deed)
    return emulator.handle(chat, { method: 'POST', target: '/v4/?sdkappid=1', headers: [], body: deed.bytes })
      .reply;
  if ('pass' in deed) return (time.now += deed.pass);
  if ('restart' in deed || !emulator.sandbox(deed.sandbox)) return undefined;
  const { vendor = chat } = deed.call;
  return emulator.handle(vendor, write(emulator, { ...deed.call, sandbox: deed.sandbox })).reply;
}

/** An answer as text, without the signatures that ended: they are known from the journal, which begins anew. */
function textOf(answer: unknown): string {
  const isOfClock = typeof answer === 'object' && answer !== null && 'due' in answer;
  if (!isOfClock) return printJson(answer);
  const due = (answer.due as readonly { readonly kind: string }[]).filter(
    ({ kind }) => kind !== 'signature expired',
  );
  return printJson({ ...answer, due });
}

function restart(
  persistent: PersistentEmulator,
  how: string,
  folder: string,
  time: MachineTime,
  rewriteAfter: number,
) {
  const killed = how === 'kill' ? copyOf(folder) : undefined;
  persistent.close();
  const next = killed ?? folder;
  return { folder: next, persistent: openPersistent({ folder: next, rewriteAfter }, {}, time) };
}

const demo: Readonly<Record<string, SandboxInput>> = {
  default: { state: 'demo', clock: { mode: 'system' } },
  [other]: { state: 'demo', random: 7 },
};

describe('an emulator that is kept in a folder', () => {
  it('answers after any restart as if there had been none, and is in the same state', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 40 }),
        fc.integer({ min: 1, max: 30_000 }),
        (deeds, rewriteAfter) => {
          const [time, keptTime] = [{ now: beginning }, { now: beginning }];
          const straight = assemble(settleInputs(demo), { now: () => time.now, debugHeaders: 'off' });
          let folder = newFolder();
          let persistent = openPersistent({ folder, rewriteAfter }, demo, keptTime);
          for (const deed of deeds) {
            if ('restart' in deed)
              ({ folder, persistent } = restart(persistent, deed.restart, folder, keptTime, rewriteAfter));
            const answer = act(persistent.emulator, deed, keptTime, persistent);
            expect(textOf(answer)).toBe(textOf(act(straight, deed, time)));
          }
          ({ persistent } = restart(persistent, 'kill', folder, keptTime, rewriteAfter));
          expect(persistent.problem()).toBeUndefined();
          expect(printJson(persistent.emulator.save())).toBe(printJson(straight.save()));
          persistent.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
