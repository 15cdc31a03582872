import { setTimeout as wait } from 'node:timers/promises';
import type { SeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import type { NatsCluster } from '../nats-cluster.ts';
import type { ReplicaProcess } from './replicas.ts';

export const troubleNames = [
  'replica killed',
  'replica stopped',
  'NATS node killed',
  'NATS node stopped',
  'two NATS nodes killed',
] as const;
export type TroubleName = (typeof troubleNames)[number];

interface Surroundings {
  readonly cluster: NatsCluster;
  readonly replicas: readonly ReplicaProcess[];
  readonly chance: SeededIds;
  /** How many NATS nodes are killed at once, at most. */
  readonly nodesAtOnce: number;
}

/**
 * Makes trouble for a while, and takes it back: what was killed is started again, what was stopped goes on. Gives what it was, and
 * how many nodes did not come back by themselves.
 */
export async function makeTrouble({
  cluster,
  replicas,
  chance,
  nodesAtOnce,
}: Surroundings): Promise<{ readonly name: TroubleName; readonly revived: number }> {
  // A lost majority is the rarest: nothing can be told apart while it lasts.
  const name = troubleNames[Math.floor(chance.integer(nodesAtOnce > 1 ? 9 : 8) / 2)]!;
  const pick = <Item>(items: readonly Item[]): Item => items[chance.integer(items.length)]!;
  const briefly = () => wait(200 + chance.integer(1300));
  const longer = () => wait(500 + chance.integer(chance.integer(4) === 0 ? 9000 : 2500));
  if (name === 'replica killed') {
    const replica = pick(replicas);
    await replica.kill();
    await briefly();
    replica.restart();
    await replica.ready();
  } else if (name === 'replica stopped' || name === 'NATS node stopped') {
    const process = name === 'replica stopped' ? pick(replicas) : pick(cluster.nodes);
    process.stop();
    await longer();
    process.resume();
  } else {
    const first = pick(cluster.nodes);
    const killed = name === 'NATS node killed' ? [first] : cluster.nodes.filter((node) => node !== first);
    await Promise.all(killed.map((node) => node.kill()));
    await briefly();
    for (const node of killed) node.restart();
  }
  return { name, revived: name.startsWith('replica') ? 0 : await cluster.revive() };
}
