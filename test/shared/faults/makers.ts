import { setTimeout as wait } from 'node:timers/promises';
import { ControlError, createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import type { ReplicaProcess } from './replicas.ts';
import { fetchInTime, type Tally } from './workers.ts';

/** What somebody was told of a sandbox: that it was made, that it was deleted, or nothing that is sure. */
export type Fate = 'there' | 'gone' | 'unsure';

interface MakerOptions {
  readonly replicas: readonly ReplicaProcess[];
  readonly tally: Tally;
  readonly seed: number;
  readonly isEnding: () => boolean;
}

/** One is deleted for each that is made beyond these. */
const mostAtOnce = 12;
const pauseMilliseconds = 150;

/**
 * Makes and deletes sandboxes through replicas at random until it is to end. Two replicas are asked for the same name at once:
 * at most one of them may say that it has made it. Gives what became of each name.
 */
export async function makeSandboxesAllTheTime(options: MakerOptions): Promise<ReadonlyMap<string, Fate>> {
  const { replicas, tally, seed, isEnding } = options;
  const chance = createSeededIds(seed);
  const fates = new Map<string, Fate>();
  const pick = <Item>(items: readonly Item[]): Item => items[chance.integer(items.length)]!;
  const reach = (): ControlClient | undefined => {
    const baseUrl = pick(replicas).at()?.controlUrl;
    return baseUrl === undefined ? undefined : createControlClient({ baseUrl, fetch: fetchInTime });
  };
  for (let number = 0; !isEnding(); number += 1) {
    const clients = [reach(), reach(), reach()].filter((client) => client !== undefined);
    const [first, second, other] = clients;
    if (!first || !second || !other) {
      await wait(5);
      continue;
    }
    const name = `made-${number}`;
    fates.set(name, 'unsure');
    const ends = await Promise.allSettled(
      [first, second].map((client) => client.createSandbox({ body: { name } })),
    );
    const made = ends.filter(({ status }) => status === 'fulfilled').length;
    if (made > 1) tally.wrongReads.push(`${name} was made by two replicas`);
    if (made > 0) {
      fates.set(name, 'there');
      await expectToFind(other, name, tally);
    }
    const present = [...fates].filter(([, fate]) => fate === 'there').map(([known]) => known);
    if (present.length > mostAtOnce) await remove(other, pick(present), fates);
    await wait(pauseMilliseconds);
  }
  return fates;
}

/** What one replica has made, another one knows. */
async function expectToFind(client: ControlClient, id: string, tally: Tally): Promise<void> {
  try {
    await client.getSandbox({ path: { id } });
    tally.reads += 1;
  } catch (error) {
    if (error instanceof ControlError && error.status === 404)
      tally.wrongReads.push(`${id} was made, and another replica does not know it`);
  }
}

async function remove(client: ControlClient, id: string, fates: Map<string, Fate>): Promise<void> {
  fates.set(id, 'unsure');
  try {
    await client.deleteSandbox({ path: { id } });
    fates.set(id, 'gone');
  } catch {
    // It may be there or not; the replicas must agree on which.
  }
}

/** Holds the sandboxes that each replica has against each other, and against what was told. Gives what is wrong, in sentences. */
export function judgeNames(
  fates: ReadonlyMap<string, Fate>,
  ofReplicas: readonly (readonly string[] | undefined)[],
): readonly string[] {
  const unasked = ofReplicas.filter((names) => names === undefined).length;
  // What nobody could be asked shows nothing of any name.
  if (unasked > 0)
    return [`${unasked} of the replicas cannot list the sandboxes, three minutes after the last trouble`];
  return judgeLists(
    fates,
    ofReplicas.filter((names) => names !== undefined),
  );
}

function judgeLists(
  fates: ReadonlyMap<string, Fate>,
  ofReplicas: readonly (readonly string[])[],
): readonly string[] {
  const wrong: string[] = [];
  for (const name of new Set(ofReplicas.flat())) {
    const count = ofReplicas.filter((names) => names.includes(name)).length;
    const fate = fates.get(name) ?? 'never asked for';
    if (count < ofReplicas.length)
      wrong.push(`${name} (${fate}) is in the lists of ${count} of ${ofReplicas.length} replicas`);
  }
  for (const [name, fate] of fates) {
    const isThere = ofReplicas.every((names) => names.includes(name));
    const isAnywhere = ofReplicas.some((names) => names.includes(name));
    if (fate === 'there' && !isThere) wrong.push(`${name} was made, and is not there at the end`);
    if (fate === 'gone' && isAnywhere) wrong.push(`${name} was deleted, and is there at the end`);
  }
  return wrong;
}
