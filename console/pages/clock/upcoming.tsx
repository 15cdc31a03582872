import { control } from '../../api/control.ts';
import { WhenLoaded } from '../../parts/states.tsx';
import { clock, slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { sandboxId } from '../../state/place.ts';
import { DueList } from './due-list.tsx';

/** So many things are listed. */
const most = 100;

/** What time will bring next. */
export function Upcoming() {
  const t = texts.value;
  const upcoming = useLoaded(async () => {
    const path = { id: sandboxId.value };
    // It changes with the calls, and with the time.
    if (!clock.value && slowChanges.value < 0) return { due: [] };
    return control.value.getUpcoming({ path });
  });
  return (
    <section>
      <h2>{t.upcoming}</h2>
      <WhenLoaded state={upcoming.value}>
        {({ due }) =>
          due.length === 0 ? (
            <p class="quiet">{t.nothingAhead}</p>
          ) : (
            <DueList items={due.slice(0, most)} isAhead />
          )
        }
      </WhenLoaded>
    </section>
  );
}
