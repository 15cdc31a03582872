import type { EntryName } from '../../../contracts/control/journal-id.ts';
import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { callFingerprint } from '../../core/journal/call-fingerprint.ts';
import type { Journal, JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlContext } from '../context.ts';

interface FoundEntry {
  readonly sandbox: Sandbox;
  readonly entry: JournalEntry;
}

/** The entry that a path names, with its sandbox; where several calls were the same byte for byte, the latest that was refused. */
export function findEntry(
  context: ControlContext,
  path: { readonly id: string; readonly entry: EntryName },
): FoundEntry | Failure<'unknown-sandbox' | 'unknown-entry'> {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const entry = findIn(sandbox.journal, path.entry);
  return entry
    ? { sandbox, entry }
    : fail('unknown-entry', { reason: whyMissing(sandbox.journal, path.entry) });
}

function findIn(journal: Journal, name: EntryName): JournalEntry | undefined {
  if (typeof name === 'number') return journal.find(name);
  if (name === 'last') return journal.entries().at(-1);
  const same = journal.entries().filter(({ request }) => callFingerprint(request) === name);
  return same.findLast(({ outcome }) => outcome !== 'success') ?? same.at(-1);
}

/** Why a journal has not the entry that was asked for, in a sentence. */
function whyMissing(journal: Journal, name: EntryName): string {
  const dropped = journal.dropped();
  const latest = dropped + journal.entries().length;
  const missing = `The journal has no entry ${name}`;
  if (latest === 0)
    return name === 'last' ? 'The journal has no calls yet.' : `${missing}: it has no calls yet.`;
  if (typeof name !== 'number')
    return dropped > 0 ? `${missing}; it may be one of those that have been dropped.` : `${missing}.`;
  return name >= 1 && name <= dropped
    ? `${missing} any more: it has been dropped, as have all up to ${dropped}.`
    : `${missing}; the latest is ${latest}.`;
}
