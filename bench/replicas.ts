// npx tsx bench/replicas.ts: what replicas over a log on NATS answer, by itself.
import { fileURLToPath } from 'node:url';
import { startNatsCluster } from '../test/shared/nats-cluster.ts';
import { wholeEffort, type Effort } from './effort.ts';
import { freeLoad, pinLoad } from './processes.ts';
import { banIn, makeSandbox, startReplica } from './replica-calls.ts';
import { connections, measureThroughput, warming } from './replica-throughput.ts';
import { timeInTurn } from './load.ts';
import { goal, printReport, type Report } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

const goals = { medianMilliseconds: 3, start: 1.5 };

/** How many sandboxes are known when a replica starts. */
const known = { whole: 10_000, quick: 500 };
/** Calls in turn: until V8 has compiled what they run through, and those that count. */
const inTurn = { before: 3000, counted: 1000 };

/** Compares one process with replicas over a log on NATS: how much they answer, how soon, and how long they take to start. */
export async function measureReplicas(effort: Effort): Promise<Report> {
  freeLoad();
  const rows = [
    ...(await measureThroughput(effort)),
    await measureMedian(),
    await measureStart(effort.isQuick ? known.quick : known.whole),
  ];
  pinLoad();
  return {
    title: 'Replicas',
    text: `\`start --shared\` with NATS servers on the same machine. Nothing is tied to a core: replicas, NATS servers and the load share them as the system sees fit. Where nothing else is said the load has ${connections} connections. Of what is loaded the first ${warming} rounds do not count, in which V8 compiles. What is compared shares no log, since replicas read what others write into theirs.`,
    whenMissed:
      'Three replicas, NATS and the load share the cores of one machine. With a third of the connections each handles fewer calls at once, and shares the cost of a record, of a message and of waking up among fewer; three processes that keep all in memory show what is lost without a log. To read and drop what the others write is the smallest part ([decision 16](decisions/016-one-order-by-jetstream.md)).',
    head: ['', 'measured', 'ratio', 'goal'],
    rows,
  };
}

/** Calls in turn to one of the replicas over three NATS servers, each of which keeps everything. */
async function measureMedian(): Promise<readonly string[]> {
  const cluster = await startNatsCluster({ size: 3 });
  const replica = await startReplica(cluster.url);
  try {
    const times = await timeInTurn(banIn(replica.baseUrls), inTurn.before + inTurn.counted);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${printReport(await measureReplicas(wholeEffort))}\n`);
  process.exit();
}
