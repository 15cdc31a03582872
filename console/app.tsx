import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignalEffect } from '@preact/signals';
import { connection } from './api/control.ts';
import { isLockedOut } from './api/session.ts';
import { AssumptionsPage } from './pages/assumptions/assumptions-page.tsx';
import { CoveragePage } from './pages/coverage/coverage-page.tsx';
import { CallsPage } from './pages/calls/calls-page.tsx';
import { ClockPage } from './pages/clock/clock-page.tsx';
import { DocsPage } from './pages/docs/docs-page.tsx';
import { FaultsPage } from './pages/faults/faults-page.tsx';
import { SendPage } from './pages/send/send-page.tsx';
import { StatePage } from './pages/state/state-page.tsx';
import { Navigation } from './parts/navigation.tsx';
import { TokenForm } from './parts/token-form.tsx';
import { loadCatalog } from './state/catalog.ts';
import { texts } from './state/language.ts';
import { place, type Page } from './state/place.ts';
import { loadSandboxes } from './state/sandboxes.ts';

/** What each page shows. */
const views: Readonly<Record<Page, ComponentType>> = {
  calls: CallsPage,
  state: StatePage,
  clock: ClockPage,
  faults: FaultsPage,
  coverage: CoveragePage,
  assumptions: AssumptionsPage,
  send: SendPage,
  docs: DocsPage,
};

export function App() {
  const { page } = place.value;
  const title = texts.value.pages[page];
  const View = views[page];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useLayoutEffect(() => {
    // A link in the page before this one led here, and is gone.
    if (page !== shown.current && document.activeElement === document.body) main.current?.focus();
    shown.current = page;
  }, [page]);
  useEffect(() => {
    document.title = `${title} · Understudy`;
  }, [title]);
  useSignalEffect(() => {
    // With another token there is another client, and what was refused or cut off is asked for again.
    if (isLockedOut.value || connection.value !== 'live') return;
    loadCatalog().catch(() => undefined);
    loadSandboxes().catch(() => undefined);
  });
  if (isLockedOut.value) return <TokenForm />;
  return (
    <div class="frame">
      <Navigation
        skip={() => {
          main.current?.focus();
        }}
      />
      <main ref={main} tabIndex={-1} class={`page page-${page}`} aria-label={title}>
        <View />
      </main>
    </div>
  );
}
