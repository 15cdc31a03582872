import { otherKeyUses } from '../../core/diagnosis/keyed-hash.ts';
import { otherAlgorithms } from '../../core/wire/digest.ts';
import { encodersFor } from '../../core/diagnosis/charsets.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { lineNames, lineOrder, type UserSigParts } from './user-sig-parts.ts';

type UserSigMistake = Mistake<UserSigParts>;

function renamed(change: (name: string) => string): UserSigParts['names'] {
  const entries = Object.entries(lineNames).map(([field, name]) => [field, change(name)] as const);
  return Object.fromEntries(entries) as UserSigParts['names'];
}

/** Further ways in which generators of this signature are known to write, join and hash the lines. */
export const userSigHabits: readonly UserSigMistake[] = [
  {
    id: 'text-in-another-charset',
    tried: 'alone',
    title: 'The text was taken to bytes in another charset',
    detail:
      'The lines were signed in Latin-1, GBK, UTF-16 or another charset than UTF-8, or with "?" for some characters.',
    tell: ({ encoder }) =>
      `The lines were signed in ${encoder?.charset ?? 'another charset'}; UTF-8 is needed.`,
    fix: 'Take the UTF-8 bytes of the lines.',
    inflict: (parts) => encodersFor(parts.fields.identifier).map((encoder) => ({ ...parts, encoder })),
  },
  {
    id: 'line-left-out',
    title: 'A line is missing',
    detail: 'The text to sign lacks one of the lines.',
    tell: ({ lines }) =>
      `The text to sign has no line for ${lineOrder
        .filter((line) => line !== 'userBuffer' && !lines.includes(line))
        .map((line) => lineNames[line])
        .join(' and ')}.`,
    fix: 'Sign the lines identifier, sdkappid, time and expire, in this order.',
    inflict: (parts) =>
      parts.lines
        .filter((line) => line !== 'userBuffer')
        .map((left) => ({ ...parts, lines: parts.lines.filter((line) => line !== left) })),
  },
  {
    id: 'line-too-many',
    tried: 'alone',
    title: 'There is a line too many',
    detail:
      'The text to sign has a line for TLS.ver, for TLS.userbuf, one twice, or the lines of the older UserSig.',
    fix: 'Sign the lines identifier, sdkappid, time and expire alone.',
    inflict: (parts) => [
      ...[
        'TLS.ver:2.0\n',
        'TLS.version:2.0\n',
        'TLS.appid_at_3rd:0\n',
        'TLS.appid_at_3rd:0\nTLS.account_type:0\n',
        'TLS.account_type:0\n',
      ].flatMap((line) => [
        { ...parts, before: line },
        { ...parts, behind: line },
      ]),
      ...(parts.fields.userBuffer === undefined
        ? ['', 'undefined', 'null', 'None'].map((value) => ({ ...parts, behind: `TLS.userbuf:${value}\n` }))
        : []),
      { ...parts, behind: 'TLS.sig:\n' },
      ...parts.lines.map((line, at) => ({ ...parts, lines: parts.lines.toSpliced(at, 0, line) })),
    ],
  },
  {
    id: 'lines-with-more-ends',
    tried: 'alone',
    title: 'The lines have white space before or behind them',
    detail: 'There is an empty line or a space before the first line, or behind the last one.',
    fix: 'Begin with TLS.identifier, and end in one newline behind the last line.',
    inflict: (parts) => [
      ...['\n', '\n\n', '\r\n', ' ', '\0'].map((behind) => ({ ...parts, behind })),
      ...['\n', ' '].map((before) => ({ ...parts, before })),
      { ...parts, lastLine: 'open', behind: ' ' },
    ],
  },
  {
    id: 'lines-in-any-order',
    tried: 'alone',
    title: 'The lines are in another order',
    detail: 'The lines are neither in the order of the documents nor in that of the alphabet.',
    tell: ({ lines }) => `The lines are in the order ${lines.map((line) => lineNames[line]).join(', ')}.`,
    fix: 'Sign the lines in the order identifier, sdkappid, time, expire.',
    inflict: (parts) =>
      permutations(parts.lines.filter((line) => parts.fields[line] !== undefined))
        .slice(1)
        .map((lines) => ({ ...parts, lines })),
  },
  {
    id: 'lines-of-older-kind',
    tried: 'alone',
    title: 'The lines are those of the older UserSig',
    detail: 'The lines have names of the older, ECDSA UserSig, such as TLS.sdk_appid and TLS.expire_after.',
    fix: 'Sign TLS.identifier, TLS.sdkappid, TLS.time and TLS.expire.',
    inflict: (parts) => {
      const names = { ...lineNames, sdkAppId: 'TLS.sdk_appid', expire: 'TLS.expire_after' };
      const before = 'TLS.appid_at_3rd:0\nTLS.account_type:0\n';
      return [
        { ...parts, names, before },
        { ...parts, names },
        { ...parts, names: { ...lineNames, expire: 'TLS.expire_after' } },
      ];
    },
  },
  {
    id: 'names-spelled-otherwise',
    tried: 'alone',
    title: 'The names in the lines are spelled otherwise',
    detail: 'The lines have names like TLS.sdkAppId, TLS.SDKAppID or tls.identifier.',
    fix: 'Write TLS.identifier, TLS.sdkappid, TLS.time and TLS.expire, exactly so.',
    inflict: (parts) =>
      [
        { ...lineNames, sdkAppId: 'TLS.sdkAppId' },
        { ...lineNames, sdkAppId: 'TLS.SDKAppID' },
        { ...lineNames, sdkAppId: 'TLS.sdkAppID' },
        { ...lineNames, sdkAppId: 'TLS.appid' },
        { ...lineNames, identifier: 'TLS.userid' },
        { ...lineNames, identifier: 'TLS.Identifier' },
        renamed((name) => name.toLowerCase()),
        renamed((name) => name.toUpperCase()),
        renamed((name) => name.replace('.', '_')),
        renamed((name) => `"${name}"`),
      ].map((names) => ({ ...parts, names })),
  },
  {
    id: 'colon-spelled-otherwise',
    tried: 'alone',
    title: 'Names and values are joined otherwise',
    detail: 'There is a space behind the colon, an equals sign, or nothing between name and value.',
    fix: 'Write the name, a colon and the value, without spaces.',
    inflict: (parts) => [': ', '=', '', ' : ', ' ', ':\t', '\t', ' :'].map((colon) => ({ ...parts, colon })),
  },
  {
    id: 'lines-joined-otherwise',
    tried: 'alone',
    title: 'The lines are joined by another sign',
    detail: 'The lines end in a written \\n, &, a comma, a semicolon or a space in the place of a newline.',
    fix: 'End every line with the newline \\n, one byte.',
    inflict: (parts) =>
      [String.raw`\n`, '&', ',', ';', ' ', '\n\n', '\r', '\n\r', '\u2028'].flatMap((lineEnd) => [
        { ...parts, lineEnd },
        { ...parts, lineEnd, lastLine: 'open' as const },
      ]),
  },
  {
    id: 'lines-as-a-query',
    tried: 'alone',
    title: 'The lines are joined like a query',
    detail: 'Names and values are joined with "=" or nothing, and the pairs with "&" or another sign.',
    fix: 'Write the name, a colon and the value, and end every line with a newline.',
    inflict: (parts) =>
      [lineNames, renamed((name) => name.replace('TLS.', ''))].flatMap((names) => [
        ...['&', '', ',', ';', '|'].flatMap((lineEnd) =>
          (['open', 'ended'] as const).map((lastLine) => ({
            ...parts,
            names,
            colon: '=',
            lineEnd,
            lastLine,
          })),
        ),
        ...(names === lineNames ? [] : [{ ...parts, names, colon: '=' }]),
        { ...parts, names, colon: '', lineEnd: '' },
      ]),
  },
  {
    id: 'values-alone-signed',
    tried: 'alone',
    title: 'The values are signed without their names',
    detail: 'The text to sign has the values of the lines alone.',
    fix: 'Begin every line with its name, such as TLS.identifier, and a colon.',
    inflict: (parts) =>
      ['\n', '', '&', ',', ':', '|', ' '].flatMap((lineEnd) =>
        (['open', 'ended'] as const).map((lastLine) => ({
          ...parts,
          names: renamed(() => ''),
          colon: '',
          lineEnd,
          lastLine,
        })),
      ),
  },
  {
    id: 'signature-in-url-safe-base64',
    tried: 'alone',
    title: 'The signature inside is in another base64',
    detail: 'TLS.sig is in URL-safe base64, in the alphabet of the UserSig itself, or without its =.',
    tell: ({ print }) => `TLS.sig is printed as ${print}.`,
    fix: 'Print TLS.sig in the usual base64; only the UserSig as a whole has *, - and _.',
    inflict: (parts) =>
      (
        [
          'base64url',
          'base64url with =',
          'base64 in the vendor’s alphabet',
          'base64 without padding',
        ] as const
      ).map((print) => ({
        ...parts,
        print,
      })),
  },
  {
    id: 'signature-encoded-twice',
    tried: 'alone',
    title: 'The signature inside was encoded twice',
    detail: 'TLS.sig is base64 of base64, or base64 with a line break at its end.',
    tell: ({ print }) => `TLS.sig is printed as ${print}.`,
    fix: 'Print the bytes of the HMAC in base64, once and without a line break.',
    inflict: (parts) =>
      (['base64 twice', 'base64 with a line break'] as const).map((print) => ({ ...parts, print })),
  },
  {
    id: 'hash-in-place-of-hmac',
    tried: 'alone',
    title: 'A hash or another HMAC was used',
    detail:
      'The signature is a plain hash, an HMAC with another hash, or key and text of the HMAC are exchanged.',
    tell: ({ use, algorithm }) => `The signature is a ${use} with ${algorithm}.`,
    fix: 'Use HMAC-SHA256 with the SecretKey as the key and the lines as the message.',
    inflict: (parts) =>
      (['sha256', ...otherAlgorithms] as const).flatMap((algorithm) => [
        ...(algorithm === 'sha256' || algorithm === 'sha1' ? [] : [{ ...parts, algorithm }]),
        ...otherKeyUses.flatMap((use) =>
          (['base64', 'hex', 'upper-case hex'] as const).map((print) => ({
            ...parts,
            algorithm,
            use,
            print,
          })),
        ),
      ]),
  },
];
