import {
  answerMswQuestion,
  mswQuestionFor,
  noteMswHandlers,
} from '../../contracts/core/config/only-emulators.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { createFetchHandler } from './fetch-handler.ts';

/** What is needed of the `http` that MSW exports, so that nothing here depends on MSW or on one version of it. */
export interface MswHttp<Handler> {
  /** Answers every request whose URL matches, whatever its method. */
  all(
    path: RegExp,
    resolver: (info: {
      /** The request that MSW has caught. */
      readonly request: Request;
    }) => Promise<Response>,
  ): Handler;
}

/** All that MSW exports, as `import * as msw from 'msw'` has it. */
export interface Msw<Handler> {
  /** Missing in MSW 1. */
  readonly http: MswHttp<Handler>;
}

/**
 * MSW handlers for the real host names of every vendor: what a program calls there is answered by the emulator, in this
 * process. `msw` is the `http` that MSW exports, of version 2 or later, or all that it exports. The second tells of an older version
 * also where Node itself runs an ES module, which cannot import a name that is not there.
 *
 * @example
 * import { http } from 'msw';
 * import { setupServer } from 'msw/node';
 *
 * const emulator = createEmulator();
 * const network = setupServer(...createMswHandlers(emulator, http));
 * network.listen({ onUnhandledRequest: 'error' });
 */
export function createMswHandlers<Handler>(
  emulator: Emulator,
  msw: MswHttp<Handler> | Msw<Handler>,
): Handler[] {
  const http = findHttp(msw);
  noteMswHandlers();
  return emulator.vendors.flatMap(({ name, hosts }) => {
    const transport = createFetchHandler(emulator, name);
    return hosts.map((host) =>
      http.all(
        new RegExp(`^(https?://${escape(host)}(:\\d+)?/|${escape(mswQuestionFor(host))})`),
        ({ request }) =>
          // MSW makes a page with HTTP 500 of anything else that fails.
          Promise.resolve(answerMswQuestion(request) ?? transport(request)).catch(() => Response.error()),
      ),
    );
  });
}

/** MSW 1 has no `http`, so that its users hand in nothing, or all the rest. */
function findHttp<Handler>(msw: MswHttp<Handler> | Partial<Msw<Handler>> | undefined): MswHttp<Handler> {
  const http = msw !== undefined && 'http' in msw ? msw.http : msw;
  if (http !== undefined && 'all' in http) return http;
  throw new Error('understudy-live/msw needs MSW 2 or later: hand in the "http" that msw exports.');
}

function escape(text: string): string {
  return text.replaceAll('.', '\\.');
}
