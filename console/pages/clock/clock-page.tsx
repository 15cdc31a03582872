import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Action } from '../../parts/action.tsx';
import { clock, edit, sandboxNow } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';
import { fullTime } from '../../texts/times.ts';
import { DueList, type DueItem } from './due-list.tsx';
import { ClockModes, forced } from './clock-modes.tsx';
import { Upcoming } from './upcoming.tsx';

const steps = [
  [1, 'second'],
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
] as const;

/** The time of the sandbox: what it is, how it is moved on, and what that brings. */
export function ClockPage() {
  const t = texts.value;
  const became = useSignal<readonly DueItem[] | undefined>(undefined);
  const [seconds, setSeconds] = useState('');
  const now = sandboxNow.value;
  const advance =
    (body: { seconds: number; force?: true } | { until: 'next-expiry' | 'next-limit-reset' }) => async () => {
      const { due } = await edit(() => control.value.advanceClock({ path: { id: sandboxId.value }, body }));
      became.value = due;
    };
  return (
    <Sheet title={t.pages.clock}>
      <section class="clock-face">
        <time dateTime={now === undefined ? undefined : new Date(now).toISOString()}>
          {now === undefined ? '…' : fullTime(new Date(now).toISOString())}
        </time>
        <span class="badge plain">{clock.value && (t.clockModes[clock.value.mode] ?? clock.value.mode)}</span>
      </section>
      <section>
        <h2>{t.advance}</h2>
        <div class="row">
          {steps.map(([amount, unit]) => (
            <Action key={unit} run={advance({ seconds: amount })}>
              {t.stepsOfTime[unit]}
            </Action>
          ))}
          <input
            type="number"
            class="narrow"
            aria-label={t.seconds}
            placeholder={t.seconds}
            value={seconds}
            onInput={(event) => {
              setSeconds(event.currentTarget.value);
            }}
          />
          <Action run={() => advance({ seconds: Number(seconds), ...forced() })()} isOff={seconds === ''}>
            {t.advanceBy}
          </Action>
        </div>
        <div class="row">
          <Action look="primary" run={advance({ until: 'next-expiry' })}>
            {t.toNextExpiry}
          </Action>
          <Action run={advance({ until: 'next-limit-reset' })}>{t.toNextReset}</Action>
        </div>
      </section>
      {became.value && (
        <section role="status">
          <h2>{t.becameDue}</h2>
          {became.value.length === 0 ? <p class="quiet">{t.nothingDue}</p> : <DueList items={became.value} />}
        </section>
      )}
      <Upcoming />
      <ClockModes />
    </Sheet>
  );
}
