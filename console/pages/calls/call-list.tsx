import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { OutcomeBadge } from '../../parts/outcome-badge.tsx';
import { visible } from '../../parts/visible.ts';
import { useWindow } from '../../parts/window-list.ts';
import { nameOf } from '../../state/catalog.ts';
import type { Call } from '../../state/call-summary.ts';
import { indexAfter, indexOf } from '../../state/choose-calls.ts';
import { texts } from '../../state/language.ts';
import { show } from '../../state/place.ts';
import { clockTime, fullTime } from '../../texts/times.ts';
import { tellReason } from './tell-reason.ts';

const rowHeight = 52;

interface ListProps {
  /** The oldest first; they are shown the other way round. */
  readonly calls: readonly Call[];
  readonly cursor: number | undefined;
  readonly opened: number;
}

export function CallList({ calls, cursor, opened }: ListProps) {
  const { box, virtualizer } = useWindow({ count: calls.length, rowHeight });
  useKeptPlace(calls, box.current);
  // The list is drawn with each frame of scrolling, and must not be searched each time.
  const cursorIndex = useMemo(() => indexOf(calls, cursor), [calls, cursor]);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(calls.length - 1 - cursorIndex, { align: 'auto' });
    // New calls do not move the list.
  }, [cursor]);
  return (
    <div
      ref={box}
      class="call-list"
      role="listbox"
      tabIndex={0}
      aria-label={texts.value.callList}
      aria-activedescendant={cursorIndex < 0 ? undefined : `call-${cursor ?? ''}`}
    >
      <div role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const call = calls[calls.length - 1 - index];
          return (
            call && (
              <Row
                key={call.id}
                call={call}
                start={start}
                isOpen={call.id === opened}
                isCursor={call.id === cursor}
                position={index + 1}
                count={calls.length}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** What is looked at stays where it is while new calls come in above it. */
function useKeptPlace(calls: readonly Call[], box: HTMLElement | null): void {
  const newest = useRef(calls.at(-1)?.id ?? 0);
  useLayoutEffect(() => {
    const added = calls.length - indexAfter(calls, newest.current);
    newest.current = calls.at(-1)?.id ?? 0;
    if (box && added > 0 && added < calls.length && box.scrollTop > rowHeight / 2)
      box.scrollTop += added * rowHeight;
  }, [calls, box]);
}

interface RowProps {
  readonly call: Call;
  readonly start: number;
  readonly isOpen: boolean;
  readonly isCursor: boolean;
  readonly position: number;
  readonly count: number;
}

function Row({ call, start, isOpen, isCursor, position, count }: RowProps) {
  const { id, time, vendor, operation, outcome, status, reason, faults, line, isDefect } = call;
  const target = line.split(' ')[1] ?? line;
  const because = reason && tellReason(reason);
  return (
    <div
      id={`call-${id}`}
      class={`call-row${isOpen ? ' open' : ''}${isCursor ? ' cursor' : ''}`}
      role="option"
      aria-selected={isOpen}
      aria-posinset={position}
      aria-setsize={count}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => {
        show({ call: String(id) });
      }}
    >
      <span class="what">
        <span class="name">{visible(nameOf(vendor, operation) ?? target)}</span>
        <span class="vendor">{vendor}</span>
      </span>
      <span class="end">
        {faults.length > 0 && <span class="badge fault">{texts.value.facets.fault}</span>}
        {isDefect && <span class="badge bad">!</span>}
        <OutcomeBadge outcome={outcome} />
      </span>
      <span class="because" lang={reason && because === undefined ? 'en' : undefined}>
        {visible(because ?? reason?.text ?? target)}
      </span>
      <time class="when" dateTime={time} title={fullTime(time)}>
        {outcome === 'success' || status >= 400 ? `${status} · ` : ''}
        {clockTime(time)}
      </time>
    </div>
  );
}
