import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { forwardedHosts } from '../../../core/diagnosis/other-hosts.ts';
import { permutations } from '../../../core/diagnosis/permutations.ts';
import { withoutSome } from '../../../core/diagnosis/subsets.ts';
import { printValues, respellValue } from '../../../core/diagnosis/header-spellings.ts';
import { header } from '../../../core/wire/http.ts';
import { byCodeUnit, type Pairs } from '../../../core/wire/query-string.ts';
import { otherHosts, vendorHosts } from '../host-variants.ts';
import { contentTypes, otherTypes, otherValues, valueOf, withValues } from './header-values.ts';
import type { Tc3Parts } from './parts.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

function addHeaders(parts: Tc3Parts, added: Pairs): readonly Tc3Parts[] {
  const more = added.filter(([name]) => !parts.names.includes(name));
  if (more.length === 0) return [];
  const lines = [...parts.lines, ...more].toSorted(([left], [right]) => byCodeUnit(left, right));
  const names = [...parts.names, ...more.map(([name]) => name)].toSorted(byCodeUnit);
  return [{ ...parts, lines, names }];
}

function inOrder(parts: Tc3Parts, names: readonly string[]): readonly Tc3Parts[] {
  if (names.join() === parts.names.join()) return [];
  const place = ([name]: readonly [string, string]): number => names.indexOf(name);
  const lines = parts.lines.toSorted((left, right) => place(left) - place(right));
  return [{ ...parts, names, lines }];
}

/** The headers that the common parameters travel in, which clients sign besides. */
function addCommonHeaders(parts: Tc3Parts): readonly Tc3Parts[] {
  const { commonHeaders } = parts.sent;
  const lower = commonHeaders.map(([name, value]) => [name, value.toLowerCase()] as const);
  const changed = commonHeaders.filter(([, value]) => value !== value.toLowerCase());
  const sets = [...lower, ...changed].map((header) => [header]);
  const all = changed.length === 0 ? [lower] : [lower, commonHeaders];
  return [...sets, ...all].flatMap((headers) => addHeaders(parts, headers));
}

