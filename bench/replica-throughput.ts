import { startNatsCluster } from '../test/shared/nats-cluster.ts';
import { withoutLimits } from './calls.ts';
import type { Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { load, type LoadCall } from './load.ts';
import { callSandbox, startReplica } from './replica-calls.ts';
import { goal } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

/** Calls under way at once; of three sandboxes either all together or each. */
export const connections = 64;
/** In so many rounds V8 compiles what a call runs through, in the last of three replicas too; they do not count. */
export const warming = 6;

const goals = { ofMemory: 0.35, ofOne: 1 };

/** Processes that are called at the same time, in one or three sandboxes. */
interface Candidate {
  readonly name: string;
  readonly servers: readonly EmulatorProcess[];
  readonly calls: readonly (() => LoadCall)[];
  /** Connections for each of the calls. */
  readonly atOnce: number;
}

interface Figures {
  readonly perSecond: number[];
  /** Answers for a second of the processor of the process that had most of it. */
  readonly perProcessorSecond: number[];
}

/** One process and three, without a log, with a log of their own, and with one that they share. */
export async function measureThroughput(effort: Effort): Promise<readonly (readonly string[])[]> {
  const cluster = await startNatsCluster();
  const candidates: Candidate[] = [];
  const add = async (
    name: string,
    logs: readonly (string | undefined)[],
    sandboxes: number,
  ): Promise<void> => {
    const servers: EmulatorProcess[] = [];
    for (const log of logs)
      servers.push(
        await (log === undefined
          ? startEmulatorProcess(withoutLimits, { cores: 'every' })
          : startReplica(cluster.url, log)),
      );
    const each = servers.flatMap((server) => Array.from({ length: sandboxes }, () => server));
    const atOnce = Math.ceil(connections / each.length);
    candidates.push({ name, servers, calls: await Promise.all(each.map(callSandbox)), atOnce });
  };
  const addBusy = (name: string): void => {
    const found = candidates.find((candidate) => candidate.name === name)!;
    candidates.push({ ...found, name: `${name}, busy`, atOnce: connections });
  };
  try {
    await add('memory', [undefined], 1);
    await add('memory, three sandboxes', [undefined], 3);
    await add('three in memory', [undefined, undefined, undefined], 1);
    await add('one', ['one'], 1);
    await add('one, three sandboxes', ['three-in-one'], 3);
    await add('three', ['three', 'three', 'three'], 1);
    await add('three alone', ['first', 'second', 'third'], 1);
    addBusy('one, three sandboxes');
    addBusy('three');
    return describe(await measureTogether(candidates, effort));
  } finally {
    const servers = new Set(candidates.flatMap((candidate) => candidate.servers));
    await Promise.all([...servers].map((server) => server.stop()));
    await cluster.end();
  }
}

/** Loads each candidate once in every round; what one candidate has of addresses is called at the same time. */
async function measureTogether(
  candidates: readonly Candidate[],
  { rounds, seconds }: Effort,
): Promise<(name: string) => Figures> {
  const figures = new Map<string, Figures>();
  for (const { name } of candidates) figures.set(name, { perSecond: [], perProcessorSecond: [] });
  for (let round = 0; round < warming + rounds; round += 1) {
    for (const { name, servers, calls, atOnce } of candidates) {
      const before = servers.map((server) => server.processorSeconds() ?? 0);
      const results = await Promise.all(calls.map((call) => load(call(), { seconds }, atOnce)));
      if (round < warming) continue;
      const busiest = Math.max(
        ...servers.map((server, index) => (server.processorSeconds() ?? NaN) - before[index]!),
      );
      const sum = (of: 'perSecond' | 'answers'): number =>
        results.reduce((total, result) => total + result[of], 0);
      const { perSecond, perProcessorSecond } = figures.get(name)!;
      perSecond.push(sum('perSecond'));
      perProcessorSecond.push(sum('answers') / busiest);
    }
  }
  return (name) => figures.get(name)!;
}

function describe(of: (name: string) => Figures): readonly (readonly string[])[] {
  const a = (name: string): string => `${printSpread(spreadOf(of(name).perSecond), 0)} a second`;
  const compare = (ones: string, others: string) => ratio(of(ones).perSecond, of(others).perSecond);
  const ofMemory = compare('one', 'memory');
  const ofOne = compare('three, busy', 'one, three sandboxes, busy');
  const together = 'of one replica with three sandboxes';
  const ofProcessor = ratio(of('three').perProcessorSecond, of('one, three sandboxes').perProcessorSecond);
  return [
    ['one process that keeps all in memory', a('memory'), '', ''],
    [
      'three of them, a sandbox for each',
      a('three in memory'),
      `${printSpread(compare('three in memory', 'memory, three sandboxes'), 2)} of one with three sandboxes`,
      '',
    ],
    [
      'one replica, one NATS server',
      a('one'),
      `${printSpread(ofMemory, 2)} of one process`,
      goal(ofMemory.middle >= goals.ofMemory, `at least ${goals.ofMemory}`),
    ],
    [
      `one replica, three sandboxes, ${connections} connections each`,
      a('one, three sandboxes, busy'),
      '',
      '',
    ],
    [
      `three replicas, a sandbox for each, ${connections} connections each`,
      a('three, busy'),
      `${printSpread(ofOne, 2)} ${together}`,
      goal(ofOne.middle >= goals.ofOne, `at least ${goals.ofOne}`),
    ],
    [`one replica, three sandboxes, ${connections} connections together`, a('one, three sandboxes'), '', ''],
    [
      `three replicas, a sandbox for each, ${connections} connections together`,
      a('three'),
      `${printSpread(compare('three', 'one, three sandboxes'), 2)} ${together}`,
      '',
    ],
    [
      `three replicas, each with a log of its own, ${connections} connections together`,
      a('three alone'),
      `${printSpread(compare('three alone', 'one, three sandboxes'), 2)} ${together}`,
      '',
    ],
    [
      'three replicas, for a second of the processor that the busiest of them has had',
      `${printSpread(spreadOf(of('three').perProcessorSecond), 0)} answers`,
      `${printSpread(ofProcessor, 2)} ${together}: so much more they answer where each has a core of its own`,
      '',
    ],
  ];
}
