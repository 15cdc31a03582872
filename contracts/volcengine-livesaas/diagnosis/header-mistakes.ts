import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { secondsOfACache } from '../../core/diagnosis/number-forms.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import { byCodeUnit, type Pairs } from '../../core/wire/query-string.ts';
import { headerSignedOtherwise, joinOtherwise, mediaTypeOf, valueOf, withValues } from './header-values.ts';
import { hostMistakes } from './host-mistakes.ts';
import { ownHosts } from './host-variants.ts';
import type { LivesaasParts } from './parts.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json; charset=UTF-8',
  'application/json;charset=UTF-8',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/x-www-form-urlencoded;charset=utf-8',
  'application/x-www-form-urlencoded; charset=UTF-8',
  'text/plain',
  'text/plain; charset=utf-8',
  'text/plain;charset=UTF-8',
  'multipart/form-data',
  '*/*',
  'application/json, text/plain, */*',
];

const isSent = ({ sent }: LivesaasParts, name: string): boolean =>
  sent.headers.some(([other]) => other === name);

/** Types with and without a charset, of the media type that was sent or of another one. */
function otherTypes(
  parts: LivesaasParts,
  isWanted: (type: string, sent: string) => boolean,
): readonly LivesaasParts[] {
  const sent = valueOf(parts, 'content-type') ?? '';
  if (!isSent(parts, 'content-type')) return [];
  return withValues(
    parts,
    'content-type',
    contentTypes.filter((type) => isWanted(type, sent)),
  );
}

/** What a client that named a header and did not send it will have signed. */
function absentValues(parts: LivesaasParts, name: string): readonly string[] {
  const { body, bytes, date, host } = parts.sent;
  switch (name) {
    case 'content-type':
      return contentTypes;
    case 'x-content-sha256':
      return [sha256Hex(bytes), sha256Hex('')];
    case 'x-date':
      return [date];
    case 'host':
      return [host, ...ownHosts];
    case 'content-length':
      return [String(bytes.length), String(body.length), '0'];
    case 'accept':
      return ['application/json', '*/*'];
    default:
      return [];
  }
}

const valueMistakes: readonly LivesaasMistake[] = [
  {
    id: 'content-type-without-charset',
    title: 'The content type was signed without its charset',
    detail: 'The Content-Type header has a charset; the signed one has none.',
    fix: 'Sign the header exactly as it is sent; some HTTP libraries add a charset on the way.',
    inflict: (parts) => otherTypes(parts, (type, sent) => sent.includes(';') && type === mediaTypeOf(sent)),
  },
  {
    id: 'content-type-with-charset',
    title: 'The content type was signed with another charset, or spelled otherwise',
    detail: 'The signed content type has a charset, or writes it otherwise; the header has none, or another.',
    tell: (made) =>
      `The content type ${valueOf(made, 'content-type') ?? ''} is signed, and ${made.sent.headers.find(([name]) => name === 'content-type')?.[1] ?? 'none'} was sent.`,
    fix: 'Sign the header exactly as it is sent.',
    inflict: (parts) =>
      otherTypes(parts, (type, sent) => type.includes(';') && mediaTypeOf(type) === mediaTypeOf(sent)),
  },
  {
    id: 'content-type-of-another-body',
    tried: 'alone',
    title: 'Another content type was signed',
    detail: 'The signed content type is not the one that was sent.',
    tell: (made) =>
      `The signature covers the content type ${valueOf(made, 'content-type') ?? ''}, which was not the one that was sent.`,
    fix: 'Sign the header exactly as it is sent; HTTP libraries choose one where none is set.',
    inflict: (parts) => otherTypes(parts, (type, sent) => mediaTypeOf(type) !== mediaTypeOf(sent)),
  },
  {
    id: 'listed-header-absent',
    title: 'A signed header was not sent',
    detail:
      'SignedHeaders names a header that the call does not have; HTTP libraries drop some, such as Content-Type of a GET.',
    tell: ({ names, sent }) =>
      `SignedHeaders names ${names.filter((name) => !sent.headers.some(([other]) => other === name)).join(' and ')}, which the call does not have; HTTP libraries drop some headers, such as Content-Type of a GET without a body.`,
    fix: 'Name in SignedHeaders only headers that are really sent; look at the call in the journal.',
    inflict: (parts) =>
      parts.names
        .filter((name) => !isSent(parts, name))
        .flatMap((name) => withValues(parts, name, absentValues(parts, name))),
  },
  {
    id: 'date-taken-twice',
    tried: 'alone',
    title: 'The time was taken twice',
    detail:
      'The signature covers another second than X-Date says: the time was read once for signing and once for sending.',
    fix: 'Read the time once, and use it in X-Date, in the scope and in the string to sign.',
    inflict: (parts) => [-1, 1, -2, 2, -3, 3].flatMap((seconds) => shiftTime(parts, seconds)),
    rarer: function* (parts) {
      for (const seconds of secondsOfACache) yield* shiftTime(parts, seconds);
    },
  },
  headerSignedOtherwise,
  {
    id: 'header-values-in-lower-case',
    tried: 'alone',
    title: 'The values of headers are in lower case',
    detail: 'The canonical headers have values in lower-case letters, for example t and z in X-Date.',
    fix: 'Put the names of headers into lower case, and leave their values.',
    inflict: (parts) => [
      { ...parts, headers: parts.headers.map(([name, value]) => [name, value.toLowerCase()] as const) },
    ],
  },
];

