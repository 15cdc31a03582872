import { RemainingBar } from '../../parts/remaining-bar.tsx';
import { visible } from '../../parts/visible.ts';
import { nameOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { fullTime } from '../../texts/times.ts';

export interface DueItem {
  readonly at: string;
  readonly kind: string;
  readonly vendor: string;
  readonly subject: string;
  readonly place?: string | undefined;
}

interface DueProps {
  readonly items: readonly DueItem[];
  /** Whether it is still to come, so that it is told how long that takes. */
  readonly isAhead?: boolean;
}

/** What time brings, in its order. */
export function DueList({ items, isAhead = false }: DueProps) {
  const { dueKinds, aheadKinds } = texts.value;
  const kinds = isAhead ? aheadKinds : dueKinds;
  return (
    <ol class="timeline">
      {items.map(({ at, kind, vendor, subject, place }, index) => (
        <li key={index}>
          <time dateTime={at}>{fullTime(at)}</time>
          <span class="badge plain">{kinds[kind] ?? kind}</span>
          <span class="who">
            {visible(nameOf(vendor, subject) ?? subject)}
            <span class="quiet">
              {' '}
              {visible([place, vendor].filter((part) => part !== undefined).join(' · '))}
            </span>
          </span>
          {isAhead && <RemainingBar name={`${vendor} ${kind} ${subject} ${place ?? ''}`} until={at} />}
        </li>
      ))}
    </ol>
  );
}
