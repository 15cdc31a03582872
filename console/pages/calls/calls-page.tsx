import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Empty } from '../../parts/states.tsx';
import { allCalls, isLoaded, shownCalls } from '../../state/calls.ts';
import { hasCatalog } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { place, show } from '../../state/place.ts';
import { CallDetail } from './call-detail.tsx';
import { CallList } from './call-list.tsx';
import { focusList } from './focus-list.ts';
import { FilterBar } from './filter-bar.tsx';
import { FirstCall } from './first-call.tsx';
import { KeyHelp } from './key-help.tsx';
import { useKeys } from './use-keys.ts';

/** The calls of the sandbox as they come, and beside them the one that is open. */
export function CallsPage() {
  const t = texts.value;
  const search = useRef<HTMLInputElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [cursor, setCursor] = useState<number>();
  const opened = Number(place.value.query['call'] ?? Number.NaN);
  const isOpen = Number.isInteger(opened);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen) setCursor(opened);
  }, [isOpen, opened]);
  useLayoutEffect(() => {
    // A call that was closed takes the focus with it.
    if (!isOpen && wasOpen.current && document.activeElement === document.body) focusList();
    wasOpen.current = isOpen;
  }, [isOpen]);
  useKeys({ search, cursor, setCursor, isHelpOpen, setHelpOpen });
  const calls = shownCalls.value;
  const all = allCalls.value.calls.length;
  const isReady = isLoaded.value && (all === 0 || hasCatalog.value);
  return (
    <>
      <h1 class="sr-only">{t.pages.calls}</h1>
      <section class={isOpen ? 'list-side beside' : 'list-side'}>
        <FilterBar search={search} />
        {!isReady && <p class="quiet padded">{t.loading}</p>}
        {isReady && all === 0 && <FirstCall />}
        {isReady && all > 0 && calls.length === 0 && <Empty title={t.noneAgree}>{t.noneAgreeHint}</Empty>}
        {isReady && calls.length > 0 && <CallList calls={calls} cursor={cursor} opened={opened} />}
      </section>
      {isOpen && (
        <CallDetail
          id={opened}
          close={() => {
            show({ call: undefined });
          }}
        />
      )}
      {isHelpOpen && (
        <KeyHelp
          close={() => {
            setHelpOpen(false);
          }}
        />
      )}
    </>
  );
}
