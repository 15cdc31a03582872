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

/**
 * Why a call must not be sent, in a sentence; undefined where it may. It may wherever `UNDERSTUDY_ONLY` is unset, empty or
 * `0`, to this machine, to the host of a named emulator, and through a `fetch` that an emulator in this process answers.
 */
export function refuseRealHost(
  vendor: string,
  baseUrl: string,
  fetch: object,
  environment: Environment,
): string | undefined {
  const only = environment[onlyVariable] ?? '';
  if (only === '' || only === '0' || inProcess in fetch) return undefined;
  const { hostname } = new URL(baseUrl);
  const named = emulatorVariables.map((name) => hostOf(environment[name]));
  if (isLoopbackName(hostname) || named.includes(hostname)) return undefined;
  return `${onlyVariable} is set and ${hostname} is no emulator, so the call was not sent: set ${baseUrlVariable(vendor)} or the option baseUrl to an emulator's address, or unset ${onlyVariable}`;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