const titleCase = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** What clients are known to do wrong with the signed headers. */
export const headerMistakes: readonly Tc3Mistake[] = [
  {
    id: 'signed-header-not-sent',
    title: 'A header was signed and not sent',
    detail:
      'SignedHeaders names a header that did not arrive: HTTP libraries drop Content-Type where there is no body.',
    tell: (made) => {
      const absent = made.names.filter((name) => header(made.sent.headers, name) === undefined);
      return `SignedHeaders names ${absent.join(' and ')}, which did not arrive; ${absent.map((name) => `"${valueOf(made, name)}"`).join(' and ')} was signed. HTTP libraries drop Content-Type where there is no body.`;
    },
    fix: 'Sign what is really sent: give the library the header in a form that it keeps, or send a body.',
    inflict: (parts) =>
      parts.names
        .filter((name) => header(parts.sent.headers, name) === undefined)
        .flatMap((name) =>
          withValues(parts, name, name === 'content-type' ? contentTypes : ['undefined', 'null']),
        ),
  },
  {
    id: 'host-before-proxy',
    title: 'The host of before a proxy was signed',
    detail:
      'A proxy has rewritten the Host header on the way; the host that it was sent to at first is signed.',
    tell: (made) =>
      `The host "${valueOf(made, 'host')}" is signed, which a header of the call names; a proxy on the way has put "${header(made.sent.headers, 'host') ?? ''}" into Host.`,
    fix: 'Sign the host that the vendor sees, or let the proxy pass Host on as it is.',
    inflict: (parts) => withValues(parts, 'host', forwardedHosts(parts.sent.headers)),
  },
  {
    id: 'host-of-the-vendor',
    common: 2,
    title: "The vendor's own host was signed",
    detail: 'The host in the canonical request is that of production, and the call was sent elsewhere.',
    tell: tellHost,
    fix: 'Sign the value of the Host header: change the host where the signature is made as well.',
    inflict: (parts) => withValues(parts, 'host', vendorHosts),
  },
  {
    id: 'host-of-another-endpoint',
    title: 'Another host was signed',
    tried: 'alone',
    detail: 'The host in the canonical request is not the one that the call was sent to.',
    tell: tellHost,
    fix: 'Sign the value of the Host header, without a scheme.',
    inflict: (parts) => withValues(parts, 'host', otherHosts(valueOf(parts, 'host'), parts.sent.region)),
  },
  {
    id: 'content-type-charset',
    common: 1,
    title: 'The charset of the Content-Type differs',
    detail:
      'The Content-Type was signed with another charset than it was sent with, or one of the two has none.',
    tell: tellTypes,
    fix: 'Sign the Content-Type exactly as it is sent; HTTP libraries may add a charset to it.',
    inflict: (parts) => otherTypes(parts, 'same media type'),
  },
  {
    id: 'content-type-of-another-body',
    title: 'Another Content-Type was signed',
    detail: 'The Content-Type in the canonical request is not the one that was sent.',
    tell: tellTypes,
    fix: 'Sign application/json for a POST, and what is really sent for a GET.',
    inflict: (parts) => otherTypes(parts, 'another one'),
  },
  {
    id: 'header-signed-otherwise',
    tried: 'alone',
    title: 'A header was signed with another value',
    detail: 'A line of the headers is empty, or has another text than the header that was sent.',
    tell: ({ lines, sent }) => {
      const other =
        lines.find(([name, value]) => header(sent.headers, name)?.toLowerCase() !== value.toLowerCase()) ??
        lines.find(
          ([name, value]) =>
            header(sent.headers, name) !== value && (name !== 'x-tc-action' || value !== value.toLowerCase()),
        );
      const [name, value] = other ?? lines[0]!;
      return `The line of ${name} has the value ${JSON.stringify(value)}; ${JSON.stringify(header(sent.headers, name) ?? '')} was sent.`;
    },
    fix: 'Set the header first, and sign the value that it is sent with.',
    inflict: (parts) => parts.lines.flatMap(([name]) => withValues(parts, name, ['', 'None'])),
    rarer: function* (parts) {
      for (const [name, value] of parts.lines)
        yield* withValues(parts, name, [...respellValue(name, value), ...(otherValues[name] ?? [])]);
      for (const lines of printValues(parts.lines)) yield { ...parts, lines };
      for (const names of withoutSome(parts.names))
        for (const empty of ['', 'undefined', 'null', 'None'])
          yield {
            ...parts,
            lines: parts.lines.map(([name, value]) => [name, names.includes(name) ? value : empty] as const),
          };
    },
  },
  {
    id: 'header-left-out-of-lines',
    title: 'A signed header has no line',
    detail: 'SignedHeaders names a header whose line is missing from the canonical request.',
    fix: 'Give every header that SignedHeaders names a line of its own.',
    inflict: (parts) =>
      parts.lines.map(([name]) => ({ ...parts, lines: parts.lines.filter(([other]) => other !== name) })),
  },
  {
    id: 'header-left-out-of-signed-headers',
    title: 'A header was hashed that SignedHeaders does not name',
    detail: 'The canonical request holds a header that the Authorization header does not tell of.',
    tell: (made) => {
      const extra = made.lines.map(([name]) => name).filter((name) => !made.sent.namedHeaders.includes(name));
      return `The canonical request holds ${extra.join(' and ')}, which SignedHeaders of the Authorization header does not name.`;
    },
    fix: 'Name in SignedHeaders of the Authorization header exactly the headers that are hashed.',
    inflict: addCommonHeaders,
  },
  {
    id: 'lines-unlike-signed-headers',
    tried: 'alone',
    title: 'The lines of the headers and their list differ',
    detail: 'The canonical request has lines that its list does not name, or both in different orders.',
    tell: ({ lines, names }) => {
      const extra = lines.map(([name]) => name).filter((name) => !names.includes(name));
      return extra.length === 0
        ? 'The lines of the headers and the names behind them are in different orders.'
        : `The canonical request has a line for ${extra.join(' and ')}, which the names behind the lines lack.`;
    },
    fix: 'List exactly the headers that have lines, in the same order, here and in the Authorization header.',
    // The list may be a constant that nobody changed with the lines.
    inflict: (parts) => [
      ...addCommonHeaders(parts).map(({ lines }) => ({ ...parts, lines })),
      ...[parts.sent.namedHeaders, parts.names.toReversed()]
        .flatMap((names) => inOrder(parts, names))
        .flatMap(({ lines, names }) => [
          { ...parts, lines },
          { ...parts, names },
        ]),
    ],
    rarer: (parts) =>
      permutations(parts.names)
        .flatMap((names) => inOrder(parts, names))
        .flatMap(({ lines, names }) => [
          { ...parts, lines },
          { ...parts, names },
        ]),
  },
  {
    id: 'headers-unsorted',
    title: 'The signed headers are not sorted',
    detail: 'The headers stand in another order than that of their names.',
    fix: 'Sort the headers by name, in ASCII order, in the lines and in SignedHeaders.',
    inflict: (parts) =>
      [parts.sent.namedHeaders, parts.names.toReversed()].flatMap((names) => inOrder(parts, names)),
    rarer: (parts) => permutations(parts.names).flatMap((names) => inOrder(parts, names)),
  },
  {
    id: 'headers-without-blank-line',
    common: 1,
    title: 'The blank line after the headers is missing',
    detail: 'The lines of the headers do not end in a line break of their own.',
    fix: 'End every header line with a line break, and join the parts with one more.',
    inflict: (parts) => (parts.linesEnd === '' ? [] : [{ ...parts, linesEnd: '' }]),
  },
  {
    id: 'header-names-not-in-lower-case',
    title: 'The names of the signed headers are not in lower case',
    detail: 'The lines or the list of SignedHeaders have names like Content-Type and Host.',
    fix: 'Write all names in lower case in the canonical request.',
    inflict(parts) {
      const lines = parts.lines.map(([name, value]) => [titleCase(name), value] as const);
      const names = parts.names.map(titleCase);
      return [
        { ...parts, lines, names },
        { ...parts, lines },
        { ...parts, names },
      ];
    },
  },
  {
    id: 'header-lines-spelled-otherwise',
    tried: 'alone',
    title: 'The lines of the headers have another form',
    detail: 'Another sign or none stands between the name and the value of a header, or between the lines.',
    fix: 'Write each line as the name, a colon and the value, without spaces.',
    inflict: (parts) => [
      ...[': ', '=', ' ', ' : ', ''].map((colon) => ({ ...parts, colon })),
      ...[';', ',', '&', '', ' ', '\r\n', ', ', '\n\n'].flatMap((linesJoin) => [
        { ...parts, linesJoin },
        { ...parts, linesJoin, linesEnd: '' as const },
      ]),
    ],
  },
  {
    id: 'signed-headers-joined-otherwise',
    tried: 'alone',
    title: 'The list of signed headers is joined otherwise',
    detail: 'The names in the list of the canonical request are joined by a comma, a space or a line break.',
    fix: 'Join the names with semicolons alone.',
    inflict: (parts) => [',', ', ', '; ', ' ', '\n', '&', ''].map((namesJoin) => ({ ...parts, namesJoin })),
  },
  {
    id: 'signed-headers-with-end',
    tried: 'alone',
    title: 'The list of signed headers has a semicolon too many, or is empty',
    detail: 'The list of names in the canonical request ends in a semicolon, or has no names.',
    fix: 'Join the names with semicolons, without one at the end.',
    inflict: (parts) => [
      { ...parts, names: [...parts.names, ''] },
      { ...parts, names: [] },
    ],
  },
];

function tellTypes(made: Tc3Parts): string {
  const sent = header(made.sent.headers, 'content-type');
  return `The Content-Type "${valueOf(made, 'content-type')}" is signed, and ${sent === undefined ? 'none' : `"${sent}"`} was sent.`;
}

function tellHost(made: Tc3Parts): string {
  return `The host "${valueOf(made, 'host')}" is signed, and "${header(made.sent.headers, 'host') ?? ''}" was called.`;
}
