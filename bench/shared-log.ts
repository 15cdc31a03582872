// npx tsx bench/shared-log.ts: what NATS JetStream itself takes, on one server and on three of this machine.
import { openNatsLog } from '../emulator/shared/nats/nats-log.ts';
import { LogUnavailable, type SharedLog } from '../emulator/shared/shared-log.ts';
import { startNatsCluster, type NatsCluster } from '../test/shared/nats-cluster.ts';

/** About what a signed ban takes with its headers. */
const record = Buffer.alloc(600, 'x');
const oneByOne = 1000;
const atOnce = 100;
const seconds = 5;
let ids = 0;

for (const size of [1, 3]) {
  const cluster = await startNatsCluster({ size });
  const log = await openNatsLog({ url: cluster.url, name: 'bench' });
  let heard = 0;
  log.follow('>', 0, () => (heard += 1));
  const row = {
    servers: size,
    ...(await measureOneByOne(log)),
    'per second, 100 at once': await measureAtOnce(log),
    ...(size > 1 && (await measureOutages(log, cluster))),
    heard,
  };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  await log.close();
  await cluster.end();
}

async function append(log: SharedLog): Promise<void> {
  ids += 1;
  const id = String(ids);
  for (;;) {
    try {
      await log.append(`sandbox.${ids % 10}`, record, { id });
      return;
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
    }
  }
}

async function measureOneByOne(log: SharedLog): Promise<Readonly<Record<string, string>>> {
  const times: number[] = [];
  for (let count = 0; count < oneByOne; count += 1) {
    const start = performance.now();
    await append(log);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)]!.toFixed(2);
  return { 'median ms': at(0.5), 'p99 ms': at(0.99) };
}

async function measureAtOnce(log: SharedLog): Promise<number> {
  const [start, end] = [ids, performance.now() + seconds * 1000];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) await append(log);
    }),
  );
  return Math.round((ids - start) / seconds);
}

/** The longest wait for an acknowledgement after the server that answers most quickly was killed, and after one was stopped. */
async function measureOutages(
  log: SharedLog,
  cluster: NatsCluster,
): Promise<Readonly<Record<string, string>>> {
  const longestAfter = async (trouble: () => unknown): Promise<number> => {
    await trouble();
    let longest = 0;
    for (const end = performance.now() + 20_000; performance.now() < end;) {
      const start = performance.now();
      await append(log);
      longest = Math.max(longest, performance.now() - start);
    }
    return longest;
  };
  const waits = { killed: 0, stopped: 0 };
  for (const node of cluster.nodes) {
    waits.killed = Math.max(waits.killed, await longestAfter(node.kill));
    node.restart();
    await cluster.ready();
    waits.stopped = Math.max(waits.stopped, await longestAfter(node.stop));
    node.resume();
    await cluster.ready();
  }
  const print = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  return {
    'longest wait after each was killed once': print(waits.killed),
    'after each was stopped': print(waits.stopped),
  };
}
