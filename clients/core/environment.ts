import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import type { VendorApi } from '../../contracts/core/contract/vendor-api.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process; none where there is no process, as in a worker. */
export function environmentOfProcess(): Environment {
  const { process } = globalThis as { readonly process?: { readonly env?: Environment } };
  return process?.env ?? {};
}

/** Where calls go, without a slash at the end: as given, as the environment says, or to the vendor. */
export function resolveBaseUrl(
  vendor: VendorApi,
  given: string | undefined,
  environment: Environment,
): string {
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
