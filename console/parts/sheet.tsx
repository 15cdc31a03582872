import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { connection } from '../api/control.ts';
import { catalog } from '../state/catalog.ts';
import { sandboxNow } from '../state/clock.ts';
import { texts } from '../state/language.ts';
import { sandboxes } from '../state/sandboxes.ts';

interface SheetProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Whether something stands beside it. */
  readonly isBeside?: boolean;
}

/** A page from top to bottom. It is shown when all of it is there, so that nothing moves while the rest comes. */
export function Sheet({ title, children, isBeside = false }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [isComplete, setComplete] = useState(false);
  const isKnown =
    catalog.value.vendors.length > 0 && sandboxes.value.length > 0 && sandboxNow.value !== undefined;
  // Nobody waits for an emulator that is away: what is not there says so.
  const isShown = isComplete || connection.value === 'lost';
  useEffect(() => {
    if (isComplete || !isKnown) return undefined;
    const look = (): void => {
      if (!sheet.current?.querySelector('.loading')) setComplete(true);
    };
    const observer = new MutationObserver(look);
    // What is there may take the element over that has said so far that it is on its way.
    observer.observe(sheet.current!, { childList: true, subtree: true, attributeFilter: ['class'] });
    look();
    return () => {
      observer.disconnect();
    };
  }, [isComplete, isKnown]);
  return (
    <div ref={sheet} class={`sheet${isBeside ? ' beside' : ''}${isShown ? '' : ' coming'}`}>
      <h1>{title}</h1>
      {!isShown && <p class="quiet wait">{texts.value.loading}</p>}
      {children}
    </div>
  );
}
