import type { RefObject } from 'preact';
import { createValueIndex, facets, type Facet } from '../../state/call-filter.ts';
import {
  allCalls,
  callFilter,
  clearCalls,
  earlierCalls,
  heldBackCount,
  isLoaded,
  isPaused,
  loadEarlier,
  shownCalls,
  togglePause,
} from '../../state/calls.ts';
import { nameOf, vendorOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { show, showInPlace } from '../../state/place.ts';
import { visible } from '../../parts/visible.ts';

const valuesAmong = createValueIndex();

/** What is shown of the calls: a text to search, and chips for what they have in common. */
export function FilterBar({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const t = texts.value;
  const all = allCalls.value.calls;
  return (
    <div class="filters">
      <div class="filter-row">
        <input
          ref={search}
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={callFilter.value.text ?? ''}
          onInput={(event) => {
            showInPlace({ text: event.currentTarget.value });
          }}
        />
        <button type="button" aria-pressed={isPaused.value} onClick={togglePause}>
          {isPaused.value ? t.goOn(heldBackCount.value) : t.pause}
        </button>
        <button type="button" onClick={clearCalls} disabled={all.length === 0}>
          {t.clear}
        </button>
      </div>
      <div class="filter-row chips">
        {facets.map((facet) => (
          <FacetChip key={facet} facet={facet} />
        ))}
        <span class="count" role="status">
          {isLoaded.value && t.callCount(shownCalls.value.length, all.length)}
        </span>
        {earlierCalls.value > 0 && (
          <button type="button" class="link" onClick={() => void loadEarlier().catch(() => undefined)}>
            {t.loadEarlier(earlierCalls.value)}
          </button>
        )}
      </div>
    </div>
  );
}

/** A chip to remove where a value is chosen, and a choice elsewhere. */
function FacetChip({ facet }: { readonly facet: Facet }) {
  const t = texts.value;
  const chosen = callFilter.value[facet];
  const name = t.facets[facet];
  if (chosen !== undefined)
    return (
      <button
        type="button"
        class="chip chosen"
        aria-label={t.removeFilter(`${name}: ${chosen}`)}
        onClick={() => {
          show({ [facet]: undefined });
        }}
      >
        {name}: {labelOf(facet, chosen)} <span aria-hidden="true">×</span>
      </button>
    );
  const values = valuesAmong(allCalls.value.calls, facet);
  // It stands there before the first call, so that nothing moves when that comes.
  return (
    <select
      class="chip"
      disabled={values.length === 0}
      aria-label={name}
      value=""
      onChange={(event) => {
        show({ [facet]: event.currentTarget.value });
      }}
    >
      <option value="">{name}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {labelOf(facet, value)}
        </option>
      ))}
    </select>
  );
}

function labelOf(facet: Facet, value: string): string {
  const t = texts.value;
  if (facet === 'outcome' && value === 'refused') return t.refused;
  if (facet === 'outcome' && value === 'success') return t.success;
  if (facet === 'vendor') return vendorOf(value)?.name ?? value;
  if (facet === 'operation') return shortName(value);
  return visible(value);
}

/** An operation is chosen by its key, whichever vendor it belongs to. */
function shortName(key: string): string {
  const call = allCalls.value.calls.find(({ operation }) => operation === key);
  return (call && nameOf(call.vendor, key)) ?? key;
}
