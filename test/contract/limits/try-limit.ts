import { assert, expect } from 'vitest';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Recipe } from '../../../contracts/core/recipe/recipe.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { coreTransport } from '../../http/core-transport.ts';
import { emulatorFor, runRecipe } from '../run-recipe.ts';
import type { Filling } from './build-input.ts';
import type { LimitCase, Measure } from './limit-cases.ts';
import type { LimitHelp } from './limit-help.ts';

/** What a call got: the vendor's error, or an output. */
interface Outcome {
  readonly error: string | undefined;
  readonly output: unknown;
}

/** Comes up to a limit and goes one beyond it, and demands that both get what is said of the limit. */
export async function tryLimit(vendor: Vendor, help: LimitHelp, limitCase: LimitCase): Promise<void> {
  const { limit, at, beyond } = limitCase;
  const filling = { isAscii: isAscii(help, limit.path), isRepeated: false };
  const within = await call(vendor, limitCase, at, filling);
  const past = await call(vendor, limitCase, beyond, filling);
  await expectPassage(vendor, help, limitCase, within, filling);
  await expectBeyond(vendor, help, limitCase, { within, past });
  if (limit.assumption !== undefined) await expectChoice(vendor, limitCase, limit.assumption, filling);
}

/** At its limit a field is good, unless another limit of the field is narrower. */
async function expectPassage(
  vendor: Vendor,
  help: LimitHelp,
  limitCase: LimitCase,
  { error }: Outcome,
  filling: Filling,
): Promise<void> {
  const { limit, others, at } = limitCase;
  const passes = (said: string | undefined): boolean => said === undefined || help.notThere.includes(said);
  if (passes(error)) return;
  if (error !== limit.beyond && others.some(({ beyond }) => beyond === error)) return;
  const choices = others.flatMap(({ assumption }) => alternativesOf(vendor, assumption));
  for (const choice of choices) {
    if (passes((await call(vendor, limitCase, at, filling, choice)).error)) return;
  }
  assert.fail(`${at} is refused: ${error}`);
}

async function expectBeyond(
  vendor: Vendor,
  help: LimitHelp,
  limitCase: LimitCase,
  { within, past }: Readonly<Record<'within' | 'past', Outcome>>,
): Promise<void> {
  const { limit, key } = limitCase;
  const { beyond } = limit;
  if (beyond === undefined) expect(inputErrors(vendor, key)).toContain(past.error);
  else if (Object.hasOwn(vendor.errors, beyond)) expect(past.error).toBe(beyond);
  else if (help.notThere.includes(past.error ?? '')) expect(beyond).toBe('accepted all the same');
  else await expectInstead(vendor, limitCase, beyond, { within, past });
}

/** What is done in place of a refusal. */
async function expectInstead(
  vendor: Vendor,
  limitCase: LimitCase,
  beyond: string,
  { within, past }: Readonly<Record<'within' | 'past', Outcome>>,
): Promise<void> {
  const { limit, at, without, key } = limitCase;
  expect(past.error).toBeUndefined();
  if (beyond === 'the default is taken') {
    expect(past.output).toEqual((await send(vendor, key, without)).output);
    expect(past.output).not.toEqual(within.output);
  } else if (beyond === `${at} is taken` || /^the rest is not (?:listed|found)$/.test(beyond)) {
    expect(measureOf(past.output, limit.path)).toEqual(measureOf(within.output, limit.path));
  } else if (toldIn.test(beyond)) await expectTold(vendor, limitCase, beyond);
  else expect(beyond).toBe('accepted all the same');
}

/** A field of the reply that tells of what is beyond a limit. */
const toldIn = /^(\w+) (names it|is 0)$/;

/** The reply tells of what is beyond a limit and of nothing within it, where the assumption of the limit has it in force. */
async function expectTold(vendor: Vendor, limitCase: LimitCase, words: string): Promise<void> {
  const [, field = '', form] = toldIn.exec(words)!;
  const isTold = (value: unknown): boolean =>
    form === 'is 0' ? Number(value) === 0 : Array.isArray(value) && value.length > 0;
  const tells = async (measure: Measure, choice: Readonly<Record<string, string>>): Promise<boolean> => {
    const { output } = await call(vendor, limitCase, measure, { isAscii: true, isRepeated: false }, choice);
    const values = valuesOf(output, field);
    expect(values).not.toEqual([]);
    return values.every(isTold);
  };
  const { at, beyond, limit } = limitCase;
  for (const choice of [{}, ...alternativesOf(vendor, limit.assumption)]) {
    if ((await tells(beyond, choice)) && !(await tells(at, choice))) return;
  }
  assert.fail(`Nothing tells ${beyond} from ${at}.`);
}

/** What a field has, wherever it stands in an output. */
function valuesOf(output: unknown, field: string): readonly unknown[] {
  if (typeof output !== 'object' || output === null) return [];
  return Object.entries(output).flatMap(([name, value]: [string, unknown]) =>
    name === field ? [value] : valuesOf(value, field),
  );
}

/** The assumption of a limit changes what becomes of a call at it or beyond it. */
async function expectChoice(
  vendor: Vendor,
  limitCase: LimitCase,
  assumption: string,
  filling: Filling,
): Promise<void> {
  const differs = async (measure: Measure, isRepeated: boolean): Promise<boolean> => {
    const usual = await call(vendor, limitCase, measure, { ...filling, isRepeated });
    for (const choice of alternativesOf(vendor, assumption)) {
      const other = await call(vendor, limitCase, measure, { ...filling, isRepeated }, choice);
      if (printJson(other) !== printJson(usual)) return true;
    }
    return false;
  };
  const { at, beyond } = limitCase;
  const isSeen =
    (await differs(beyond, false)) || (await differs(at, false)) || (await differs(beyond, true));
  expect(isSeen, `${assumption} changes what becomes of ${at} or ${beyond}`).toBe(true);
}

function alternativesOf({ assumptions }: Vendor, id: string | undefined) {
  if (id === undefined) return [];
  expect(assumptions).toHaveProperty([id]);
  return assumptions[id]!.alternatives.map((value) => ({ [id]: value }));
}

/** What the vendor's check of inputs can answer: it is the last of its checks, and a schema may name an error of the operation's own. */
function inputErrors(vendor: Vendor, key: string): readonly string[] {
  return [...vendor.checks.at(-1)!.errors, ...findOperation(vendor, key)!.errors];
}

function call(
  vendor: Vendor,
  { key, reach }: LimitCase,
  measure: Measure,
  filling: Filling,
  choice: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const recipe = reach(measure, filling);
  return send(vendor, key, { ...recipe, assumptions: { ...recipe.assumptions, ...choice } });
}

async function send(vendor: Vendor, key: string, recipe: Recipe): Promise<Outcome> {
  const emulator = emulatorFor(vendor, key, { ...recipe, dependsOn: [] });
  const open = await coreTransport.open(emulator, vendor.name);
  const { error, understood } = await runRecipe(vendor, key, recipe, open, emulator);
  return { error, output: understood.kind === 'output' ? understood.output : undefined };
}

/** What an output has of a field: how many entries, or its value; the whole output where it has no such field. */
function measureOf(output: unknown, path: string): unknown {
  const value = (output as Readonly<Record<string, unknown>>)[path] ?? output;
  return Array.isArray(value) ? value.length : value;
}

function isAscii({ asciiFields }: LimitHelp, path: string): boolean {
  return asciiFields.some((field) => path === field || path.endsWith(`.${field}`));
}