const blockMistakes: readonly LivesaasMistake[] = [
  {
    id: 'header-left-out',
    title: 'A listed header is missing from what was signed',
    detail: 'SignedHeaders names a header that the canonical request lacks.',
    tell: (made) => {
      const lines = new Set(made.headers.map(([name]) => name));
      const names = made.names.filter((name) => !lines.has(name));
      return names.length > 0
        ? `The canonical request names ${names.join(' and ')} and has no line for it.`
        : 'SignedHeaders names a header that the canonical request lacks.';
    },
    fix: 'Put every header of SignedHeaders into the canonical request, and no other.',
    inflict: (parts) =>
      parts.headers.flatMap(([out]) => {
        const headers = parts.headers.filter(([name]) => name !== out);
        const names = parts.names.filter((name) => name !== out);
        return [...(names.length === 0 ? [] : [{ ...parts, headers, names }]), { ...parts, headers }];
      }),
  },
  {
    id: 'header-not-listed',
    title: 'A header is signed that is not listed',
    detail:
      'The canonical request has a header that SignedHeaders of the Authorization header does not name.',
    tell: (made) => {
      const extra = made.headers.filter(([name]) => !made.sent.listed.includes(name));
      return `The canonical request has ${extra.map(([name]) => name).join(' and ')}, which SignedHeaders of the call does not name.`;
    },
    fix: 'Name in SignedHeaders exactly the headers that are hashed.',
    inflict: (parts) => addHeaders(parts),
  },
  {
    id: 'headers-unsorted',
    title: 'The headers are not sorted',
    detail: 'The canonical headers, or their names, are in another order than SignedHeaders.',
    fix: 'Sort the signed headers by their lower-case names.',
    inflict: (parts) => {
      const orders = [
        parts.names.toReversed(),
        parts.names.toSorted(byCodeUnit),
        parts.sent.headers.map(([name]) => name).filter((name) => parts.names.includes(name)),
      ].filter(
        (names, at, all) =>
          names.length === parts.names.length &&
          names.join() !== parts.names.join() &&
          all.findIndex((other) => other.join() === names.join()) === at,
      );
      return orders.flatMap((names) => inOrder(parts, names));
    },
    rarer: (parts) => permutations(parts.names).flatMap((names) => inOrder(parts, names)),
  },
  {
    id: 'header-names-as-written',
    title: 'The names of the headers are not in lower case',
    detail: 'The canonical headers, or the list of their names, have names like X-Date.',
    fix: 'Put the names of headers into lower case.',
    inflict: (parts) => {
      const headers = parts.headers.map(([name, value]) => [capitalise(name), value] as const);
      const names = parts.names.map(capitalise);
      return [
        { ...parts, headers, names },
        { ...parts, headers },
        { ...parts, names },
      ];
    },
  },
  {
    id: 'headers-not-ended',
    title: 'The block of headers does not end in a newline',
    detail: 'An empty line between the headers and their names is missing.',
    fix: 'End every canonical header with a newline, and put another one behind the block.',
    inflict: (parts) => [{ ...parts, headerBlock: 'open' }],
  },
  {
    id: 'header-lines-with-space',
    tried: 'alone',
    title: 'There is a space behind the colon',
    detail: 'The canonical headers read "name: value", where "name:value" belongs.',
    fix: 'Put nothing between the colon and the value.',
    inflict: (parts) => [{ ...parts, colon: ': ' }],
  },
  {
    id: 'header-lines-joined-otherwise',
    tried: 'alone',
    title: 'The lines of the headers have another form',
    detail: 'Another sign or none stands between the name and the value of a header, or between the lines.',
    fix: 'Write each line as the name, a colon and the value, and end it with a line feed.',
    inflict: joinOtherwise,
  },
  {
    id: 'header-names-joined-otherwise',
    tried: 'alone',
    title: 'The names of the headers are joined otherwise',
    detail: 'The names behind the headers are joined with something else than a semicolon, or missing.',
    fix: 'Join the names with ; and put nothing else between them.',
    inflict: (parts) => [
      ...[',', '; ', ' ', ', ', '&', '\n'].map((nameSeparator) => ({ ...parts, nameSeparator })),
      { ...parts, names: [...parts.names, ''] },
      { ...parts, names: [] },
    ],
  },
];

