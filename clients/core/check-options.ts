import { longestTimer } from '../../contracts/core/config/bounds.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { describeValue } from '../../contracts/core/contract/reason.ts';

/** What an option takes. */
type OptionRule = readonly [
  /** The types that are right; a TypeError for any other. */
  types: readonly string[],
  /** What is right, as a noun. */
  takes: string,
  /** Whether a value of that type is within its limits; a RangeError otherwise. */
  isWithin?: (value: never) => boolean,
  /** The words that it takes, of which one may be misspelt. */
  words?: readonly string[],
];

export type OptionRules = Readonly<Record<string, OptionRule>>;

const anyText: OptionRule = [['string'], 'a text'];
const anyObject: OptionRule = [['object'], 'an object'];
const anyFunction: OptionRule = [['function'], 'a function'];
const policy: OptionRule = [['function'], 'a policy, as backOff()'];

/** One of some words; any text where there are none. */
export function oneOf(words: readonly string[]): OptionRule {
  if (words.length === 0) return anyText;
  const takes = `one of "${words.join('", "')}"`;
  return [['string'], takes, (value: string) => words.includes(value), words];
}

function number(takes: string, least: number, most: number): OptionRule {
  return [['number'], takes, (value: number) => value >= least && value <= most];
}

const delay = number(`a number of milliseconds from 0 to ${longestTimer}`, 0, longestTimer);

const fromOne: OptionRule = [
  ['number'],
  'a whole number from 1',
  (value: number) => value > 0 && value % 1 === 0,
];

/** What a call takes, one by its key and one in parts included. */
export const callRules: OptionRules = {
  signal: anyObject,
  timeout: delay,
  retry: policy,
  method: anyText,
  version: anyText,
  size: fromOne,
  afterFailure: oneOf(['continue', 'stop']),
};

const functions = 'fetch clock random wait onRequest onResponse onRetry onWarning'.split(' ');

/** What every client takes, beside what its vendor's own does. */
export const clientRules: OptionRules = {
  ...Object.fromEntries(functions.map((name) => [name, anyFunction])),
  credentials: anyObject,
  baseUrl: anyText,
  retry: policy,
  pace: [
    ['number', 'boolean'],
    'true, false, or a share above 0 and at most 1',
    (value: number | boolean) => typeof value === 'boolean' || (value > 0 && value <= 1),
  ],
  timeout: delay,
  inputCheck: oneOf(['client', 'vendor']),
  replyCheck: oneOf(['warn', 'throw', 'off']),
  environment: anyObject,
};

export const retryRules: OptionRules = {
  attempts: fromOne,
  firstDelay: delay,
  longestDelay: delay,
  repeat: oneOf(['safe', 'retryable']),
};

/** Throws a TypeError for an option that nobody knows or that has another type, and a RangeError for one beyond its limits. */
export function checkOptions(options: object, rules: OptionRules): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (!Object.hasOwn(rules, name))
      throw new TypeError(`There is no option "${shorten(name)}".${hintAt(name, Object.keys(rules))}`);
    if (value === undefined) continue;
    const [types, takes, isWithin, words] = rules[name]!;
    const isType = types.includes(typeof value);
    if (isType && (!isWithin || isWithin(value as never))) continue;
    const hint = words && typeof value === 'string' ? hintAt(value, words) : '';
    throw new (isType ? RangeError : TypeError)(
      `${name}: ${takes}; it is ${shorten(describeValue(value), 100)}.${hint}`,
    );
  }
}
