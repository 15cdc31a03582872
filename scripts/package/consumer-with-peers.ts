// Compiled against the package's types as they are installed, beside packages that one may have; never run.
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { createEmulator } from 'understudy-live';
import type { Clients } from 'understudy-live/clients';
import { createMswHandlers } from 'understudy-live/msw';
import { test } from 'understudy-live/vitest';

setupServer(...createMswHandlers(createEmulator(), http));

test('has typed fixtures', ({ sandbox, clients: bound, clock, faults, env: variables }) => {
  bound satisfies Clients;
  clock.advance(60)[0]?.kind satisfies string | undefined;
  faults.set([{ id: 'slow', match: { vendor: 'tencent-chat' }, effect: { type: 'latency', ms: 1 } }]);
  // @ts-expect-error There is no such effect.
  faults.set([{ id: 'slow', match: { vendor: 'tencent-chat' }, effect: { type: 'slow' } }]);
  variables satisfies Record<string, string>;
  sandbox.name satisfies string;
});
