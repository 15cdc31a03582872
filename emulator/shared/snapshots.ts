import { lookAt } from '../core/engine/call-context.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import { saveSandbox } from '../core/sandbox/saved-sandbox.ts';
import type { Ground, HeldSandbox, Place, SnapshotRules } from './ground.ts';
import { LogConflict } from './shared-log.ts';
import { printSnapshot, readSnapshot, type SnapshotContent } from './snapshot-form.ts';

/** A replica repeats some thousand calls within a second. */
export const usualSnapshots: SnapshotRules = {
  records: 2000,
  bytes: 8 * 1024 * 1024,
  journal: { calls: 1000, bytes: 2 * 1024 * 1024 },
};

/** What is kept of a sandbox, if anything is. What is damaged is told of, and the sandbox goes on with its records. */
async function findSnapshot(ground: Ground, key: string): Promise<SnapshotContent | undefined> {
  const kept = await ground.log.getSnapshot(key);
  if (!kept) return undefined;
  const content = readSnapshot(kept.bytes);
  const wrong = 'wrong' in content ? content.wrong : wrongVersion(ground, content);
  if (wrong === undefined) return content as SnapshotContent;
  ground.complain(`The snapshot ${key} of the shared log cannot be used: ${wrong}.`);
  return undefined;
}

/** A log that was handed over has snapshots of the versions that it belonged to. */
function wrongVersion({ tenure }: Ground, content: SnapshotContent | object): string | undefined {
  const { version } = content as SnapshotContent;
  return tenure.knows(version) ? undefined : `Understudy ${version} has kept it, whose log this never was`;
}

/** Puts a sandbox to where its snapshot was taken. Gives what it goes on with, or nothing where there is no snapshot. */
export async function loadSnapshot(ground: Ground, held: HeldSandbox): Promise<SnapshotContent | undefined> {
  const content = await findSnapshot(ground, held.key);
  if (content) restore(ground, held, content);
  return content;
}

/**
 * Compares a sandbox with the snapshot of a mark that it has come to. Where the log was trimmed before everything had been
 * heard, the counts differ, and what the snapshot has is taken instead.
 */
export async function checkMark(ground: Ground, held: HeldSandbox): Promise<SnapshotContent | undefined> {
  const content = await findSnapshot(ground, held.key);
  if (!content || content.place.sequence < held.place.sequence) return undefined;
  const isSame = content.place.sequence === held.place.sequence && content.place.count === held.place.count;
  if (isSame) return undefined;
  restore(ground, held, content);
  return content;
}

function restore(ground: Ground, held: HeldSandbox, { saved, journal, isGone }: SnapshotContent): void {
  const { emulator, snapshots } = ground;
  held.isGone = isGone;
  if (!saved) return;
  const sandbox = emulator.restore(saved);
  sandbox.journal.restore(journal.entries, journal.dropped);
  sandbox.journal.cut(snapshots.journal);
  analyzeAnew(ground, sandbox);
}

/**
 * Forgets the older calls of a sandbox at a mark. All replicas do, so that those that were there and those that come later
 * know the same.
 */
export function forgetOlder(ground: Ground, { name, isGone }: HeldSandbox): void {
  const sandbox = ground.emulator.sandbox(name);
  if (!sandbox || isGone) return;
  sandbox.journal.cut(ground.snapshots.journal);
  analyzeAnew(ground, sandbox);
}

function analyzeAnew({ emulator }: Ground, sandbox: Sandbox): void {
  const { analyzer, journal } = sandbox;
  analyzer.forget();
  for (const entry of journal.entries()) {
    if (entry.defect !== undefined) analyzer.passOver(entry);
    else {
      const implementation = emulator.implementation(entry.vendor);
      const call = lookAt(implementation, sandbox, entry.request, entry.now);
      analyzer.see({ entry, call, isAsWritten: false });
    }
  }
}

/** Keeps a sandbox as it is at a mark, and trims the log before it. What fails here, the next mark does again. */
export async function writeSnapshot(ground: Ground, held: HeldSandbox): Promise<void> {
  const { log } = ground;
  const place: Place = { ...held.place };
  const bytes = printSnapshot(contentOf(ground, held, place));
  try {
    const kept = await log.getSnapshot(held.key);
    const present = kept && readSnapshot(kept.bytes);
    if (present && !('wrong' in present) && present.place.sequence >= place.sequence) return;
    await log.putSnapshot(held.key, bytes, kept?.revision ?? 0);
    await log.trim(held.subject, place.sequence);
    ground.counts.snapshots += 1;
  } catch (error) {
    // Another replica was quicker.
    if (error instanceof LogConflict) return;
    ground.complain(`No snapshot of "${held.name}" could be kept: ${String(error)}`);
  }
}

function contentOf({ emulator, claims, writer }: Ground, held: HeldSandbox, place: Place): SnapshotContent {
  const sandbox = held.isGone ? undefined : emulator.sandbox(held.name);
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  return {
    version: writer.version,
    place,
    ids: held.ids.list(),
    isGone: held.isGone,
    saved: sandbox && saveSandbox(sandbox, claims.claims(held.name), implementations),
    journal: {
      entries: sandbox?.journal.entries() ?? [],
      dropped: sandbox?.journal.dropped() ?? 0,
    },
    pending: [...held.pending.values()],
  };
}
