import { control } from '../../api/control.ts';
import { allCalls } from '../../state/calls.ts';
import { nameOf } from '../../state/catalog.ts';
import { sandboxNow, slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { sandboxId } from '../../state/place.ts';
import { Sparkline } from '../../parts/sparkline.tsx';
import { countPerWindow } from './count-per-window.ts';

/** So many windows a sparkline shows. */
const windows = 30;

/** How far the limits are used up of what was called, with the calls of the last windows. */
export function Meters() {
  const t = texts.value;
  const meters = useLoaded(async () => {
    const path = { id: sandboxId.value };
    return slowChanges.value >= 0 ? (await control.value.getLimits({ path })).meters : [];
  });
  const state = meters.value;
  const now = sandboxNow.value;
  if (state.is === 'loading') return <span class="loading" />;
  if (state.is !== 'ready' || state.value.length === 0) return null;
  return (
    <section>
      <h2>{t.limits}</h2>
      <div class="meters">
        {state.value.map(({ vendor, operation, limit, perSeconds }) => {
          const calls = allCalls.value.calls.filter(
            (call) => call.vendor === vendor && call.operation === operation,
          );
          const counts = countPerWindow(calls, { perSeconds, windows, now: now ?? 0 });
          const count = counts.at(-1) ?? 0;
          const name = nameOf(vendor, operation) ?? operation;
          return (
            <div key={`${vendor} ${operation}`} class="meter-row">
              <span>
                {name} <span class="quiet">{vendor}</span>
              </span>
              <Sparkline counts={counts} limit={limit} label={t.callsPerWindow(name)} />
              <span class={count >= limit ? 'full' : ''}>{t.meter(count, limit, perSeconds)}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
