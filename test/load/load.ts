import { Agent } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import { createControlClient } from '../../clients/control/index.ts';
import { createTurns, sandboxOf } from './sandbox-turns.ts';
import { startProcess } from './server-process.ts';

export interface LoadOptions {
  readonly sandboxes: number;
  /** Asked before each turn of a sandbox, with the number of turns so far. */
  readonly isOver: (turns: number) => boolean;
  /** So many sandboxes are called at a time, each by several clients. */
  readonly atOnce: number;
}

export interface LoadReport {
  readonly calls: number;
  /** Milliseconds from the first byte out to the last byte in. */
  readonly p50: number;
  readonly p99: number;
  /** Replies that the model does not know, as sentences. */
  readonly wrong: readonly string[];
}

/** Calls many sandboxes of one emulator, a turn each in the order of a queue, and holds every reply against a model of its sandbox. */
export async function runLoad({ sandboxes, isOver, atOnce }: LoadOptions): Promise<LoadReport> {
  const server = startProcess();
  const wrong: string[] = [];
  const microseconds = createHistogram();
  try {
    const { controlUrl, baseUrlOf } = await server.ready;
    const control = createControlClient({ baseUrl: controlUrl });
    // Each connection is used in turn, and given up before the server does so: a call on a closed one has no reply.
    const agent = new Agent({ keepAlive: true, scheduling: 'fifo', timeout: 2000 });
    const surroundings = {
      control,
      baseUrlOf,
      agent,
      hear: ({ milliseconds }: { milliseconds: number }) => {
        microseconds.record(Math.max(1, Math.round(milliseconds * 1000)));
      },
      wrong: (sentence: string) => wrong.push(sentence),
    };
    const waiting: (() => Promise<void>)[] = [];
    for (let number = 0; number < sandboxes; number += 1) {
      const { id, credentials } = await control.createSandbox({ body: sandboxOf(`load-${number}`) });
      waiting.push(createTurns(id, credentials, surroundings));
    }
    let turns = 0;
    const work = async (): Promise<void> => {
      while (!isOver(turns)) {
        turns += 1;
        const turn = waiting.shift()!;
        await turn();
        waiting.push(turn);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, sandboxes) }, work));
    agent.destroy();
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
  }
  const [p50, p99] = [microseconds.percentile(50) / 1000, microseconds.percentile(99) / 1000];
  return { calls: microseconds.count, p50, p99, wrong };
}
