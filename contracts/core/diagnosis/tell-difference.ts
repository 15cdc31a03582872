import type { Signing } from './mistake.ts';

const stages = [
  ['canonicalRequest', 'canonical request'],
  ['stringToSign', 'text to sign'],
] as const;

/** The first pieces in which two texts differ: each stands in its own text, at the same place. */
export interface Difference {
  readonly name: (typeof stages)[number][0];
  readonly title: string;
  readonly belongs: string;
  readonly stands: string;
  /** Whether what belongs there stands in another place of the text. */
  readonly isElsewhere: boolean;
}

/** What stands in a text and what belongs there; undefined where hashes alone differ, which say nothing. */
export function findDifference(expected: Signing, inferred: Signing): Difference | undefined {
  const stage = stages.find(([name]) => (expected[name] ?? '') !== (inferred[name] ?? ''));
  if (!stage) return undefined;
  const [name, title] = stage;
  const { first: belongs, second: stands } = firstPieces(expected[name] ?? '', inferred[name] ?? '');
  if ([belongs, stands].some((text) => /[0-9a-f]{32}/i.test(text) || text.endsWith('…'))) return undefined;
  // A word or a line break stands in many places.
  const isElsewhere = belongs.length >= 6 && (inferred[name] ?? '').includes(belongs);
  return { name, title, belongs, stands, isElsewhere };
}

/** The same in a sentence. */
export function tellDifference(expected: Signing, inferred: Signing): string | undefined {
  const difference = findDifference(expected, inferred);
  if (!difference) return undefined;
  const { title, belongs, stands, isElsewhere } = difference;
  if (belongs === '') return `Here the ${title} has ${quote(stands)}, which does not belong there.`;
  if (stands === '')
    return isElsewhere
      ? `Here the ${title} has ${quote(belongs)} in another place.`
      : `Here the ${title} lacks ${quote(belongs)}.`;
  const [is, right] = [quote(stands), quote(belongs)];
  // A written \n looks like the line feed that it stands for.
  const [shown, shownRight] = is === right ? [stands, belongs].map(showSigns) : [is, right];
  return `Here the ${title} has ${shown} where ${shownRight} belongs.`;
}

/** In what the text that was signed differs from the one that was sent, so that it follows `the body`. */
export function tellSigned(sent: string, signed: string): string {
  const form = (['NFC', 'NFD', 'NFKC'] as const).find((one) => signed === sent.normalize(one));
  if (form !== undefined) return `in the normal form ${form} of Unicode, in which it was not sent`;
  const quotes = signed.length - sent.length;
  if (quotes !== 0 && withNumbers(sent) === withNumbers(signed)) {
    const digits = Math.abs(quotes) === 2 ? findRetyped(sent, signed) : undefined;
    if (digits !== undefined)
      return quotes > 0
        ? `with the text "${digits}" where the number ${digits} was sent`
        : `with the number ${digits} where the text "${digits}" was sent`;
    return quotes > 0 ? 'with texts where numbers were sent' : 'with numbers where texts were sent';
  }
  const { first: was, second: is } = turnQuote(firstPieces(sent, signed));
  if (isBreak(is) && was === '') return `with a line break ${quote(is)}, which was not sent`;
  if (isBreak(was) && is === '') return `without a line break ${quote(was)}, which was sent`;
  if (was === '') return `with ${quote(is)}, which was not sent`;
  return is === ''
    ? `without ${quote(was)}, which was sent`
    : `with ${quote(is)} where ${quote(was)} was sent`;
}

/** A field that is there in one text alone may as well begin with the quotation mark that it seems to end in. */
function turnQuote({ first, second }: Pieces): Pieces {
  const turn = (text: string): string => (/^[\w-]+":.*,"$/s.test(text) ? `"${text.slice(0, -1)}` : text);
  return first === '' || second === '' ? { first: turn(first), second: turn(second) } : { first, second };
}

