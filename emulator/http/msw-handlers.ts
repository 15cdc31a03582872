import type { http, HttpHandler } from 'msw';
import type { Emulator } from '../core/engine/emulator.ts';
import { createFetchHandler } from './fetch-handler.ts';

/** MSW handlers for the real host names of every vendor. `http` is handed in, so that nothing here depends on MSW. */
export function createMswHandlers(emulator: Emulator, given: typeof http): HttpHandler[] {
  const { all } = checkHttp(given);
  return emulator.vendors.flatMap(({ name, hosts }) => {
    const transport = createFetchHandler(emulator, name);
    return hosts.map((host) =>
      all(new RegExp(`^https?://${host.replaceAll('.', '\\.')}(:\\d+)?/`), ({ request }) =>
        // MSW makes a page with HTTP 500 of anything else that fails.
        transport(request).catch(() => Response.error()),
      ),
    );
  });
}

/** MSW 1 has no `http`, so that its users hand in nothing. */
function checkHttp(given: typeof http | undefined): typeof http {
  if (typeof given?.all === 'function') return given;
  throw new Error('understudy-live/msw needs MSW 2 or later: hand in the "http" that msw exports.');
}
