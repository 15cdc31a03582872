import type { Command } from 'commander';
import { decodeText, readJson } from '../../../contracts/core/wire/json.ts';
import { endSentence } from '../../../contracts/core/config/sentence.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { damage as damageForm, type Damage } from '../../../contracts/core/recipe/recipe.ts';
import { writeCall } from '../../../contracts/core/recipe/write-test-call.ts';
import { createRandomIds } from '../../../clients/core/random-ids.ts';
import { describeIssues } from '../../control/problem-details.ts';
import { printCurl } from '../../control/curl.ts';
import { chooseOperation, chooseVendor } from '../options/choose-operation.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';
import { UsageError } from '../options/usage-error.ts';
import { helpNames } from '../options/help-names.ts';

interface SignOptions extends RemoteOptions {
  readonly option: Readonly<Record<string, string>>;
  readonly damage?: string;
}

export function addSignCommand(program: Command): void {
  remote(program.command('sign <vendor> <operation> [input]'))
    .description('print a signed curl line for a call, by the credentials and the clock of a running sandbox')
    .option(
      '--option <name=value>',
      'a choice of the vendor’s signer, for example signatureMethod=SHA256; may be repeated',
      collect,
      {},
    )
    .option(
      '--damage <json>',
      'what a careless or hostile client does to the call, for example {"skewSeconds":-301}',
    )
    .addHelpText(
      'after',
      `\nExample:\n  understudy sign ${helpNames.vendor} ${helpNames.operation} ${helpNames.input}`,
    )
    .action(sign);
}

async function sign(
  vendorName: string,
  operation: string,
  inputText: string | undefined,
  options: SignOptions,
): Promise<void> {
  const vendor = chooseVendor(vendorName);
  const key = chooseOperation(operation, [vendor]);
  checkChoices(vendor, options.option);
  const input = readObject('input', inputText);
  const damage = readDamage(options.damage);

  const control = connect(options);
  const path = { id: options.sandbox };
  const sandbox = await control.getSandbox({ path });
  const credentials: Readonly<Record<string, unknown>> = { ...sandbox.credentials };
  const places: Readonly<Record<string, { readonly baseUrl: string } | undefined>> = sandbox.vendors;
  const { now } = await control.getClock({ path });
  const call = {
    input,
    credential: credentials[vendorName],
    baseUrl: places[vendorName]?.baseUrl ?? '',
    now: Date.parse(now),
    ids: createRandomIds(),
    options: options.option,
  };
  const request = writeCall(vendor, key, call, damage);
  const { method, url, headers } = request;
  const curl = printCurl({ method, url, headers, body: decodeText(request.body) });
  printLine(
    options.json ? JSON.stringify({ method, url, headers, body: decodeText(request.body), curl }) : curl,
  );
}

/** Throws a `UsageError` for an option that the signer of the vendor would not heed. */
function checkChoices({ name: vendor, codec: { choices = {} } }: Vendor, given: SignOptions['option']): void {
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

function readObject(what: string, text = '{}'): Record<string, unknown> {
  const json = readJson(text);
  if ('problem' in json) throw new UsageError(`The ${what} is not JSON: ${json.problem}.`);
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    throw new UsageError(`The ${what} must be a JSON object.`);
  return json.value as Record<string, unknown>;
}

function readDamage(text: string | undefined): Damage {
  const reading = damageForm.safeParse(readObject('damage', text));
  if (reading.success) return reading.data;
  const [first] = describeIssues(reading.error);
  const where = first?.path ? ` at ${first.path}` : '';
  throw new UsageError(endSentence(`The damage is wrong${where}: ${first?.message ?? 'it does not fit'}`));
}

function collect(text: string, collected: Record<string, string>): Record<string, string> {
  const mark = text.indexOf('=');
  if (mark < 1) throw new UsageError(`--option takes name=value, not "${text}".`);
  return { ...collected, [text.slice(0, mark)]: text.slice(mark + 1) };
}
