import { parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { configForm, type ConfigForm } from '../../contracts/control/config.ts';
import { hintAtWideJson, hintAtWideYaml } from '../../contracts/core/config/full-width.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { countOf, endSentence } from '../../contracts/core/config/sentence.ts';
import { describeIssues } from '../control/problem-details.ts';
import { muteTexts } from './mutes.ts';
import { FileProblem, readStrictText } from './read-file.ts';

/** Which rules there are is known here alone. */
const wholeForm = configForm.extend({ mute: muteTexts.default([]) });

export function readConfig(file: string): Promise<ConfigForm> {
  return readForm(file, wholeForm);
}

/** Reads a JSON or YAML file and validates it. Ids beyond 2^53 survive to the digit. Throws a `FileProblem`. */
export async function readForm<Form extends z.ZodType>(file: string, form: Form): Promise<z.output<Form>> {
  return checkForm(file, await readFileValue(file), form);
}

/** Validates a file, and gives what it holds as it stands, so that the emulator fills in what is left out. Throws a `FileProblem`. */
export async function readAsWritten<Form extends z.ZodType>(
  file: string,
  form: Form,
): Promise<z.input<Form>> {
  // Once: the standard input has nothing more to give to a second reader.
  const value = await readFileValue(file);
  checkForm(file, value, form);
  return value as z.input<Form>;
}

/** Validates what a file holds. Throws a `FileProblem`. */
export function checkForm<Form extends z.ZodType>(file: string, value: unknown, form: Form): z.output<Form> {
  const result = readPlainly(form, value);
  if (result.success) return result.data;
  const problems = describeIssues(result.error).map(({ path, message }) =>
    endSentence(`${path || 'the whole file'}: ${message}`),
  );
  if (problems.length === 1) throw new FileProblem(file, problems[0]!);
  throw new FileProblem(file, `${countOf(problems.length, 'problem')}.`, problems);
}

/** Reads a JSON or YAML file as it is. Throws a `FileProblem`. */
async function readFileValue(file: string): Promise<unknown> {
  const text = await readStrictText(file);
  if (!file.endsWith('.json')) return fromYaml(file, text);
  const value = fromJson(file, text);
  checkSize(file, value);
  return value;
}

function fromJson(file: string, text: string): unknown {
  const json = readJson(text);
  if ('problem' in json)
    throw new FileProblem(file, `this is not JSON: ${json.problem}.${hintAtWideJson(text)}`);
  return json.value;
}

/** Reads YAML without losing digits. Throws a `FileProblem`. */
export function fromYaml(file: string, text: string): unknown {
  const value = parseYaml(file, text);
  // A key with a colon of Chinese is a text.
  const hint = typeof value === 'string' ? hintAtWideYaml(text) : '';
  if (hint !== '') throw new FileProblem(file, `this is one text.${hint}`);
  // An alias (`*name`) stands for all that has its name, and may stand in what another one repeats.
  checkSize(file, value);
  return narrow(value);
}

function parseYaml(file: string, text: string): unknown {
  const document = parseDocument(text, { intAsBigInt: true });
  let aliases = 0;
  visit(document, { Alias: () => void (aliases += 1) });
  if (aliases > bounds.fileAliases)
    throw new FileProblem(
      file,
      `it has more than ${bounds.fileAliases} aliases (*name); a file has no more.`,
    );
  try {
    const [problem] = document.errors;
    if (problem) throw problem;
    // How often one thing is repeated says little: what it all comes to is counted afterwards.
    return document.toJS({ maxAliasCount: -1 });
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]!.replace(/:$/, '') : 'wrong';
    if (message.startsWith('Maximum call stack')) throw tooDeep(file);
    throw new FileProblem(file, `${endSentence(`this is not YAML: ${message}`)}${hintAtWideYaml(text)}`);
  }
}

/** What aliases repeat counts as often as they repeat it. Throws a `FileProblem`. */
function checkSize(file: string, value: unknown): void {
  let values = 0;
  const walk = (item: unknown, depth: number): void => {
    values += 1;
    if (values > bounds.fileValues)
      throw new FileProblem(
        file,
        `it has more than ${bounds.fileValues} values, with what its aliases repeat; a file has no more.`,
      );
    if (typeof item !== 'object' || item === null) return;
    if (depth === bounds.fileDepth) throw tooDeep(file);
    for (const inner of Object.values(item)) walk(inner, depth + 1);
  };
  walk(value, 0);
}

function tooDeep(file: string): FileProblem {
  return new FileProblem(
    file,
    `its values are nested more than ${bounds.fileDepth} deep, or one of them holds itself.`,
  );
}

/** Makes numbers of the integers that a number holds exactly. */
function narrow(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(narrow);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, narrow(item)]));
}
