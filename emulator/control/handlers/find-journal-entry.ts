import type { EntryName } from '../../../contracts/control/journal-id.ts';
import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { callFingerprint } from '../../core/journal/call-fingerprint.ts';
import type { Journal, JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlContext } from '../context.ts';

/** The entry that a path names, with its sandbox; where several calls were the same byte for byte, the latest. */
export function findEntry(
  context: ControlContext,
  path: { readonly id: string; readonly entry: EntryName },
):
  { readonly sandbox: Sandbox; readonly entry: JournalEntry } | Failure<'unknown-sandbox' | 'unknown-entry'> {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const entry = findIn(sandbox.journal, path.entry);
  return entry ? { sandbox, entry } : fail('unknown-entry', { id: path.entry });
}

function findIn(journal: Journal, name: EntryName): JournalEntry | undefined {
  if (typeof name === 'number') return journal.find(name);
  if (name === 'last') return journal.entries().at(-1);
  return journal.entries().findLast(({ request }) => callFingerprint(request) === name);
}
