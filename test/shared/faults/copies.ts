import { setTimeout as wait } from 'node:timers/promises';
import type { NatsCluster, NatsNode } from '../nats-cluster.ts';

/** What the monitor of a node tells of its own copies of streams. */
interface Streams {
  readonly account_details?: readonly {
    readonly stream_detail?: readonly { readonly name: string; readonly state: CopyState }[];
  }[];
}

interface CopyState {
  readonly messages: number;
  readonly bytes: number;
  readonly first_seq: number;
  readonly last_seq: number;
}

const settlingMilliseconds = 60_000;

/**
 * Waits until all nodes hold the same of every stream: as many messages and bytes, and the same first and last number. Gives
 * what they hold where that does not come, in a sentence.
 *
 * Where bytes alone differ, the nodes are started again one after the other, which has each count anew what it has on its disk: a
 * server that is killed and stopped while messages are taken away may count a message twice (seen with nats-server 2.9.10).
 */
export async function compareCopies({ nodes, ready }: NatsCluster): Promise<readonly string[]> {
  const copies = await waitForSame(nodes);
  if (!copies) return [];
  if (new Set(copies.map(withoutBytes)).size === 1) {
    process.stderr.write(`${describe(copies)} They are started again, and count anew.\n`);
    for (const node of nodes) {
      await node.kill();
      node.restart();
      await ready();
    }
  }
  const still = await waitForSame(nodes);
  return still ? [describe(still)] : [];
}

/** What each node holds, where that is not the same after a while. */
async function waitForSame(nodes: readonly NatsNode[]): Promise<readonly string[] | undefined> {
  for (const end = performance.now() + settlingMilliseconds; ;) {
    const copies = await Promise.all(nodes.map(describeCopies));
    if (new Set(copies).size === 1 && copies[0] !== '') return undefined;
    if (performance.now() > end) return copies;
    await wait(100);
  }
}

const describe = (copies: readonly string[]): string =>
  `The nodes hold different copies of the log: ${copies.join(' | ')}.`;

const withoutBytes = (copy: string): string => copy.replaceAll(/ \d+ bytes/g, '');

async function describeCopies({ monitorUrl }: NatsNode): Promise<string> {
  const answer = await fetch(`${monitorUrl}/jsz?accounts=true&streams=true`);
  const { account_details = [] } = (await answer.json()) as Streams;
  return account_details
    .flatMap(({ stream_detail = [] }) => stream_detail)
    .map(
      ({ name, state }) =>
        `${name} ${state.messages} messages ${state.bytes} bytes ${state.first_seq}-${state.last_seq}`,
    )
    .toSorted()
    .join(', ');
}
