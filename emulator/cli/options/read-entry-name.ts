import { entryName, type EntryName } from '../../../contracts/control/journal-id.ts';
import { UsageError } from './usage-error.ts';

/** The path of an explanation, as the header `x-understudy-explain` has it. */
const explanationPath = /^\/api\/sandboxes\/[^/]+\/journal\/([^/]+)\/explanation$/;

/** The name of a call as somebody writes it, or the path in which it stands. Throws a `UsageError`. */
export function readEntryName(id: string): EntryName {
  const name = entryName.safeParse(explanationPath.exec(id)?.[1] ?? id.normalize('NFKC').trim());
  if (!name.success) throw new UsageError(`"${id}" names no call of the journal; see "understudy journal".`);
  return name.data;
}