/** JSON with the digits of its texts without quotation marks. */
const withNumbers = (text: string): string =>
  text.replaceAll(/([:[,]\s*)"(-?\d+(?:\.\d+)?)"(?=\s*[,\]}])/g, '$1$2');

/** The digits of the one number that is a text in one JSON and none in the other. */
function findRetyped(first: string, second: string): string | undefined {
  let start = 0;
  while (start < first.length && first[start] === second[start]) start += 1;
  return [first, second].map((text) => /^"(-?[\d.]+)"/.exec(text.slice(start))?.[1]).find(Boolean);
}

const isBreak = (text: string): boolean => /^[\r\n]+$/.test(text);

/** Signs that nobody sees are written as escapes. */
export const quote = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are meant
  /[\u0000-\u001f\u007f\u200b-\u200f\u2028\u2029\ufeff]/.test(text) ? JSON.stringify(text) : `"${text}"`;

/** With a picture for each sign that nobody sees. */
const showSigns = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are meant
  `"${text.replaceAll(/[\u0000-\u001f]/g, (sign) => String.fromCodePoint(0x2400 + sign.charCodeAt(0)))}"`;

interface Pieces {
  readonly first: string;
  readonly second: string;
}

/** So long a piece is shown, and so much has to be equal behind it. */
const [longest, equal] = [48, 8];

/** The first place in which two texts differ, as words or percent escapes; what is too long for a sentence ends in …. */
function firstPieces(first: string, second: string): Pieces {
  let start = 0;
  while (start < first.length && first[start] === second[start]) start += 1;
  const [left, right] = meetAgain(first, second, start) ?? [Infinity, Infinity];
  if (left === Infinity) return { first: cut(first.slice(start)), second: cut(second.slice(start)) };
  // A backslash says nothing without what it stands before.
  const more = [first, second].some((text, at) => text.slice(start, start + [left, right][at]!) === '\\')
    ? 1
    : 0;
  const pieces = [
    first.slice(start, start + left + more),
    second.slice(start, start + right + more),
  ] as const;
  const before = first.slice(Math.max(0, start - longest), start);
  // The texts go on alike only so far, and what is quoted of either has to stand in it.
  const behind = commonStart(first.slice(start + left + more), second.slice(start + right + more));
  const isNumber = /\d$/.test(before) && pieces.every((piece) => /^[\d.eE+-]*$/.test(piece));
  if (isNumber) {
    const start = /-?\d[\d.]*$/.exec(before)?.[0] ?? '';
    const end = /^[\d.]*/.exec(behind)?.[0] ?? '';
    return { first: start + pieces[0] + end, second: start + pieces[1] + end };
  }
  const isWord = pieces.every((piece) => piece === '' || /^[\w%]+$/.test(piece));
  const head = /%[\da-f]?$/i.exec(before)?.[0] ?? (isWord ? (/\w+$/.exec(before)?.[0] ?? '') : '');
  const tail = (head.startsWith('%') ? /^[\da-f]?/i : isWord ? /^\w*(?!\w|$)/ : /^/).exec(behind)?.[0] ?? '';
  return { first: head + pieces[0] + tail, second: head + pieces[1] + tail };
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < longest && length < one.length && one[length] === other[length]) length += 1;
  // Where both texts end, the word ends there as well.
  return one.slice(0, length) + (length === one.length && length === other.length ? '\n' : '');
}

const cut = (text: string): string => (text.length <= 16 ? text : `${text.slice(0, 12)}…`);

/** How much of each text has to be left out until they go on alike; the least of all. */
function meetAgain(first: string, second: string, start: number): readonly [number, number] | undefined {
  for (let all = 1; all <= 2 * longest; all += 1)
    for (let left = Math.max(0, all - longest); left <= Math.min(all, longest); left += 1) {
      const [one, other] = [start + left, start + all - left];
      if (one > first.length || other > second.length) continue;
      if (first.slice(one, one + equal) === second.slice(other, other + equal)) return [left, all - left];
    }
  return undefined;
}
