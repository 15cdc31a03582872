import { setTimeout as wait } from 'node:timers/promises';
import { createControlClient } from '../../../clients/control/index.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import { callOf, exchange, viewers } from './callers.ts';
import type { Asked } from './history.ts';
import type { Ask } from './model.ts';
import type { ReplicaProcess } from './replicas.ts';

/** A sandbox, and what all workers have asked of it. */
export interface WorkingSandbox {
  readonly id: string;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly appId: number;
  readonly asked: Map<string, Asked>;
  /** How far its clock was moved, as far as is known. */
  seconds: number;
}

export interface Tally {
  answered: number;
  /** Calls whose connection broke, or that nobody answered in time. */
  unanswered: number;
  /** States that were read through one replica after another one had answered. */
  reads: number;
  readonly wrongReads: string[];
}

interface WorkerOptions {
  readonly sandbox: WorkingSandbox;
  readonly replicas: readonly ReplicaProcess[];
  readonly tally: Tally;
  readonly name: string;
  readonly seed: number;
  readonly isEnding: () => boolean;
}

const patience = 15_000;

/** Asks one thing after the other of replicas at random, until it is to end. */
export async function createWorker(options: WorkerOptions): Promise<void> {
  const { sandbox, replicas, tally, name, seed, isEnding } = options;
  const chance = createSeededIds(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[chance.integer(items.length)]!;
  const mine: string[] = [];
  for (let number = 0; !isEnding(); number += 1) {
    const at = pick(replicas).at();
    if (!at) {
      await wait(5);
      continue;
    }
    if (chance.integer(12) === 0) {
      await advance(sandbox, at.controlUrl);
      continue;
    }
    const ask = choose(`${name}-${number}`, mine, chance.integer(12), pick);
    const mark = `${name}/${number}`;
    const call = callOf(ask, sandbox.appId);
    const asked: Asked = { mark, ask, start: performance.now() };
    sandbox.asked.set(mark, asked);
    try {
      asked.said = await exchange(call, {
        baseUrl: at.baseUrlOf(call.vendor.name),
        credential: sandbox.credentials[call.vendor.name],
        mark,
        seconds: sandbox.seconds,
        patience,
      });
      asked.end = performance.now();
      tally.answered += 1;
      if (ask.kind === 'ban' && asked.said === 'success') {
        mine.push(ask.user);
        await readBack(options, ask.user, pick(replicas));
      }
    } catch {
      tally.unanswered += 1;
    }
  }
}

function choose(
  user: string,
  mine: string[],
  number: number,
  pick: <Item>(items: readonly Item[]) => Item,
): Ask {
  if (number < 2 || (number < 3 && mine.length < 5)) return { kind: 'ban', user };
  if (number < 5 && mine.length > 2) return { kind: 'unban', user: mine.shift()! };
  if (number < 7) return { kind: 'bar', user: pick(viewers) };
  if (number < 9) return { kind: 'unbar', user: pick(viewers) };
  return { kind: (['list', 'mute', 'kick'] as const)[number - 9] ?? 'list' };
}

async function advance(sandbox: WorkingSandbox, controlUrl: string): Promise<void> {
  try {
    await createControlClient({ baseUrl: controlUrl, fetch: fetchInTime }).advanceClock({
      path: { id: sandbox.id },
      body: { seconds: 1 },
    });
    sandbox.seconds += 1;
  } catch {
    // It may have moved or not; the log says which.
  }
}

/** What one replica has answered, another one knows. */
async function readBack(
  { sandbox, tally }: WorkerOptions,
  user: string,
  replica: ReplicaProcess,
): Promise<void> {
  const at = replica.at();
  if (!at) return;
  try {
    const control = createControlClient({ baseUrl: at.controlUrl, fetch: fetchInTime });
    const state = await control.getState({ path: { id: sandbox.id } });
    tally.reads += 1;
    const banned = state['tencent-chat']?.rooms?.[0]?.banned ?? [];
    if (!banned.some((ban) => 'Member_Account' in ban && ban.Member_Account === user))
      tally.wrongReads.push(`${sandbox.id}: ${user} was banned, and another replica does not know it`);
  } catch {
    tally.unanswered += 1;
  }
}

export function fetchInTime(url: string | URL | Request, options?: RequestInit): Promise<Response> {
  return fetch(url, { ...options, signal: AbortSignal.timeout(patience) });
}
