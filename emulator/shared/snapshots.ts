import { lookAt } from '../core/engine/call-context.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import { saveSandbox } from '../core/sandbox/saved-sandbox.ts';
import type { ReplicaServices, LoadedSandbox, Place, SnapshotRules } from './replica-services.ts';
import { LogConflict } from './shared-log.ts';
import { printSnapshot, readSnapshot, type SnapshotContent } from './snapshot-form.ts';

/** A replica repeats some thousand calls within a second. */
export const usualSnapshots: SnapshotRules = {
  records: 2000,
  bytes: 8 * 1024 * 1024,
  journal: { calls: 1000, bytes: 2 * 1024 * 1024 },
};

/** What is kept of a sandbox, if anything is. What is damaged is told of, and the sandbox goes on with its records. */
async function findSnapshot(services: ReplicaServices, key: string): Promise<SnapshotContent | undefined> {
  const kept = await services.log.getSnapshot(key);
  if (!kept) return undefined;
  const content = readSnapshot(kept.bytes);
  const wrong = 'wrong' in content ? content.wrong : wrongVersion(services, content);
  if (wrong === undefined) return content as SnapshotContent;
  services.complain(`The snapshot ${key} of the shared log cannot be used: ${wrong}.`);
  return undefined;
}

/** A log that was handed over has snapshots of the versions that it belonged to. */
function wrongVersion(
  { logVersion }: ReplicaServices,
  content: SnapshotContent | object,
): string | undefined {
  const { version } = content as SnapshotContent;
  return logVersion.knows(version)
    ? undefined
    : `Understudy ${version} has kept it, whose log this never was`;
}

/** Puts a sandbox to where its snapshot was taken. Gives what it goes on with, or nothing where there is no snapshot. */
export async function loadSnapshot(
  services: ReplicaServices,
  loaded: LoadedSandbox,
): Promise<SnapshotContent | undefined> {
  const content = await findSnapshot(services, loaded.key);
  if (content) restore(services, loaded, content);
  return content;
}

/**
 * Compares a sandbox with the snapshot of a mark that it has come to. Where the log was trimmed before everything had been
 * heard, the counts differ, and what the snapshot has is taken instead.
 */
export async function checkMark(
  services: ReplicaServices,
  loaded: LoadedSandbox,
): Promise<SnapshotContent | undefined> {
  const content = await findSnapshot(services, loaded.key);
  if (!content || content.place.sequence < loaded.place.sequence) return undefined;
  const isSame =
    content.place.sequence === loaded.place.sequence && content.place.count === loaded.place.count;
  if (isSame) return undefined;
  restore(services, loaded, content);
  return content;
}

function restore(
  services: ReplicaServices,
  loaded: LoadedSandbox,
  { saved, journal, isGone }: SnapshotContent,
): void {
  const { emulator, snapshots } = services;
  loaded.isGone = isGone;
  if (!saved) return;
  const sandbox = emulator.restore(saved);
  sandbox.journal.restore(journal.entries, journal.dropped);
  sandbox.journal.cut(snapshots.journal);
  analyzeAnew(services, sandbox);
}

/**
 * Forgets the older calls of a sandbox at a mark. All replicas do, so that those that were there and those that come later
 * know the same.
 */
export function forgetOlder(services: ReplicaServices, { name, isGone }: LoadedSandbox): void {
  const sandbox = services.emulator.sandbox(name);
  if (!sandbox || isGone) return;
  sandbox.journal.cut(services.snapshots.journal);
  analyzeAnew(services, sandbox);
}

function analyzeAnew({ emulator }: ReplicaServices, sandbox: Sandbox): void {
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
export async function writeSnapshot(services: ReplicaServices, loaded: LoadedSandbox): Promise<void> {
  const { log } = services;
  const place: Place = { ...loaded.place };
  const bytes = printSnapshot(contentOf(services, loaded, place));
  try {
    const kept = await log.getSnapshot(loaded.key);
    const present = kept && readSnapshot(kept.bytes);
    if (present && !('wrong' in present) && present.place.sequence >= place.sequence) return;
    await log.putSnapshot(loaded.key, bytes, kept?.revision ?? 0);
    await log.trim(loaded.subject, place.sequence);
    services.counts.snapshots += 1;
  } catch (error) {
    // Another replica was quicker.
    if (error instanceof LogConflict) return;
    services.complain(`No snapshot of "${loaded.name}" could be kept: ${String(error)}`);
  }
}

function contentOf(
  { emulator, claims, writer }: ReplicaServices,
  loaded: LoadedSandbox,
  place: Place,
): SnapshotContent {
  const sandbox = loaded.isGone ? undefined : emulator.sandbox(loaded.name);
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  return {
    version: writer.version,
    place,
    ids: loaded.ids.list(),
    isGone: loaded.isGone,
    saved: sandbox && saveSandbox(sandbox, claims.claims(loaded.name), implementations),
    journal: {
      entries: sandbox?.journal.entries() ?? [],
      dropped: sandbox?.journal.dropped() ?? 0,
    },
    pending: [...loaded.pending.values()],
  };
}
