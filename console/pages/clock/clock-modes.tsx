import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Checkbox } from '../../parts/checkbox.tsx';
import { Action } from '../../parts/action.tsx';
import { edit, sandboxNow } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';

type Setting = Parameters<(typeof control.value)['putClock']>[0]['body'];

/** Whether the clock of a sandbox may be turned back from here. */
export const mayGoBack = signal(false);

/** What says so to the control API. */
export function forced(): { readonly force?: true } {
  return mayGoBack.value ? { force: true } : {};
}

/** Whether the clock goes with the machine's, beside it, or not at all. */
export function ClockModes() {
  const t = texts.value;
  const [at, setAt] = useState('');
  const [offset, setOffset] = useState('');
  const put = (setting: Setting) => () =>
    edit(() =>
      control.value.putClock({
        path: { id: sandboxId.value },
        body: { ...setting, ...forced() },
      }),
    );
  const freezeAt = at === '' ? new Date(sandboxNow.value ?? 0) : new Date(at);
  return (
    <section>
      <h2>{t.clockMode}</h2>
      <div class="row">
        <Action run={put({ mode: 'system' })}>{t.useSystem}</Action>
      </div>
      <div class="row">
        <input
          type="datetime-local"
          step="1"
          aria-label={t.freezeTime}
          value={at}
          onInput={(event) => {
            setAt(event.currentTarget.value);
          }}
        />
        <Action run={() => put({ mode: 'frozen', now: freezeAt.toISOString() })()}>
          {at === '' ? t.freeze : t.freezeThen}
        </Action>
      </div>
      <div class="row">
        <input
          type="number"
          class="narrow"
          aria-label={t.offsetSeconds}
          placeholder={t.offsetSeconds}
          value={offset}
          onInput={(event) => {
            setOffset(event.currentTarget.value);
          }}
        />
        <Action run={() => put({ mode: 'offset', offsetSeconds: Number(offset) })()} isOff={offset === ''}>
          {t.useOffset}
        </Action>
      </div>
      <Checkbox
        label={t.allowBack}
        isOn={mayGoBack.value}
        set={(isOn) => {
          mayGoBack.value = isOn;
        }}
      />
    </section>
  );
}
