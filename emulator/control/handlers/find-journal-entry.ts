import type { EntryName } from '../../../contracts/control/journal-id.ts';
import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { isCalled, numberIn } from '../../core/journal/call-fingerprint.ts';
import type { Journal, JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlContext } from '../context.ts';

interface FoundEntry {
  readonly sandbox: Sandbox;
  readonly entry: JournalEntry;
}

/** The entry that a path names, with its sandbox; where a name without a number is that of several, the latest that was refused. */
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
  const number = numberIn(name);
  const numbered = number === undefined ? undefined : journal.find(number);
  if (number !== undefined) return numbered && isCalled(numbered, name) ? numbered : undefined;
  const same = journal.entries().filter((entry) => isCalled(entry, name));
  return same.findLast(({ outcome }) => outcome !== 'success') ?? same.at(-1);
}

/** Why a journal has not the entry that was asked for, in a sentence. */
function whyMissing(journal: Journal, name: EntryName): string {
  const dropped = journal.dropped();
  const latest = dropped + journal.entries().length;
  const missing = `The journal has no entry ${name}`;
  if (latest === 0)
    return name === 'last' ? 'The journal has no calls yet.' : `${missing}: it has no calls yet.`;
  const number = typeof name === 'number' ? name : numberIn(name);
  if (number === undefined)
    return dropped > 0 ? `${missing}; it may be one of those that have been dropped.` : `${missing}.`;
  if (number >= 1 && number <= dropped)
    return `${missing} any more: it has been dropped, as have all up to ${dropped}.`;
  return number >= 1 && number <= latest
    ? `${missing}: call ${number} is another one since the journal was emptied.`
    : `${missing}; the latest is ${latest}.`;
}
