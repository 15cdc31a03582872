import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { edit } from '../../state/clock.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { texts } from '../../state/language.ts';
import { linkTo, sandboxId, show } from '../../state/place.ts';

/** What can be done with a call. */
export function CallActions({ entry }: { readonly entry: ShownEntry }) {
  const { vendor, operation } = entry;
  const path = { id: sandboxId.value, entry: entry.id };
  const copy = async (format: 'curl' | 'har' | 'test' | 'scenario'): Promise<string> => {
    const text = await control.value.getJournalEntry({ path, query: { format } });
    return typeof text === 'string' ? text : JSON.stringify(text, null, 2);
  };
  const t = texts.value;
  return (
    <div class="actions">
      <Action
        look="small"
        run={async () => {
          const { sandbox, entry: sent } = await edit(() => control.value.resendCall({ path }));
          if (sandbox === sandboxId.value) show({ call: String(sent) });
        }}
      >
        {t.sendAgain}
      </Action>
      {operation !== undefined && (
        <>
          <a class="button small" href={linkTo('send', { vendor, operation, from: String(entry.id) })}>
            {t.sendAgainWith}
          </a>
          <a class="button small" href={linkTo('faults', { vendor, operation })}>
            {t.makeFail}
          </a>
        </>
      )}
      <span class="copies">
        <span class="quiet">{t.copyAs}</span>
        <CopyButton label="curl" text={() => copy('curl')} />
        <CopyButton label="HAR" text={() => copy('har')} />
        {operation !== undefined && (
          <>
            <CopyButton label={t.vitestTest} text={() => copy('test')} />
            <CopyButton label={t.scenario} text={() => copy('scenario')} />
          </>
        )}
      </span>
    </div>
  );
}
