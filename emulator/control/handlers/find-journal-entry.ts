import type { EntryName } from '../../../contracts/control/journal-id.ts';
import { callFingerprint } from '../../core/journal/call-fingerprint.ts';
import type { Journal, JournalEntry } from '../../core/journal/journal.ts';

/** The entry of that name; where several calls were the same byte for byte, the latest. */
export function findEntry(journal: Journal, name: EntryName): JournalEntry | undefined {
  if (typeof name === 'number') return journal.find(name);
  if (name === 'last') return journal.entries().at(-1);
  return journal.entries().findLast(({ request }) => callFingerprint(request) === name);
}
