import { control } from '../../api/control.ts';
import { Select } from '../../parts/fields.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { visible } from '../../parts/visible.ts';
import { catalog, meaningOf, nameOf } from '../../state/catalog.ts';
import { slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { linkTo, place, sandboxId, show } from '../../state/place.ts';
import { translate } from '../../state/sentences.ts';
import { FindingList } from './finding-list.tsx';

type Row = Awaited<ReturnType<typeof control.value.getCoverage>>['rows'][number];

/** What the calls show of the client: findings, and which documented outcomes it met. */
export function CoveragePage() {
  const t = texts.value;
  const coverage = useLoaded(async () => {
    const path = { id: sandboxId.value };
    const operations = place.value.query['operations'] === 'all' ? 'all' : 'used';
    if (slowChanges.value < 0) throw new Error('Nothing can be counted.');
    return control.value.getCoverage({ path, query: { operations } });
  });
  return (
    <Sheet title={t.pages.coverage}>
      <FindingList />
      <section>
        <div class="section-head">
          <h2>{t.outcomes}</h2>
          <Select
            label={t.facets.vendor}
            value={place.value.query['vendor'] ?? ''}
            options={[['', t.any], ...catalog.value.vendors.map(({ name }) => [name, name] as const)]}
            choose={(vendor) => {
              show({ vendor });
            }}
          />
          <Tabs
            options={[['used', t.usedOperations] as const, ['all', t.allOperations] as const]}
            chosen={place.value.query['operations'] === 'all' ? 'all' : 'used'}
            choose={(operations) => {
              show({ operations: operations === 'all' ? 'all' : undefined });
            }}
          />
        </div>
        <WhenLoaded state={coverage.value}>
          {({ rows, totals }) => (
            <>
              <p class="quiet">{t.coverageTotals(totals.met, totals.handled, totals.outcomes)}</p>
              {countOutcomes(rows) > totals.outcomes && <p class="quiet">{t.sharedAreOpen}</p>}
              <Legend />
              {choose(rows, place.value.query).map(({ vendor, operation, outcomes }) => (
                <CoverageRow key={`${vendor} ${operation}`} {...{ vendor, operation, outcomes }} />
              ))}
              {choose(rows, place.value.query).length === 0 && <p class="quiet">{t.noneInState}</p>}
            </>
          )}
        </WhenLoaded>
      </section>
    </Sheet>
  );
}

const countOutcomes = (rows: readonly Row[]): number =>
  rows.reduce((sum, { outcomes }) => sum + outcomes.length, 0);

/** The outcomes of a vendor and of a state, where only those are asked for. */
function choose(rows: readonly Row[], { vendor, state }: Readonly<Record<string, string>>): readonly Row[] {
  return rows
    .filter((row) => vendor === undefined || row.vendor === vendor)
    .map((row) => ({
      ...row,
      outcomes: row.outcomes.filter((one) => state === undefined || one.state === state),
    }))
    .filter(({ outcomes }) => outcomes.length > 0);
}

function CoverageRow({ vendor, operation, outcomes }: Row) {
  const t = texts.value;
  return (
    <div class="coverage-row">
      <span>
        {operation === '*' ? t.everyOperation : nameOf(vendor, operation)}
        <span class="quiet"> {vendor}</span>
      </span>
      <ul class="outcomes">
        {outcomes.map(({ outcome, state }) => (
          <li key={outcome}>
            <a
              class={`outcome ${state.replaceAll(' ', '-')}`}
              href={linkTo('calls', {
                vendor,
                operation: operation === '*' ? undefined : operation,
                outcome,
              })}
              title={t.stateOfOutcome(t.outcomeStates[state], tell(meaningOf(vendor, outcome)))}
            >
              {nameOutcome(outcome)}
              <span class="sr-only"> {t.outcomeStates[state]}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An outcome in the words of the reader, where it is no word of the vendor. */
function nameOutcome(outcome: string): string {
  const t = texts.value;
  if (outcome === 'success') return t.success;
  if (outcome === 'as many calls as allowed') return t.edgeOfRate;
  const [, field] = /^as many entries in (.+) as allowed$/.exec(outcome) ?? [];
  return field === undefined ? visible(outcome) : t.edgeOf(visible(field));
}

/** What the colours mean; a click shows the outcomes of one colour alone. */
function Legend() {
  const t = texts.value;
  const chosen = place.value.query['state'];
  return (
    <ul class="legend" aria-label={t.legend}>
      {(['never met', 'met', 'met and handled', 'met and mishandled'] as const).map((state) => (
        <li key={state}>
          <button
            type="button"
            class={`outcome ${state.replaceAll(' ', '-')}`}
            aria-pressed={chosen === state}
            onClick={() => {
              show({ state: chosen === state ? undefined : state });
            }}
          >
            {t.outcomeStates[state]}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A meaning in the language of the reader, where there is one at all. */
function tell(meaning: string | undefined): string | undefined {
  return meaning === undefined ? undefined : (translate(meaning) ?? meaning).replaceAll('`', '');
}
