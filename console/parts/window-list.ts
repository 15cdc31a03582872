import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

interface WindowOptions {
  readonly count: number;
  readonly rowHeight: number;
}

/** Which rows of a long list are in sight: only those are in the page. */
export function useWindow({ count, rowHeight }: WindowOptions) {
  const box = useRef<HTMLDivElement>(null);
  const [, draw] = useReducer((number: number) => number + 1, 0);
  const kept = useRef<Virtualizer<HTMLDivElement, Element>>(undefined);
  const options = {
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 0, height: 800 },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => {
      draw(undefined);
    },
  };
  kept.current ??= new Virtualizer<HTMLDivElement, Element>(options);
  const virtualizer = kept.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
  });
  return { box, virtualizer };
}
