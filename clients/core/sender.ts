import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import { readInput, type InputProblem } from '../../contracts/core/contract/validate-input.ts';
import type { CredentialForm, VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import { checkOptions, clientRules, oneOf } from './check-options.ts';
import type { VendorError, VendorErrorFacts } from './errors.ts';
import type { ClientOptions } from './options.ts';
import { createPace, type Pace } from './pace.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What makes one vendor's client different from another's. */
export interface ClientKind {
  readonly vendor: VendorApi;
  readonly makeError: (facts: VendorErrorFacts) => VendorError;
  /** Choices of the vendor's codec, for example the signature method. */
  readonly codecOptions?: Readonly<Record<string, string>>;
  /** The options that this client alone takes, each with its values; none where it takes any text. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** Who makes the calls of a client, and how. */
export interface Sender {
  readonly kind: ClientKind;
  readonly options: ClientOptions<unknown>;
  readonly credential: unknown;
  readonly baseUrl: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly pace: Pace;
  /** The operations of which the process was warned. */
  readonly warned: Set<string>;
}

/** Makes the sender of a client. Throws a TypeError for credentials, URLs and options that are none, and a RangeError for one beyond its limits. */
export function createSender(kind: ClientKind, options: ClientOptions<unknown>): Sender {
  const own = Object.entries(kind.choices ?? {}).map(([name, values]) => [name, oneOf(values)] as const);
  checkOptions(options, { ...clientRules, ...Object.fromEntries(own) });
  const environment = options.environment ?? environmentOfProcess();
  const { pace = false } = options;
  return {
    kind,
    options,
    credential: resolveCredentials(kind.vendor, options.credentials, environment),
    baseUrl: resolveBaseUrl(kind.vendor, options.baseUrl, environment),
    environment,
    pace: pace === false ? () => 0 : createPace(Number(pace)),
    warned: new Set(),
  };
}

/** The variables of this process; none where there is no process, as in a worker. */
function environmentOfProcess(): Environment {
  const { process } = globalThis as { readonly process?: { readonly env?: Environment } };
  return process?.env ?? {};
}

/** Where calls go, without a slash at the end: as given, as the environment says, or to the vendor. */
function resolveBaseUrl(vendor: VendorApi, given: string | undefined, environment: Environment): string {
  const variable = baseUrlVariable(vendor.name);
  const text = given ?? (environment[variable] || `https://${vendor.hosts[0]}`);
  if (isBaseUrl(text)) return text.replace(/\/+$/, '');
  const [, scheme = '', rest = ''] = /^([a-z\d+.-]*:\/\/)?(?:[^/@]*@)?([^?#\s]*)/i.exec(
    text.normalize('NFKC'),
  )!;
  const nearest = `${/^https:/i.test(scheme) ? 'https' : 'http'}://${rest}`;
  const hint = /^localhost|[.:[]/.test(rest) && isBaseUrl(nearest) ? ` Did you mean ${nearest}?` : '';
  throw new TypeError(
    `${given === undefined ? variable : 'baseUrl'} takes an http or https URL without a query, not "${shorten(withoutUser(text))}".${hint}`,
  );
}

/** A name and a password in a URL are no words for a message. */
function withoutUser(text: string): string {
  return text.replace(/\/[^/@]*@/, '/…@');
}

function isBaseUrl(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
}

/** The credentials as given, completed from the environment. Throws a TypeError that names what is missing, never a value. */
export function resolveCredentials(vendor: VendorApi, given: unknown, environment: Environment): unknown {
  const form = vendor.credential as CredentialForm<unknown>;
  const fromEnvironment = form.fromEnvironment(environment);
  const set = Object.entries(fromEnvironment).filter(([, value]) => value !== undefined && value !== '');
  const result = readInput(form.schema, { ...Object.fromEntries(set), ...(given as object | undefined) }, {});
  if (!result.problems) return result.value;
  const said = new Set(result.problems.map((problem) => say(form, problem)));
  throw new TypeError(
    `The ${vendor.name} client needs credentials: ${[...said].join(' ')} Pass them, or set the environment.`,
  );
}

/** What is wrong with one credential, with the variable that the environment has for it, as `userId (POLYV_LIVE_USER_ID)`. */
function say(form: CredentialForm<unknown>, { kind, path, reason }: InputProblem): string {
  if (kind === 'unknown')
    return `There is no "${shorten(path)}".${hintAt(path, Object.keys(form.schema.shape))}`;
  const [field = ''] = path.split('.', 1);
  const value = (form.fake as Readonly<Record<string, unknown>>)[field];
  const [sample] = [value].flat();
  const [variable] = Object.entries(form.toEnvironment(form.fake)).find(([, one]) => one === sample) ?? [];
  const what = kind === 'missing' ? 'is missing' : `must be ${reason.expected}`;
  return `${path}${variable === undefined ? '' : ` (${variable})`} ${what}.`;
}
