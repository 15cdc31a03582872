import { afterEach, expect, it } from 'vitest';
import type { TencentChatCredentials } from '../../clients/tencent-chat/index.ts';
import { LogUnavailable } from '../../emulator/shared/shared-log.ts';
import { printRecord, registrySubject } from '../../emulator/shared/shared-record.ts';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

interface Told {
  readonly event: string;
  readonly id: string;
  readonly call: string;
}

/** Opens the stream of a replica, behind an event that was seen last. */
async function follow({ controlUrl }: TestReplica, seen?: string, query = '') {
  const headers = seen === undefined ? {} : { 'Last-Event-ID': seen };
  const { body } = await fetch(`${controlUrl}/api/events${query}`, { headers });
  const chunks = body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    end: () => chunks.cancel(),
    async read(count: number): Promise<readonly Told[]> {
      while (text.split('\n\n').length <= count) {
        const { done, value } = await chunks.read();
        if (done) throw new Error(`The stream ended after ${text}`);
        text += value;
      }
      const parts = text.split('\n\n');
      text = parts.slice(count).join('\n\n');
      return parts.slice(0, count).map(readTold);
    },
  };
}

function readTold(part: string): Told {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
  const data = JSON.parse(field('data')) as { readonly sandbox?: string; readonly id?: number };
  return { event: field('event'), id: field('id'), call: `${data.sandbox} ${data.id}` };
}

const path = { id: 'default' };
const limits = { 'tencent-chat': { 'live_engine_http_srv/get_banned_member_list': { perSecond: 10_000 } } };

async function droppedBy({ control }: TestReplica): Promise<number> {
  const journal = (await control.getJournal({ path })) as { readonly dropped: number };
  return journal.dropped;
}

function call(replica: TestReplica, credentials?: TencentChatCredentials): Promise<unknown> {
  return replica.chat(credentials).listBannedMembers({ RoomId: 'test' });
}

async function makeTeam({ control }: TestReplica, name = 'team'): Promise<TencentChatCredentials> {
  const { credentials } = await control.createSandbox({ body: { name, limits } });
  return credentials['tencent-chat'];
}

it('lets a reader go on at another replica after the last event that it has seen', async () => {
  shared = createTestLog({ default: { limits } });
  const [first, second] = [await shared.start(), await shared.start()];
  const team = await makeTeam(first);
  const stream = await follow(first);
  for (const one of [() => call(first), () => call(second, team), () => call(second)]) await one();
  const before = await stream.read(3);
  expect(before.map((told) => told.call)).toEqual(['default 1', 'team 1', 'default 2']);
  await call(second, team);
  await call(first);
  // This one has been told of nothing yet, and another one has not even loaded what was called.
  for (const replica of [second, await shared.start()]) {
    const again = await follow(replica, before[1]!.id);
    await call(second, team);
    const rest = await again.read(4);
    expect(rest.slice(0, 3).map((told) => told.call)).toEqual(['default 2', 'team 2', 'default 3']);
    expect(rest[0]).toEqual(before[2]);
    await again.end();
  }
  expect(await stream.read(4)).toEqual(await (await follow(second, before[2]!.id)).read(4));
});

it('loses and repeats nothing for a reader that goes from one replica to another one all the time', async () => {
  shared = createTestLog({ default: { limits } });
  const rules = { records: 20, bytes: 1e9, journal: { calls: 1000, bytes: 1e9 } };
  const replicas = [await shared.start({ snapshots: rules }), await shared.start({ snapshots: rules })];
  const [first, second] = replicas as [TestReplica, TestReplica];
  const whole = await follow(first);
  const calling = (async () => {
    for (let number = 0; number < 6; number += 1) {
      const made = await makeTeam(number % 2 === 0 ? first : second, `team${number}`);
      // The other replica has yet to load what is called here.
      await Promise.all(Array.from({ length: 10 }, (_, index) => call(replicas[index % 2]!, made)));
      await Promise.all(Array.from({ length: 10 }, (_, index) => call(replicas[index % 2]!)));
    }
  })();
  const seen: Told[] = [];
  for (let turn = 0; seen.length < 120; turn += 1) {
    const stream = await follow(replicas[turn % 2]!, seen.at(-1)?.id ?? '0-0');
    seen.push(...(await stream.read(Math.min(7, 120 - seen.length))));
    await stream.end();
  }
  await calling;
  expect(new Set(seen.map((told) => told.call)).size).toBe(120);
  expect(await whole.read(120)).toEqual(seen);
}, 120_000);

it('tells of a call after those that stand before it in the log, though their sandbox is still being loaded', async () => {
  shared = createTestLog({ default: { limits } });
  const first = await shared.start();
  let goOn = (): void => undefined;
  const loaded = new Promise<void>((resolve) => (goOn = resolve));
  const second = await shared.start({}, {}, (connection) => {
    const known = new Set(['registry', ...shared!.log.records().map(({ subject }) => subject.split('.')[1])]);
    const getSnapshot = connection.getSnapshot.bind(connection);
    Object.assign(connection, {
      async getSnapshot(key: string) {
        if (!known.has(key)) await loaded;
        return getSnapshot(key);
      },
    });
  });
  const stream = await follow(second);
  await call(first, await makeTeam(first));
  await call(first);
  const { sequence } = shared.log.records().at(-1)!;
  const appliedBySecond = async () => (await second.control.health()).shared?.applied;
  await expect.poll(appliedBySecond, { timeout: 60_000 }).toBe(sequence);
  goOn();
  expect((await stream.read(2)).map((told) => told.call)).toEqual(['team 1', 'default 1']);
});

