import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import type { VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import type { VendorError, VendorErrorFacts } from './errors.ts';
import type { ClientOptions } from './options.ts';
import { createPace, readShare, type Pace } from './pace.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What makes one vendor's client different from another's. */
export interface ClientKind {
  readonly vendor: VendorApi;
  readonly makeError: (facts: VendorErrorFacts) => VendorError;
  /** Choices of the vendor's codec, for example the signature method. */
  readonly codecOptions?: Readonly<Record<string, string>>;
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

/** Makes the sender of a client. Throws a TypeError for credentials and URLs, and a RangeError for a pace, that are none. */
export function createSender(kind: ClientKind, options: ClientOptions<unknown>): Sender {
  const environment = options.environment ?? environmentOfProcess();
  const share = readShare(options.pace);
  return {
    kind,
    options,
    credential: resolveCredentials(kind.vendor, options.credentials, environment),
    baseUrl: resolveBaseUrl(kind.vendor, options.baseUrl, environment),
    environment,
    pace: share === undefined ? () => 0 : createPace(share),
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
  const text = given ?? (environment[baseUrlVariable(vendor.name)] || `https://${vendor.hosts[0]}`);
  if (!URL.canParse(text)) throw new TypeError(`The base URL "${text}" is no URL.`);
  return text.replace(/\/+$/, '');
}

/** The credentials as given, completed from the environment. Throws a TypeError that names what is missing, never a value. */
export function resolveCredentials(vendor: VendorApi, given: unknown, environment: Environment): unknown {
  const fromEnvironment = vendor.credential.fromEnvironment(environment);
  const set = Object.entries(fromEnvironment).filter(([, value]) => value !== undefined && value !== '');
  const result = vendor.credential.schema.safeParse({
    ...Object.fromEntries(set),
    ...(given as object | undefined),
  });
  if (result.success) return result.data;
  const missing = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].join(', ');
  throw new TypeError(
    `The ${vendor.name} client needs credentials: ${missing} is missing or malformed. Pass them, or set the environment.`,
  );
}
