import type { ShownEntry } from '../../../contracts/control/journal.ts';
import { control } from '../../api/control.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';

/** What can be done with a call. */
export function CallActions({ entry }: { readonly entry: ShownEntry }) {
  const path = { id: sandboxId.value, entry: entry.id };
  const copy = async (format: 'curl' | 'har'): Promise<string> => {
    const text = await control.value.getJournalEntry({ path, query: { format } });
    return typeof text === 'string' ? text : JSON.stringify(text, null, 2);
  };
  return (
    <div class="actions">
      <span class="quiet">{texts.value.copyAs}</span>
      <CopyButton label="curl" text={() => copy('curl')} />
      <CopyButton label="HAR" text={() => copy('har')} />
    </div>
  );
}
