import { nearestNames } from '../config/suggest-name.ts';
import { echoed, reasonPart } from '../config/bounds.ts';
import type { Source } from './source.ts';

/** What a refusal is about. */
export const reasonSubjects = [
  'field',
  'header',
  'parameter',
  'state',
  'limit',
  'clock',
  'credential',
  'route',
  'protocol',
  'fault',
] as const;

export type ReasonSubject = (typeof reasonSubjects)[number];

/** A limit that a call has gone beyond. */
export interface ReasonLimit {
  /** What is counted: `entries`, `bytes`, `calls`; `value` for the number itself. */
  readonly of: string;
  /** The least that is let through. Default: there is none. */
  readonly least?: number;
  /** The most that is let through. Default: there is none. */
  readonly most?: number;
  /** The length of the window of a rate, in seconds. */
  readonly perSeconds?: number;
}

/**
 * Why a call was refused, as data. It never changes the vendor's reply: it stands in the journal, in explanations, in the
 * log, in the header `x-understudy-reason`, in the errors of the clients and in reports.
 */
export interface Reason {
  /** What kind of thing the reason is about. */
  readonly subject: ReasonSubject;
  /** The field, header or parameter, as `Duration` or `MemberList.2.Marks`; for the rest what stands nearest to it, as `usersig`. */
  readonly path: string;
  /** What is right, as a noun: `a whole number of seconds`. With nothing wrong but a fault rule, what that makes, in a sentence. */
  readonly expected: string;
  /** What came, so that it follows `it is`: `the text "3600"`. Absent where nothing more can be said. */
  readonly received?: string;
  /** A name or value that exists and looks most like the one that came. */
  readonly nearest?: string;
  /** The vendor whose call it is, where it came to another one's origin. */
  readonly vendor?: string;
  /** The limit that was passed. Default: none was. */
  readonly limit?: ReasonLimit;
  /** When the limit lets calls through again, in milliseconds since 1970. */
  readonly resetsAt?: number;
  /** The id of the assumption that decided so. */
  readonly assumption?: string;
  /** Where the rule stands. Default: it is not said. */
  readonly source?: Source;
}

/** What may be said of a refusal beside what is right and what came. */
export type ReasonDetails = Omit<Reason, 'subject' | 'path' | 'expected' | 'received'>;

/** A field, header, parameter or part of the state that has another value than it should. */
export function reason(
  subject: ReasonSubject,
  path: string,
  expected: string,
  value: unknown,
  details: ReasonDetails = {},
): Reason {
  return { subject, path, expected, received: describeValue(value), ...details };
}

