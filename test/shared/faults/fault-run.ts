import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import { openNatsLog } from '../../../emulator/shared/nats/nats-log.ts';
import { startNatsCluster, type NatsCluster } from '../nats-cluster.ts';
import { sandboxOf } from './callers.ts';
import { compareCopies } from './copies.ts';
import { judge, placeRecord, type History } from './history.ts';
import { judgeNames, makeSandboxesAllTheTime } from './makers.ts';
import { printUsers } from './model.ts';
import { startReplica, type ReplicaProcess } from './replicas.ts';
import { makeTrouble, troubleNames, type TroubleName } from './troubles.ts';
import { createWorker, type Tally, type WorkingSandbox } from './workers.ts';

export interface FaultOptions {
  readonly seed: number;
  /** Asked before each trouble, with the number of troubles so far. */
  readonly isOver: (troubles: number) => boolean;
  /** How many NATS nodes of three are killed at once, at most. Default: 2, so that there is no majority. */
  readonly nodesAtOnce?: number;
  readonly onTrouble?: (name: TroubleName, count: number) => void;
}

export interface FaultReport extends Tally {
  readonly troubles: ReadonlyMap<TroubleName, number>;
  /** What no single emulator could have answered, as sentences. */
  readonly wrong: readonly string[];
  readonly records: number;
  /** Marks in the log, at each of which a replica keeps a snapshot and trims the log behind it. */
  readonly marks: number;
  /** Sandboxes that somebody was told to be made, and possibly deleted. */
  readonly made: number;
  /** How often a replica that was started ended by itself, and was started again. */
  readonly failedStarts: number;
  /** Nodes that did not catch up with the others by themselves, and were started again. */
  readonly revivedNodes: number;
}

const replicaCount = 3;
const sandboxCount = 4;
const workersOfEach = 3;
const name = 'faults';

/** Calls three replicas on three NATS nodes at random while they are killed and stopped, and holds what they answered against a model. */
export async function runFaults({
  seed,
  isOver,
  nodesAtOnce = 2,
  onTrouble,
}: FaultOptions): Promise<FaultReport> {
  const chance = createSeededIds(seed);
  const cluster = await startNatsCluster({ size: 3 });
  const options = ['--shared', cluster.url, '--shared-name', name, '--shared-replicas', '3'];
  const replicas = Array.from({ length: replicaCount }, () => startReplica(options));
  const tally: Tally = { answered: 0, unanswered: 0, reads: 0, wrongReads: [] };
  const troubles = new Map<TroubleName, number>(troubleNames.map((trouble) => [trouble, 0]));
  try {
    await Promise.all(replicas.map(({ ready }) => ready()));
    const log = await openNatsLog({ url: cluster.url, name });
    const histories = new Map<string, History>();
    let [records, marks, revivedNodes] = [0, 0, 0];
    const known = new Set<string>();
    log.follow('sandbox.>', 0, (record) => {
      records += 1;
      // A second attempt whose first one is there; replicas leave it out.
      if (known.has(record.id)) return;
      known.add(record.id);
      const history = histories.get(record.subject) ?? { asked: new Map(), placed: [] };
      histories.set(record.subject, history);
      if (placeRecord(history, record) === 'mark') marks += 1;
    });
    const sandboxes = await makeSandboxes(replicas[0]!, seed);
    let isEnding = false;
    const workers = sandboxes.flatMap((sandbox, number) =>
      Array.from({ length: workersOfEach }, (_, index) =>
        createWorker({
          sandbox,
          replicas,
          tally,
          name: `${number}.${index}`,
          seed: seed + number * 10 + index,
          isEnding: () => isEnding,
        }),
      ),
    );
    const maker = makeSandboxesAllTheTime({ replicas, tally, seed, isEnding: () => isEnding });
    for (let count = 0; !isOver(count); count += 1) {
      const { name: trouble, revived } = await makeTrouble({ cluster, replicas, chance, nodesAtOnce });
      revivedNodes += revived;
      troubles.set(trouble, troubles.get(trouble)! + 1);
      onTrouble?.(trouble, count + 1);
      await untilAnswered(tally);
    }
    isEnding = true;
    await Promise.all(workers);
    const fates = await maker;
    await wait(longestUnderWay);
    // What is heard here may have come by a node that was killed last: judged is what the whole log has.
    await log.lastSequence('sandbox.>');
    const wrong = await compare(sandboxes, replicas, histories);
    wrong.push(...judgeNames(fates, await Promise.all(replicas.map(readNames))));
    wrong.push(...(await compareCopies(cluster)));
    const made = [...fates.values()].filter((fate) => fate !== 'unsure').length;
    await log.close();
    const failedStarts = replicas.flatMap(({ endings }) => endings.atStart);
    for (const said of new Set(failedStarts)) process.stderr.write(`A replica ended at its start. ${said}\n`);
    const crashes = replicas.flatMap(({ endings }) => endings.later);
    wrong.push(...tally.wrongReads, ...crashes.map((said) => `A replica ended by itself. ${said}`));
    return {
      ...tally,
      troubles,
      wrong,
      records,
      marks,
      made,
      failedStarts: failedStarts.length,
      revivedNodes,
    };
  } finally {
    await end(cluster, replicas);
  }
}

