import type { Command } from 'commander';
import { readJson } from '../../../contracts/core/wire/json.ts';
import { hintAtWideJson } from '../../../contracts/core/config/full-width.ts';
import { readPlainly } from '../../../contracts/core/config/form-words.ts';
import { endSentence } from '../../../contracts/core/config/sentence.ts';
import { damage as damageForm, type Damage } from '../../../contracts/core/recipe/recipe.ts';
import { readStrictText } from '../../assembly/read-file.ts';
import { describeIssues } from '../../control/problem-details.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printData } from '../output/print-line.ts';
import { signCall } from '../run/sign-call.ts';
import { UsageError } from '../options/usage-error.ts';
import { helpNames } from '../options/help-names.ts';

interface SignOptions extends RemoteOptions {
  readonly option: Readonly<Record<string, string>>;
  readonly damage?: string;
}

export function addSignCommand(program: Command): void {
  remote(program.command('sign <vendor> <operation> [input]'))
    .description(
      'print a signed curl line for a call, by the credentials and the clock of a running sandbox; its input is JSON, @ and the name of a file, or - for the standard input',
    )
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
  vendor: string,
  operation: string,
  inputText: string | undefined,
  { option, damage, sandbox, json, ...options }: SignOptions,
): Promise<void> {
  const input = readObject('input', await readInput(inputText));
  const call = { sandbox, vendor, operation, input, options: option, damage: readDamage(damage) };
  const signed = await signCall(connect(options), call);
  printData(json ? JSON.stringify(signed) : signed.curl);
}

/** The input itself, or what is in the file that is named instead, as curl takes it. */
async function readInput(text: string | undefined): Promise<string | undefined> {
  if (text === '-' || text === '@-') return readStrictText('-');
  return text?.startsWith('@') ? readStrictText(text.slice(1)) : text;
}

function readObject(what: string, text = '{}'): Record<string, unknown> {
  const json = readJson(text);
  if ('problem' in json)
    throw new UsageError(`The ${what} is not JSON: ${json.problem}.${hintAtWideJson(text)}`);
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    throw new UsageError(`The ${what} must be a JSON object.`);
  return json.value as Record<string, unknown>;
}

function readDamage(text: string | undefined): Damage {
  const reading = readPlainly(damageForm, readObject('damage', text));
  if (reading.success) return reading.data;
  const [first] = describeIssues(reading.error);
  const where = first?.path ? ` at ${first.path}` : '';
  throw new UsageError(endSentence(`The damage is wrong${where}: ${first?.message ?? 'it does not fit'}`));
}

function collect(text: string, collected: Record<string, string>): Record<string, string> {
  const mark = text.search(/[=＝]/);
  if (mark < 1) throw new UsageError(`--option takes name=value, not "${text}".`);
  return { ...collected, [text.slice(0, mark)]: text.slice(mark + 1) };
}
