import { startNatsCluster } from '../test/shared/nats-cluster.ts';
import type { Effort } from './effort.ts';
import { banIn, makeSandbox, startReplica } from './replica-calls.ts';
import { connections, measureThroughput } from './replica-throughput.ts';
import { goal, type Report } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

const goals = { medianMilliseconds: 3, start: 1.5 };

/** How many sandboxes are known when a replica starts. */
const known = { whole: 10_000, quick: 500 };
/** Calls in turn: until V8 has compiled what they run through, and those that count. */
const inTurn = { before: 3000, counted: 1000 };

/** Compares one process with replicas over a log on NATS: how much they answer, how soon, and how long they take to start. */
export async function measureReplicas(effort: Effort): Promise<Report> {
  const rows = [
    ...(await measureThroughput(effort)),
    await measureMedian(),
    await measureStart(effort.isQuick ? known.quick : known.whole),
  ];
  return {
    title: 'Replicas',
    text: `\`start --shared\` with NATS servers on the same machine: replicas on the server's core, the NATS servers beside the load. The load has ${connections} connections. What is compared shares no log, since replicas read what others write into theirs.`,
    whenMissed:
      'Calls wait for NATS, which has the load’s core. Three replicas share one core here, as nobody would have them: three processes that keep all in memory lose there as well, and so do three replicas that read nothing of each other. With a third of the connections each handles fewer calls at once, and shares the cost of a record, of a message and of waking up among fewer. To read and drop what the others write is the smallest part ([decision 16](decisions/016-one-order-by-jetstream.md)).',
    head: ['', 'measured', 'ratio', 'goal'],
    rows,
  };
}

/** Calls in turn to one of the replicas over three NATS servers, each of which keeps everything. */
async function measureMedian(): Promise<readonly string[]> {
  const cluster = await startNatsCluster({ size: 3 });
  const replica = await startReplica(cluster.url);
  try {
    const { url, method, headers, bodies } = banIn(replica.baseUrls);
    const times: number[] = [];
    for (let count = 0; count < inTurn.before + inTurn.counted; count += 1) {
      const start = performance.now();
      const reply = await fetch(url, { method, headers, body: bodies![0]! });
      if (!(await reply.text()).includes('"ErrorCode":0')) throw new Error('A call was refused.');
      times.push(performance.now() - start);
    }
    const { middle } = spreadOf(times.slice(inTurn.before));
    const isMet = middle <= goals.medianMilliseconds;
    return [
      `a call, by one replica over three NATS servers that keep it each, after ${inTurn.before} that do not count`,
      `${middle.toFixed(1)} ms`,
      '',
      goal(isMet, `at most ${goals.medianMilliseconds} ms`),
    ];
  } finally {
    await replica.stop();
    await cluster.end();
  }
}

/** From spawning a replica to its being ready, on an empty log and on one with many sandboxes. */
async function measureStart(sandboxes: number): Promise<readonly string[]> {
  const cluster = await startNatsCluster();
  try {
    const first = await startReplica(cluster.url, 'many');
    for (let made = 0; made < sandboxes; made += 100)
      await Promise.all(Array.from({ length: 100 }, () => makeSandbox(first.controlUrl)));
    await first.stop();
    const times = { empty: [] as number[], many: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      for (const name of ['empty', 'many'] as const) {
        const start = performance.now();
        const replica = await startReplica(cluster.url, name);
        times[name].push(performance.now() - start);
        await replica.stop();
      }
    }
    const longer = ratio(times.many, times.empty);
    return [
      `start with ${sandboxes} sandboxes known`,
      `${printSpread(spreadOf(times.many), 0)} ms`,
      `${printSpread(longer, 2)} of an empty start`,
      goal(longer.middle <= goals.start, `at most ${goals.start}`),
    ];
  } finally {
    await cluster.end();
  }
}
