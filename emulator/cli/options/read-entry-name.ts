import { entryName, type EntryName } from '../../../contracts/control/journal-id.ts';
import { UsageError } from './usage-error.ts';

/** The name of a call as somebody writes it. Throws a `UsageError`. */
export function readEntryName(id: string): EntryName {
  const name = entryName.safeParse(id);
  if (!name.success) throw new UsageError(`"${id}" names no call of the journal; see "understudy journal".`);
  return name.data;
}