it('loads one sandbox alone for a reader who wants no other one, and goes on when it is deleted and made anew', async () => {
  shared = createTestLog({ default: { limits } });
  const first = await shared.start();
  await makeTeam(first, 'other');
  const team = await makeTeam(first);
  await call(first, team);
  const loaded = new Set<string>();
  const second = await shared.start({}, {}, (connection) => {
    const getSnapshot = connection.getSnapshot.bind(connection);
    Object.assign(connection, {
      getSnapshot(key: string) {
        loaded.add(key);
        return getSnapshot(key);
      },
    });
  });
  const before = loaded.size;
  const stream = await follow(second, undefined, '?sandbox=team');
  const paced = await follow(second, '0-0', '?sandbox=team&perSecond=100');
  await call(first);
  await call(first, team);
  await call(second, team);
  const told = await stream.read(2);
  expect(told.map((one) => one.call)).toEqual(['team 2', 'team 3']);
  expect((await paced.read(3)).slice(1)).toEqual(told);
  expect(loaded.size).toBe(before + 1);
  await first.control.deleteSandbox({ path: { id: 'team' } });
  await call(first, await makeTeam(first));
  expect((await stream.read(1))[0]).toMatchObject({ event: 'call', call: 'team 1' });
  const again = await follow(second, told[0]!.id, '?sandbox=team');
  expect((await again.read(1)).map((one) => one.call)).toEqual(['team 1']);
});

it('goes on for a reader of one sandbox when all sandboxes were let go, since the log was closed and opened again', async () => {
  shared = createTestLog({ default: { limits } });
  const first = await shared.start();
  const stream = await follow(first, undefined, '?sandbox=default');
  await call(first);
  const number = shared.log.records().filter(({ subject }) => subject === registrySubject).length + 1;
  const closing = printRecord({ version: '99.0.0', by: 'dead' }, { kind: 'closing', to: '99.0.0' }, number);
  await shared.log.connect().append(registrySubject, closing, { id: 'closing' });
  const second = await shared.start({ takeOver: 0 });
  await call(second);
  expect((await stream.read(2)).map((told) => told.call)).toEqual(['default 1', 'default 2']);
});

it('says that an event is of no call of this log, and begins with the first call that is remembered', async () => {
  shared = createTestLog();
  const replica = await shared.start();
  await call(replica);
  for (const id of ['999999-1', '17', 'x']) {
    const [said, told] = await (await follow(replica, id)).read(2);
    expect(said).toMatchObject({ event: 'missed', id: '' });
    expect(told?.call).toBe('default 1');
  }
});

it('says that calls may be missing where a journal has dropped some that came after the event', async () => {
  shared = createTestLog({ default: { limits } });
  const snapshots = { records: 6, bytes: 1e9, journal: { calls: 2, bytes: 1e9 } };
  const [first, second] = [await shared.start({ snapshots }), await shared.start({ snapshots })];
  const stream = await follow(first);
  for (let count = 0; count < 12; count += 1) await call(first);
  const [{ id } = { id: '' }] = await stream.read(1);
  await expect.poll(() => droppedBy(second), { timeout: 60_000 }).toBeGreaterThan(3);
  const [said] = await (await follow(second, id)).read(1);
  expect(said?.event).toBe('missed');
});

const bornOf = (log: TestLog): ReadonlySet<string> =>
  new Set(log.log.records().map(({ subject }) => subject.split('.')[1] ?? subject));

/** Keeps the keys of the sandboxes that a replica loads. */
function noteLoaded(loaded: Set<string>) {
  return (connection: TestReplica['connection']): void => {
    const getSnapshot = connection.getSnapshot.bind(connection);
    Object.assign(connection, {
      getSnapshot(key: string) {
        loaded.add(key);
        return getSnapshot(key);
      },
    });
  };
}

it('loads for a reader of all calls what is called meanwhile, or has been since his last event, and nothing else', async () => {
  shared = createTestLog({ default: { limits } });
  const first = await shared.start();
  const [quiet, team] = [await makeTeam(first, 'quiet'), await makeTeam(first)];
  await call(first, quiet);
  const before = bornOf(shared);
  const late = await makeTeam(first, 'late');
  const loaded = new Set<string>();
  const second = await shared.start({}, {}, noteLoaded(loaded));
  const stream = await follow(second);
  await call(first, team);
  const [told] = await stream.read(1);
  expect(told?.call).toBe('team 1');
  await call(first, late);
  expect((await stream.read(1))[0]?.call).toBe('late 1');
  const third = await shared.start({}, {}, noteLoaded(loaded));
  const again = await follow(third, told!.id);
  expect((await again.read(1))[0]?.call).toBe('late 1');
  const [quietKey] = [...before].filter((key) => key !== 'registry').slice(1);
  expect(loaded).not.toContain(quietKey);
  expect((await second.control.health()).shared?.loaded).toBe(3);
  expect((await third.control.health()).shared?.loaded).toBe(2);
});

it('tells of a call whose sandbox could not be loaded at first', async () => {
  shared = createTestLog({ default: { limits } });
  const first = await shared.start();
  const team = await makeTeam(first);
  let isBroken = false;
  const second = await shared.start({}, {}, (connection) => {
    const getSnapshot = connection.getSnapshot.bind(connection);
    const known = bornOf(shared!);
    Object.assign(connection, {
      async getSnapshot(key: string) {
        if (isBroken && known.has(key) && key !== 'registry') {
          isBroken = false;
          throw new LogUnavailable('The log is away.');
        }
        return getSnapshot(key);
      },
    });
  });
  isBroken = true;
  const stream = await follow(second);
  await call(first, team);
  await call(first);
  expect((await stream.read(2)).map((told) => told.call)).toEqual(['team 1', 'default 1']);
  expect(isBroken).toBe(false);
});
