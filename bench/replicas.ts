import { tencentChat } from '../contracts/tencent-chat/index.ts';
import { startNatsCluster } from '../test/shared/nats-cluster.ts';
import { signCall, withoutLimits } from './calls.ts';
import type { Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { load, type LoadCall } from './load.ts';
import { goal, type Report } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

/** Calls under way at once. */
const connections = 64;
const replicas = 3;

const goals = { ofMemory: 0.35, ofOne: 1, medianMilliseconds: 3, start: 1.5 };

/** How many sandboxes are known when a replica starts. */
const known = { whole: 10_000, quick: 500 };
const callsInTurn = 500;

/** Compares one process with replicas over a log on NATS: how much they answer, how soon, and how long they take to start. */
export async function measureReplicas(effort: Effort): Promise<Report> {
  const rows = [
    ...(await measureThroughput(effort)),
    await measureMedian(),
    await measureStart(effort.isQuick ? known.quick : known.whole),
  ];
  return {
    title: 'Replicas',
    text: `\`start --shared\` with NATS servers on the same machine: replicas on the server's core, the NATS servers beside the load. The load has ${connections} connections.`,
    whenMissed:
      'Calls wait for NATS, which has the load’s core. Three replicas share one core, each has a third of the connections, so that fewer calls share a record, and each reads and drops what the others write.',
    head: ['', 'measured', 'ratio', 'goal'],
    rows,
  };
}

/** One process, one replica on one server, and three sandboxes: all at one replica, or each at its own. */
async function measureThroughput(effort: Effort): Promise<readonly (readonly string[])[]> {
  const cluster = await startNatsCluster();
  const memory = await startEmulatorProcess(withoutLimits);
  const shared: EmulatorProcess[] = [];
  for (let count = 0; count < replicas; count += 1) shared.push(await startReplica(cluster.url));
  // Sandboxes that it has called are read and carried out by a replica, so each candidate has sandboxes of its own.
  const alone = await startReplica(cluster.url);
  try {
    const each = await Promise.all(shared.map(callSandbox));
    const atOne = await Promise.all(shared.map(() => callSandbox(alone)));
    const figures = await measureTogether(
      [
        ['one process', [() => banIn(memory.baseUrls)]],
        ['one sandbox', [each[0]!]],
        ['at one', atOne],
        ['at three', each],
      ],
      effort,
    );
    const [own, one, together, three] = ['one process', 'one sandbox', 'at one', 'at three'].map((name) =>
      figures.get(name)!,
    );
    const [ofMemory, ofOne] = [ratio(one!, own!), ratio(three!, together!)];
    return [
      ['one process that keeps all in memory', `${printSpread(spreadOf(own!), 0)} a second`, '', ''],
      [
        'one replica, one NATS server',
        `${printSpread(spreadOf(one!), 0)} a second`,
        `${printSpread(ofMemory, 2)} of one process`,
        goal(ofMemory.middle >= goals.ofMemory, `at least ${goals.ofMemory}`),
      ],
      ['one replica, three sandboxes', `${printSpread(spreadOf(together!), 0)} a second`, '', ''],
      [
        'three replicas, a sandbox for each',
        `${printSpread(spreadOf(three!), 0)} a second`,
        `${printSpread(ofOne, 2)} of one replica with three sandboxes`,
        goal(ofOne.middle >= goals.ofOne, `at least ${goals.ofOne}`),
      ],
    ];
  } finally {
    await Promise.all([memory, alone, ...shared].map((server) => server.stop()));
    await cluster.end();
  }
}

type Loads = readonly [name: string, calls: readonly (() => LoadCall)[]];

/** Loads each candidate once in every round; what one candidate has of addresses is called at the same time. */
async function measureTogether(
  candidates: readonly Loads[],
  { rounds, seconds }: Effort,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const figures = new Map<string, number[]>(candidates.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, calls] of candidates) {
      const share = Math.ceil(connections / calls.length);
      const results = await Promise.all(calls.map((call) => load(call(), { seconds }, share)));
      if (round > 0) figures.get(name)!.push(results.reduce((sum, { perSecond }) => sum + perSecond, 0));
    }
  }
  return figures;
}

/** Calls in turn to one of the replicas over three NATS servers, each of which keeps everything. */
async function measureMedian(): Promise<readonly string[]> {
  const cluster = await startNatsCluster({ size: 3 });
  const replica = await startReplica(cluster.url);
  try {
    const { url, method, headers, bodies } = banIn(replica.baseUrls);
    const times: number[] = [];
    for (let count = 0; count < callsInTurn; count += 1) {
      const start = performance.now();
      const reply = await fetch(url, { method, headers, body: bodies![0]! });
      if (!(await reply.text()).includes('"ErrorCode":0')) throw new Error('A call was refused.');
      times.push(performance.now() - start);
    }
    const { middle } = spreadOf(times);
    const isMet = middle <= goals.medianMilliseconds;
    return [
      'a call, by one replica over three NATS servers that keep it each',
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

function startReplica(url: string, name = 'bench'): Promise<EmulatorProcess> {
  return startEmulatorProcess(withoutLimits, { start: ['--quiet', '--shared', url, '--shared-name', name] });
}

/** A new sandbox without limits, by its credentials of Chat. */
async function makeSandbox(controlUrl: string): Promise<unknown> {
  const reply = await fetch(`${controlUrl}/api/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(withoutLimits),
  });
  const made = (await reply.json()) as { readonly credentials: Readonly<Record<string, unknown>> };
  return made.credentials[tencentChat.name];
}

/** Makes a sandbox at a replica. Gives a call into it. */
async function callSandbox({ controlUrl, baseUrls }: EmulatorProcess): Promise<() => LoadCall> {
  const credential = await makeSandbox(controlUrl);
  return () => banIn(baseUrls, credential);
}

function banIn(baseUrls: EmulatorProcess['baseUrls'], credential?: unknown): LoadCall {
  const { name } = tencentChat;
  return signCall(name, baseUrls[name]!, Date.now(), undefined, credential);
}
