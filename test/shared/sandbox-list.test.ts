import { afterEach, describe, expect, it } from 'vitest';
import { printFirstCredentials, readFirstCredentials } from '../../emulator/shared/first-credentials.ts';
import { registrySubject } from '../../emulator/shared/shared-record.ts';
import { createTestLog, type TestLog, type TestReplica } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

const loadedBy = async ({ control }: TestReplica) => (await control.health()).shared?.loaded;

/** The list without the addresses, which are each replica's own. */
const listOf = async ({ control }: TestReplica) =>
  (await control.listSandboxes()).sandboxes.map(({ id, credentials }) => ({ id, credentials }));

/** What each sandbox says of itself, which is loaded for that. */
const askEach = ({ control }: TestReplica, ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { credentials } = await control.getSandbox({ path: { id } });
      return { id, credentials };
    }),
  );

const own = { sdkAppId: 1_400_000_123, secretKey: 'fake-own', administrators: ['root'] };

describe('The list of sandboxes of a shared log', () => {
  it('is told by a replica that has not loaded them, which it does not do for that', async () => {
    shared = createTestLog();
    const first = await shared.start();
    for (let number = 1; number <= 30; number += 1)
      await first.control.createSandbox({
        body: {
          name: `team-${number}`,
          ...(number % 10 === 0 && { credentials: { 'polyv-live': { appId: `own-${number}` } } }),
        },
      });
    await first.control.createSandbox({ body: { name: 'own', credentials: { 'tencent-chat': own } } });
    const second = await shared.start();
    const list = await listOf(second);
    expect(list.map(({ id }) => id)).toEqual([
      'default',
      ...Array.from({ length: 30 }, (_, index) => `team-${index + 1}`),
      'own',
    ]);
    expect(await loadedBy(second)).toBe(1);
    expect(list.at(-1)?.credentials['tencent-chat']).toEqual(own);
    expect(await listOf(first)).toEqual(list);
    const registry = shared.log.records().filter(({ subject }) => subject === registrySubject);
    const kept = registry.map(({ bytes }) => Buffer.from(bytes).toString()).join('\n');
    const isKept = list.map(({ credentials }) => kept.includes(credentials['tencent-trtc'].secretKey));
    // What is minted follows from the name. The default sandbox has no other name, and three were given something.
    expect(isKept.filter(Boolean)).toHaveLength(5);
    const ids = list.map(({ id }) => id);
    expect(await askEach(second, ids)).toEqual(list);
    expect((await second.control.listSandboxes()).sandboxes[1]?.env).toMatchObject({
      UNDERSTUDY_SANDBOX: 'team-1',
      UNDERSTUDY_CONTROL_URL: second.controlUrl,
    });
  });

  it('has each change that was answered before, by whichever replica', async () => {
    shared = createTestLog();
    const [first, second] = [await shared.start(), await shared.start()];
    for (const name of ['one', 'two']) await first.control.createSandbox({ body: { name } });
    expect((await listOf(second)).map(({ id }) => id)).toEqual(['default', 'one', 'two']);
    await first.control.deleteSandbox({ path: { id: 'one' } });
    expect((await listOf(second)).map(({ id }) => id)).toEqual(['default', 'two']);
    await first.control.createSandbox({ body: { name: 'one', credentials: { 'tencent-chat': own } } });
    const list = await listOf(second);
    expect(list.map(({ id }) => id)).toEqual(['default', 'two', 'one']);
    expect(list.at(-1)?.credentials['tencent-chat']).toEqual(own);
    expect(await loadedBy(second)).toBe(1);
  });

  it('has the credentials that a scenario has given, for which that sandbox alone is loaded', async () => {
    shared = createTestLog();
    const [first, second] = [await shared.start(), await shared.start()];
    for (const name of ['one', 'two']) await first.control.createSandbox({ body: { name } });
    const secretKey = 'fake-rotated';
    const scenario = {
      name: 'rotated',
      summary: 'Has another key.',
      credentials: { 'tencent-chat': { secretKey } },
      steps: [],
    };
    await listOf(second);
    await first.control.startScenario({ path: { id: 'one' }, body: { scenario } });
    const keys = (await listOf(second)).map(({ credentials }) => credentials['tencent-chat'].secretKey);
    expect(keys.map((key) => key === secretKey)).toEqual([false, true, false]);
    expect(await loadedBy(second)).toBe(2);
    // Who comes later knows as much.
    const third = await shared.start();
    expect(await listOf(third)).toEqual(await listOf(second));
    expect(await loadedBy(third)).toBe(2);
  });

  it('is not needed for the documents', async () => {
    shared = createTestLog();
    const first = await shared.start();
    await first.control.createSandbox({ body: { name: 'team' } });
    const second = await shared.start();
    await second.control.listDocs();
    expect(await loadedBy(second)).toBe(1);
  });
});

describe('What the registry has of credentials', () => {
  const claims = (text: string) => new Set([text]);

  it('is nothing that anybody could take for those of another version', () => {
    const credentials = { 'tencent-chat': own };
    const registered = { name: 'team', key: 'k', claims: claims('tencent-chat 1') };
    const text = printFirstCredentials(registered, credentials);
    expect(readFirstCredentials({ ...registered, credentials: text })).toEqual(credentials);
    expect(readFirstCredentials({ ...registered, credentials: '0'.repeat(32) })).toBeUndefined();
    expect(readFirstCredentials({ ...registered, credentials: undefined })).toBeUndefined();
  });
});
