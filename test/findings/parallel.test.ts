import { Agent, request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startServer } from '../../emulator/server.ts';
import { ban, chat, everyCall, list, nowhere, openSetup } from './setup.ts';

const ids = createSeededIds(1);
const down = everyCall(list, { type: 'error', code: '100001' });

/** A server, and a client that sends one and the same call by the connections of an agent. */
async function open(
  options: Parameters<typeof openSetup>[0],
  agent: Agent,
  operation: string,
  input: object,
) {
  const setup = openSetup(options);
  const { emulator } = setup;
  const server = await startServer(emulator, { port: 0 });
  const { vendor } = emulator.implementation(chat);
  const sandbox = emulator.sandbox('default')!;
  const call = (): Promise<void> => {
    const { url, method, headers, body } = writeCall(vendor, operation, {
      input: { ...input },
      credential: sandbox.credentials.get(chat),
      baseUrl: server.baseUrls[chat],
      now: sandbox.clock.now(),
      ids,
    });
    return new Promise((resolve, reject) => {
      const outgoing = request(url, { method, agent, headers: Object.fromEntries(headers) }, (reply) => {
        reply.resume().on('end', resolve);
      });
      outgoing.on('error', reject).end(body);
    });
  };
  onTestFinished(async () => {
    agent.destroy();
    await server.close();
  });
  return { call, findings: () => setup.findings().map(({ rule, severity }) => `${severity} ${rule}`) };
}

const listsPerSecond = (perSecond: number) => ({ limits: { [chat]: { [list]: { perSecond } } } });

it.each([
  ['each on a connection of its own', new Agent(), ['warning burst-above-limit']],
  [
    'from a queue of five connections',
    new Agent({ keepAlive: true, maxSockets: 5 }),
    ['warning burst-above-limit'],
  ],
  [
    'from a queue of one connection',
    new Agent({ keepAlive: true, maxSockets: 1 }),
    ['warning burst-above-limit', 'warning retry-inside-rate-window'],
  ],
])('finds no error in thirty equal calls above a limit, %s', async (_how, agent, expected) => {
  const { call, findings } = await open(listsPerSecond(2), agent, list, { RoomId: 'test' });
  await Promise.all(Array.from({ length: 30 }, call));
  expect(findings().filter((finding) => !finding.startsWith('info'))).toEqual(expected);
});

it('finds nothing in thirty equal calls that are refused at the same time', async () => {
  const { call, findings } = await open({}, new Agent(), ban, nowhere);
  await Promise.all(Array.from({ length: 30 }, call));
  expect(findings()).toEqual([]);
});

it('tells a client that retries a few times from one that never ends', { timeout: 120_000 }, async () => {
  // The clock stands still, so that all calls fall into one second.
  const settings = { ...down, ...listsPerSecond(1_000_000) };
  const { call, findings } = await open(settings, new Agent({ keepAlive: true }), list, { RoomId: 'test' });
  const repeat = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await call();
  };
  // On a busy machine a rest of its own may look like the client's, and the count begins anew.
  const repeatUntil = (finding: string, count: number) =>
    expect
      .poll(
        async () => {
          await repeat(count);
          return findings();
        },
        { interval: 1, timeout: 60_000 },
      )
      .toEqual([finding]);
  await repeat(5);
  expect(findings()).toEqual([]);
  await repeatUntil('warning retry-without-end', 2);
  await repeatUntil('error retry-without-end', 100);
});
