import type { ControlClient } from '../../../clients/control/index.ts';
import { createRandomIds } from '../../../clients/core/random-ids.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { Damage } from '../../../contracts/core/recipe/recipe.ts';
import { writeCall } from '../../../contracts/core/recipe/write-test-call.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { printCurl } from '../../control/curl.ts';
import { chooseOperation, chooseVendor } from '../options/choose-operation.ts';
import { UsageError } from '../options/usage-error.ts';

/** A call that is to be signed. */
interface CallToSign {
  readonly sandbox: string;
  readonly vendor: string;
  /** Its key, its method or a short name. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Choices of the vendor's signer. */
  readonly options: Readonly<Record<string, string>>;
  readonly damage: Damage;
}

/** Writes and signs a call by the credentials and the clock of a running sandbox. Throws a `UsageError`. */
export async function signCall(
  control: ControlClient,
  { sandbox: id, operation, input, options, damage, ...named }: CallToSign,
) {
  const vendor = chooseVendor(named.vendor);
  const key = chooseOperation(operation, [vendor]);
  checkChoices(vendor, options);
  const sandbox = await control.getSandbox({ path: { id } });
  const credentials: Readonly<Record<string, unknown>> = { ...sandbox.credentials };
  const places: Readonly<Record<string, { readonly baseUrl: string } | undefined>> = sandbox.vendors;
  const { now } = await control.getClock({ path: { id } });
  const call = {
    input,
    credential: credentials[vendor.name],
    baseUrl: places[vendor.name]?.baseUrl ?? '',
    now: Date.parse(now),
    ids: createRandomIds(),
    options,
  };
  const request = writeCall(vendor, key, call, damage);
  const { method, url, headers } = request;
  const body = decodeText(request.body);
  return { method, url, headers, body, curl: printCurl({ method, url, headers, body }) };
}

/** Throws a `UsageError` for an option that the signer of the vendor would not heed. */
function checkChoices({ name: vendor, codec: { choices = {} } }: Vendor, given: CallToSign['options']): void {
  const names = Object.keys(choices);
  for (const [name, value] of Object.entries(given)) {
    const taken = Object.hasOwn(choices, name) ? choices[name] : undefined;
    if (taken === undefined && names.length === 0)
      throw new UsageError(`The signer of ${vendor} takes no --option.`);
    if (taken === undefined)
      throw new UsageError(
        `The signer of ${vendor} has no option "${name}".${hintAt(name, names) || ` It has: ${names.join(', ')}.`}`,
      );
    if (typeof taken !== 'string' && !taken.includes(value))
      throw new UsageError(`--option ${name} takes one of ${taken.join(', ')}, not "${value}".`);
  }
}
