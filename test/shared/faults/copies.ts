import { setTimeout as wait } from 'node:timers/promises';
import type { NatsNode } from '../nats-cluster.ts';

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
 */
export async function compareCopies(nodes: readonly NatsNode[]): Promise<readonly string[]> {
  for (const end = performance.now() + settlingMilliseconds; ;) {
    const copies = await Promise.all(nodes.map(describeCopies));
    if (new Set(copies).size === 1 && copies[0] !== '') return [];
    if (performance.now() > end) return [`The nodes hold different copies of the log: ${copies.join(' | ')}`];
    await wait(100);
  }
}

async function describeCopies({ monitorUrl }: NatsNode): Promise<string> {
  const answer = await fetch(`${monitorUrl}/jsz?accounts=true&streams=true`);
  const { account_details = [] } = (await answer.json()) as Streams;
  return account_details
    .flatMap(({ stream_detail = [] }) => stream_detail)
    .map(({ name, state }) => `${name} ${state.messages} ${state.bytes} ${state.first_seq}-${state.last_seq}`)
    .toSorted()
    .join(', ');
}
