import { afterEach, expect, it } from 'vitest';
import { registrySubject, sharedFormat } from '../../emulator/shared/shared-record.ts';
import { version } from '../../emulator/version.ts';
import { createTestLog, type TestLog } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const frame = { format: sharedFormat, version, by: 'somebody' };

const formIsUnknown = 'its form is not one of this version';
const goodCall = {
  ...{ vendor: 'tencent-chat', method: 'POST', target: '/v4/x', headers: [['Host', 'x']], bytes: 2 },
  ...{ seen: 1, connection: 1, isReused: false },
};

/** A record of calls with their bodies behind it. */
function printWith(calls: readonly object[], bodies = '{}'.repeat(calls.length)): string {
  return `${JSON.stringify({ ...frame, record: { kind: 'calls', calls } })}\n${bodies}`;
}

const poisons: readonly (readonly [what: string, bytes: string, why: string])[] = [
  ['nothing at all', '', 'it is not JSON'],
  ['half a record', JSON.stringify({ ...frame, record: { kind: 'mark' } }).slice(0, 30), 'it is not JSON'],
  ['somebody else’s JSON', '{"kind":"mark"}', 'it was not written by Understudy'],
  ['a later format', JSON.stringify({ ...frame, format: 99, record: { kind: 'mark' } }), 'it has format 99'],
  ['a kind that nobody knows', JSON.stringify({ ...frame, record: { kind: 'x' } }), formIsUnknown],
  ['a record without its calls', JSON.stringify({ ...frame, record: { kind: 'calls' } }), formIsUnknown],
  ['a call without its fields', printWith([goodCall, {}]), formIsUnknown],
  [
    'one call of several with a header without a value',
    printWith([goodCall, { ...goodCall, headers: [['a']] }]),
    formIsUnknown,
  ],
  [
    'one call of several with another vendor',
    printWith([goodCall, { ...goodCall, vendor: 'nobody' }]),
    formIsUnknown,
  ],
  ['calls with less of bodies than they say', printWith([goodCall, goodCall], '{}'), formIsUnknown],
  ['calls with more of bodies than they say', printWith([goodCall], '{}{}'), formIsUnknown],
  [
    'a call whose body has a length below nothing',
    printWith([goodCall, { ...goodCall, bytes: -2 }], ''),
    formIsUnknown,
  ],
];

it.each(poisons)('sets %s aside, names its number and its subject, and counts it', async (_, bytes, why) => {
  shared = createTestLog();
  const told: string[] = [];
  const replica = await shared.start({ onTrouble: (sentence) => told.push(sentence) });
  const sandbox = shared.log.records().find(({ subject }) => subject.startsWith('sandbox.'))!.subject;
  const stranger = shared.log.connect();
  const places: string[] = [];
  for (const subject of [sandbox, registrySubject]) {
    const { sequence } = await stranger.append(subject, Buffer.from(bytes), { id: `to ${subject}` });
    places.push(`Record ${sequence} of the shared log (${subject}) was set aside: ${why}`);
  }
  await replica.chat().listBannedMembers({ RoomId: 'test' });
  await replica.control.createSandbox({ body: { name: 'team' } });
  expect(told).toHaveLength(2);
  for (const place of places) expect(told.join('\n')).toContain(place);
  expect((await replica.control.health()).shared!.setAside).toBe(2);
  const late = await shared.start();
  expect((await late.control.listSandboxes()).sandboxes.map(({ id }) => id)).toEqual(['default', 'team']);
  expect(await late.control.getJournal({ path: { id: 'default' } })).toMatchObject({ next: 1 });
});