/** Mistakes with the headers of the canonical request. */
export const headerMistakes: readonly LivesaasMistake[] = [
  ...hostMistakes,
  ...valueMistakes,
  ...blockMistakes,
];

function inOrder(parts: LivesaasParts, names: readonly string[]): readonly LivesaasParts[] {
  const place = ([name]: Pairs[number]): number => names.indexOf(name);
  const headers = parts.headers.toSorted((left, right) => place(left) - place(right));
  return [
    { ...parts, headers, names },
    { ...parts, headers },
    { ...parts, names },
  ];
}

/** One more header that was sent, or all of those that the pages name, with and without its name in the list. */
function addHeaders(parts: LivesaasParts): readonly LivesaasParts[] {
  const usual = ['content-type', 'host', 'x-content-sha256', 'x-date', 'x-security-token'];
  const more = parts.sent.headers.filter(
    ([name]) =>
      !parts.names.includes(name) && !['authorization', 'connection', 'accept-encoding'].includes(name),
  );
  const sets = [...more.map((pair) => [pair]), more.filter(([name]) => usual.includes(name))];
  return sets
    .filter((set, at) => set.length > 0 && (at < more.length || set.length > 1))
    .slice(0, 12)
    .flatMap((set) => {
      const headers = [...parts.headers, ...set].toSorted(([left], [right]) => byCodeUnit(left, right));
      return [
        { ...parts, headers, names: headers.map(([name]) => name) },
        { ...parts, headers },
      ];
    });
}

function capitalise(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** With another moment in the string to sign, in the line of X-Date, or in both. */
function shiftTime(parts: LivesaasParts, seconds: number): readonly LivesaasParts[] {
  const date = shiftDate(parts.sent.date, seconds);
  const inHeader = withValues(parts, 'x-date', [date]);
  return [{ ...parts, date }, ...inHeader, ...inHeader.map((made) => ({ ...made, date }))];
}

/** `20231114T221320Z` and so many seconds. */
function shiftDate(date: string, seconds: number): string {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) return date;
  return new Date(moment + seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
}
