import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { vendorOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { statesOfChecks } from './check-states.ts';

/** The checks of the vendor in their order: those that the call passed, the one that refused it, those that were not reached. */
export function Checks({ entry }: { readonly entry: ShownEntry }) {
  const t = texts.value;
  const checks = vendorOf(entry.vendor)?.checks ?? [];
  const states = statesOfChecks(
    checks.map(({ name }) => name),
    entry.refusedBy,
  );
  const words = { passed: t.checkPassed, refused: t.checkRefused, 'not reached': t.checkNotReached };
  const ended = entry.faults.length > 0 ? t.faultRefused : t.handlerRefused;
  return (
    <section>
      <h2>{t.checks}</h2>
      <ol class="checks">
        {states.map(({ name, state }, index) => (
          <li key={name} class={`check ${state.replace(' ', '-')}`} title={checks[index]?.errors.join(', ')}>
            {name} <span class="sr-only">{words[state]}</span>
          </li>
        ))}
      </ol>
      {entry.outcome !== 'success' && entry.refusedBy === undefined && <p class="quiet">{ended}</p>}
      {entry.refusedBy === 'size' && <p class="quiet">{t.sizeRefused}</p>}
    </section>
  );
}