/** What its caller has given up may still come into the log for so long: until then two reads one after another may differ. */
const longestUnderWay = 20_000;

async function makeSandboxes(replica: ReplicaProcess, seed: number): Promise<readonly WorkingSandbox[]> {
  const control = createControlClient({ baseUrl: (await replica.ready())!.controlUrl });
  const made: WorkingSandbox[] = [];
  for (let number = 0; number < sandboxCount; number += 1) {
    const { id, credentials } = await control.createSandbox({ body: sandboxOf(`faults-${seed}-${number}`) });
    const state = await control.getState({ path: { id } });
    const appId = Number(state['tencent-trtc']?.rooms?.[0]?.SdkAppId);
    made.push({ id, credentials, appId, asked: new Map(), seconds: 0 });
  }
  return made;
}

/** All heals by itself: some calls are answered again. */
async function untilAnswered(tally: Tally): Promise<void> {
  const [before, end] = [tally.answered, performance.now() + 180_000];
  while (tally.answered < before + 20) {
    if (performance.now() > end) throw new Error('Three minutes after the trouble no call is answered.');
    await wait(10);
  }
}

/** Holds every history against the model, and the states of all replicas against each other and against the model. */
async function compare(
  sandboxes: readonly WorkingSandbox[],
  replicas: readonly ReplicaProcess[],
  histories: ReadonlyMap<string, History>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, asked } of sandboxes) {
    const states = await Promise.all(replicas.map((replica) => readState(replica, id)));
    const placed =
      [...histories.values()].find((history) => history.placed.some(({ mark = '' }) => asked.has(mark)))
        ?.placed ?? [];
    const judged = judge(id, { asked, placed });
    wrong.push(...judged.wrong);
    if (!states.every((state) => isDeepStrictEqual(state, states[0])))
      wrong.push(`${id}: the replicas have different states: ${describeDifference(states)}`);
    const unread = states.filter((state) => state === undefined).length;
    if (unread > 0) wrong.push(`${id}: ${unread} of the replicas cannot show its state after three minutes`);
    const banned = states.find((state) => state !== undefined)?.['tencent-chat']?.rooms?.[0]?.banned ?? [];
    const users = printUsers(
      banned.map((ban) => ('Member_Account' in ban ? String(ban.Member_Account) : '')),
    );
    const expected = printUsers(judged.model.banned());
    if (users !== expected) wrong.push(`${id}: at the end ${users} are banned; expected ${expected}`);
  }
  return wrong;
}

/** Where the texts of the states part, and how each goes on from there. */
function describeDifference(states: readonly (object | undefined)[]): string {
  const texts = states.map((state = {}) => JSON.stringify(state));
  let place = 0;
  while (place < texts[0]!.length && texts.every((text) => text[place] === texts[0]![place])) place += 1;
  return texts.map((text) => text.slice(Math.max(0, place - 60), place + 60)).join(' | ');
}

async function readState(replica: ReplicaProcess, id: string) {
  return askPatiently(replica, (control) => control.getState({ path: { id } }));
}

async function readNames(replica: ReplicaProcess): Promise<readonly string[] | undefined> {
  const list = await askPatiently(replica, (control) => control.listSandboxes());
  return list?.sandboxes.map(({ id }) => id);
}

/** As long as calls may take to be answered again. */
const patienceAtEnd = 180_000;

/** Asks again for a while: what has only just been started again may have something to read first. */
async function askPatiently<Answer>(
  replica: ReplicaProcess,
  ask: (control: ControlClient) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { controlUrl } = (await replica.ready()) ?? {};
  if (controlUrl === undefined) return undefined;
  const control = createControlClient({ baseUrl: controlUrl });
  for (const end = performance.now() + patienceAtEnd; ;) {
    try {
      return await ask(control);
    } catch (error) {
      if (performance.now() > end) {
        const { shared } = await control.health();
        const held = `${shared?.loaded ?? 0} of ${shared?.sandboxes ?? 0} sandboxes are loaded`;
        process.stderr.write(`${controlUrl}: ${String(error)} (${held})\n`);
        return undefined;
      }
      await wait(50);
    }
  }
}

async function end(cluster: NatsCluster, replicas: readonly ReplicaProcess[]): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.kill()));
  await cluster.end();
}
