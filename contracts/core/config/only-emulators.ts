import { isLoopbackName } from '../wire/web-origin.ts';
import { baseUrlVariable } from './env-names.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** With `1` in this variable, the typed clients call emulators and nobody else. `exec` and the fixtures for tests set it. */
export const onlyVariable = 'UNDERSTUDY_ONLY';

/** The variables that name an emulator by its URL; its host may be called, on any port. */
const emulatorVariables = ['UNDERSTUDY_CONTROL_URL', 'UNDERSTUDY_URL'];

/** The bundles of this package share no module, so a registered symbol is what they know each other's functions by. */
const inProcess = Symbol.for('understudy-live.in-process');

/** Marks a `fetch` that an emulator in this process answers: nothing leaves the machine by it, whatever the host. */
export function markInProcess<Fetch extends object>(fetch: Fetch): Fetch {
  return Object.assign(fetch, { [inProcess]: true });
}

/** That handlers for MSW were made, for all bundles of this package. */
const mswHandlers = Symbol.for('understudy-live.msw-handlers');

/** No platform connects to this port of this machine: only what stands in for a `fetch` can answer there. */
const mswQuestion = 'http://127.0.0.1:1/';
const mswAnswer = 204;

/** Notes that there are handlers for MSW, which may answer in place of a vendor. */
export function noteMswHandlers(): void {
  Object.assign(globalThis, { [mswHandlers]: true });
}

/** What the handler of a host must match besides the host itself. It does not hold the name, for which others may look. */
export const mswQuestionFor = (host: string): string => `${mswQuestion}${host.replaceAll('.', '-dot-')}/`;

/** What the handler of a host says when it is asked whether it is there; undefined for any other call. */
export function answerMswQuestion({ url }: Request): Response | undefined {
  return url.startsWith(mswQuestion) ? new Response(null, { status: mswAnswer }) : undefined;
}

/**
 * Why a call must not be sent, in a sentence; undefined where it may. It may wherever `UNDERSTUDY_ONLY` is unset, empty or
 * `0`, to this machine, to the host of a named emulator, and through a `fetch` that an emulator in this process answers, be it
 * by way of MSW.
 */
export async function refuseRealHost(
  vendor: string,
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  environment: Environment,
): Promise<string | undefined> {
  const only = environment[onlyVariable] ?? '';
  if (only === '' || only === '0' || inProcess in fetch) return undefined;
  const { hostname } = new URL(baseUrl);
  const named = emulatorVariables.map((name) => hostOf(environment[name]));
  if (isLoopbackName(hostname) || named.includes(hostname)) return undefined;
  const usesMsw = mswHandlers in globalThis;
  if (usesMsw && (await isAnsweredByMsw(fetch, hostname))) return undefined;
  const byMsw = usesMsw ? ', let MSW listen with the handlers of createMswHandlers first' : '';
  return `${onlyVariable} is set and ${hostname} is no emulator, so the call was not sent: set ${baseUrlVariable(vendor)} or the option baseUrl to an emulator's address${byMsw}, or unset ${onlyVariable}`;
}

/** MSW may have stopped listening since, or listen with other handlers, so each call asks anew. */
async function isAnsweredByMsw(fetch: typeof globalThis.fetch, hostname: string): Promise<boolean> {
  try {
    return (await fetch(mswQuestionFor(hostname))).status === mswAnswer;
  } catch {
    return false;
  }
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
