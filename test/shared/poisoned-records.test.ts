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

const poisons: readonly (readonly [what: string, bytes: string, why: string])[] = [
  ['nothing at all', '', 'it is not JSON'],
  ['half a record', JSON.stringify({ ...frame, record: { kind: 'mark' } }).slice(0, 30), 'it is not JSON'],
  ['somebody else’s JSON', '{"kind":"mark"}', 'it was not written by Understudy'],
  ['a later format', JSON.stringify({ ...frame, format: 99, record: { kind: 'mark' } }), 'it has format 99'],
  [
    'a kind that nobody knows',
    JSON.stringify({ ...frame, record: { kind: 'x' } }),
    'its form is not one of this',
  ],
  [
    'a call without its fields',
    JSON.stringify({ ...frame, record: { kind: 'call' } }),
    'its form is not one of',
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