/** Words for what came, where the value itself says less: `reason('clock', 'usersig', '…', words('one that ended'))`. */
class Words {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const words = (text: string): Words => new Words(text);

/** What is said of an operation that a vendor documents and that is not built here; it follows `it is`. */
export function notBuilt(name: string, why: string): string {
  return `${name}, which is documented and not built here: ${why}`;
}

/** A reason about something that a call names and that is not there; of what is there, the nearest is offered. */
export function notFound(
  path: string,
  expected: string,
  name: string,
  known: Iterable<string> = [],
  details: ReasonDetails = {},
): Reason {
  const [nearest] = nearestNames(name, [...firstOf(known)]).filter(
    (candidate) => candidate !== name && !areOtherNumbers(name, candidate),
  );
  const received = bareId(name);
  return reason('state', path, expected, received, { ...(nearest !== undefined && { nearest }), ...details });
}

/** An id as the state knows it: by its digits, and not whether a call wrote a number or a text. */
export const bareId = (id: string): string | Words => (/^-?\d+$/.test(id) ? words(id + rounding(id)) : id);

/** An id that JavaScript and others print after they have held it as a floating-point number ends in other digits than before. */
function rounding(digits: string): string {
  const isRound = digits.length > 16 && String(Number(digits)) === digits && digits.endsWith('00');
  return isRound ? ', which looks like an id that has lost its last digits in floating point' : '';
}

/** Two numbers of few digits look alike whatever they name: only one whose digits are swapped, or one off, is the same slip. */
function areOtherNumbers(one: string, other: string): boolean {
  if (!/^\d+$/.test(one) || !/^\d+$/.test(other)) return false;
  if (one.length !== other.length) return !one.startsWith(other) && !other.startsWith(one);
  const wrong = one.split('').flatMap((digit, index) => (digit === other[index] ? [] : [index]));
  const [first = 0, second = first] = wrong;
  const isSwapped = wrong.length === 2 && one[first] === other[second] && one[second] === other[first];
  return !isSwapped && wrong.length > Math.max(1, one.length / 8);
}

/** How a call stands against its rate limit, once it is over. */
export interface Excess {
  /** How many calls a window lets through. */
  readonly limit: number;
  /** How long a window is, in seconds. */
  readonly perSeconds: number;
  /** When calls pass again, in milliseconds since 1970. */
  readonly resetsAt: number;
  /** This call's number in its window; refused calls count. */
  readonly count: number;
}

/** A rate that is used up. */
export function overRate(
  { route }: { readonly route?: { readonly key: string } | undefined },
  { limit: most, perSeconds, count, resetsAt }: Excess,
): Reason {
  const limit: ReasonLimit = { of: 'calls', most, perSeconds };
  const received = `call number ${count}`;
  return {
    subject: 'limit',
    path: route?.key ?? '',
    expected: describeLimit(limit),
    received,
    limit,
    resetsAt,
  };
}

/** A reason about a number that is beyond a limit: of an input ('field'), or of what there is with it ('limit'). */
export function beyond(
  subject: 'field' | 'limit',
  path: string,
  limit: ReasonLimit,
  count: number | string,
  details: ReasonDetails = {},
): Reason {
  const received = limit.of === 'value' ? String(count) : countOf(Number(count), limit.of);
  return { subject, path, expected: describeLimit(limit), received, limit, ...details };
}

function describeLimit({ of, least, most, perSeconds }: ReasonLimit): string {
  const range =
    least !== undefined && most !== undefined
      ? `from ${least} to ${most}`
      : most === undefined
        ? `at least ${least ?? 0}`
        : `at most ${most}`;
  const unit = of === 'value' ? '' : ` ${unitOf(most ?? least ?? 0, of)}`;
  const window = perSeconds === undefined ? '' : ` in ${countOf(perSeconds, 'seconds')}`;
  return `${of === 'value' ? 'a number ' : ''}${range}${unit}${window}`;
}

/** `1 entry`, `21 entries`. */
export function countOf(count: number, unit: string): string {
  return `${count} ${unitOf(count, unit)}`;
}

function unitOf(count: number, unit: string): string {
  return count === 1 ? unit.replace(/ies(?= in |$)/, 'y').replace(/s(?= in |$)/, '') : unit;
}

/** So much of a value is kept with the call, more than is shown: it is cut when all secrets are out of it. */
const longestKept = 4096;

/** A value in words that follow `it is`. */
export function describeValue(value: unknown): string {
  if (value instanceof Words) return value.text;
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (typeof value === 'string') {
    const quoted = JSON.stringify(value.slice(0, longestKept));
    const said =
      value.length <= echoed ? `the text ${quoted}` : `a text of ${value.length} characters: ${quoted}`;
    return value.includes('\ufffd')
      ? `${said}, with U+FFFD for bytes that are not UTF-8: GBK, perhaps`
      : said;
  }
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'boolean') return `the truth value ${value}`;
  return Array.isArray(value) ? `a list of ${countOf(value.length, 'entries')}` : 'an object';
}

/** What is known where a reason is shown. */
export interface Showing {
  /** Takes the secrets out of a text. */
  readonly hide: (text: string) => string;
  /** The address at which a vendor answers here; undefined where there is none. */
  readonly addressOf?: (vendor: string) => string | undefined;
}

/** A reason as it may be shown: without secrets, each part of it cut alike, and with the address of the vendor that it names. */
export function clean(of: Reason, { hide, addressOf }: Showing): Reason {
  const { path, expected, received, nearest, vendor } = of;
  const address = vendor === undefined ? undefined : addressOf?.(vendor);
  const show = (text: string): string => cut(hide(text));
  return {
    ...of,
    path: show(path),
    expected: show(expected),
    ...(received !== undefined && {
      received: `${show(received)}${address === undefined ? '' : `, which ${address} answers`}`,
    }),
    ...(nearest !== undefined && { nearest: show(nearest) }),
  };
}

function cut(text: string): string {
  return text.length <= reasonPart ? text : `${text.slice(0, reasonPart)}…`;
}

/** A clean reason in one line: `Duration: a whole number of seconds; it is the text "3600"`. */
export function describeReason(cleaned: Reason): string {
  const { subject, path, expected, received, nearest, resetsAt, assumption } = cleaned;
  if (subject === 'fault') return expected;
  return [
    `${path === '' ? 'The call' : path}: ${expected}`,
    received === undefined ? '' : `; it is ${received}`,
    nearest === undefined ? '' : ` (nearest: ${JSON.stringify(nearest)})`,
    resetsAt === undefined ? '' : `; free again at ${new Date(resetsAt).toISOString()}`,
    assumption === undefined ? '' : ` (assumption: ${assumption})`,
  ].join('');
}

/** Enough names to find the nearest among; a state may hold very many. */
function* firstOf(names: Iterable<string>, most = 1000): Iterable<string> {
  let count = 0;
  for (const name of names) {
    if (count === most) return;
    count += 1;
    yield name;
  }
}
