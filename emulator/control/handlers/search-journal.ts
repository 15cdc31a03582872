import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Work } from '../turns.ts';

/** What it costs to look at an entry beside its texts, in characters. */
export const lookAtEntry = 500;

/** The entries that show a text somewhere, whatever the case. What is masked is not searched. */
export function* searchEntries(
  entries: readonly JournalEntry[],
  wanted: string,
  show: (entry: JournalEntry) => ShownEntry,
): Work<readonly JournalEntry[]> {
  const text = wanted.toLowerCase();
  const found: JournalEntry[] = [];
  for (const entry of entries) {
    const searched = textOf(show(entry));
    if (searched.some((part) => part.toLowerCase().includes(text))) found.push(entry);
    yield lookAtEntry + searched.reduce((sum, { length }) => sum + length, 0);
  }
  return found;
}

function textOf(shown: ShownEntry): readonly string[] {
  const { vendor, operation = '', request, reply, outcome, reason, faults } = shown;
  const written = [request.line, request.body, reply.body, reason?.text ?? ''];
  const names = [vendor, operation, said(outcome, reply.body), shown.credentialId ?? '', ...faults];
  // Whoever looks for 张三 does not know how forms and JSON write it.
  return [...names, ...written, ...written.map(unescapeForm), ...written.map(unescapeJson)];
}

function unescapeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function unescapeJson(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
