import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { byCodeUnit, type Pairs } from '../../core/wire/query-string.ts';
import { besideSecret, signedAsJson, withLays } from './printed-parameters.ts';
import { withEntries } from './entries.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { orderMistakes } from './order-mistakes.ts';
import { namedAsDocumented, tellNames } from './rare-parameter-mistakes.ts';
import type { PolyvParts, PrintEntry } from './parts.ts';

type PolyvMistake = Mistake<PolyvParts>;

export const printPlain: PrintEntry = ([name, value]) => name + value;
const printEquals: PrintEntry = ([name, value]) => `${name}=${value}`;

/** Names that clients give the secret when they sign it as a parameter. */
const secretNames = [
  'key',
  'appSecret',
  'secret',
  'appsecret',
  'app_secret',
  'secretKey',
  'appKey',
  'secretkey',
];

/** Mistakes with where the secret stands. */
const places: readonly PolyvMistake[] = [
  {
    id: 'secret-only-before',
    title: 'The secret stands only before the parameters',
    detail: 'The text to sign has no secret at its end.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => withLays(parts, [(middle, secret) => secret + middle]),
  },
  {
    id: 'secret-only-after',
    title: 'The secret stands only after the parameters',
    detail: 'The text to sign has no secret at its beginning.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => withLays(parts, [(middle, secret) => middle + secret]),
  },
  {
    id: 'secret-left-out',
    title: 'The secret is not signed',
    detail: 'The text to sign has the parameters alone.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => withLays(parts, [(middle) => middle]),
  },
  {
    id: 'secret-as-a-parameter',
    tried: 'alone',
    title: 'The secret is signed like a parameter',
    detail: 'The text to sign has the secret behind a name, such as &key=, as other vendors want it.',
    tell({ lay }) {
      const text = lay('', '***');
      const name = secretNames
        .toSorted((left, right) => right.length - left.length)
        .find((one) => text.includes(`${one}***`) || text.includes(`${one}=***`));
      const isQuery = text.includes('=');
      return `The text to sign has the secret as the value of "${name ?? 'key'}"${isQuery ? `, as &${name ?? 'key'}=` : ''}, as other vendors want it.`;
    },
    fix: 'Put the appSecret before and after the parameters, without a name.',
    inflict: (parts) => [
      ...secretNames.flatMap((name) => [
        {
          ...parts,
          print: printEquals,
          separator: '&',
          lay: (middle: string, secret: string) => `${middle}&${name}=${secret}`,
        },
        {
          ...parts,
          print: printEquals,
          separator: '&',
          lay: (middle: string, secret: string) => `${name}=${secret}&${middle}`,
        },
        { ...parts, lay: (middle: string, secret: string) => `${middle}${name}${secret}` },
        { ...parts, lay: (middle: string, secret: string) => `${name}${secret}${middle}` },
      ]),
      ...secretNames.slice(0, 3).flatMap((name) => sortIn(parts, name)),
    ],
  },
  {
    id: 'secret-twice-at-one-end',
    tried: 'alone',
    title: 'The secret stands twice at one end',
    detail: 'The text to sign has the secret two times before, or two times behind the parameters.',
    fix: 'Put the appSecret before and after the parameters, once each.',
    inflict: (parts) =>
      withLays(parts, [
        (middle, secret) => secret + secret + middle,
        (middle, secret) => middle + secret + secret,
        (middle, secret) => `${secret}${middle}${secret}${secret}`,
      ]),
  },
  {
    id: 'secret-between-parameters',
    tried: 'alone',
    title: 'The secret stands between the parameters',
    detail: 'The text to sign has the parameters before and behind the secret.',
    fix: 'Put the appSecret before and after the parameters.',
    inflict: (parts) => withLays(parts, [(middle, secret) => middle + secret + middle]),
  },
  {
    id: 'secret-with-separators',
    tried: 'alone',
    title: 'Something stands between the secret and the parameters',
    detail: 'The text to sign has an ampersand or another sign between the secret and the parameters.',
    fix: 'Put each name directly before its value, and nothing between the pairs and the appSecret.',
    inflict: (parts) => [
      ...['&', ':', ',', '|', '+', ' ', '\n', '?'].flatMap((sign) =>
        withLays(parts, [
          (middle, secret) => secret + sign + middle + sign + secret,
          (middle, secret) => middle + sign + secret,
          (middle, secret) => secret + sign + middle,
          (middle, secret) => secret + sign + middle + secret,
          (middle, secret) => secret + middle + sign + secret,
        ]),
      ),
      // As a list of the secret, the pairs and the secret that is joined like a query.
      {
        ...parts,
        print: printEquals,
        separator: '&',
        lay: (middle, secret) => `${secret}&${middle}&${secret}`,
      },
    ],
  },
];

/** Mistakes with what stands between names, values and pairs. */
const separators: readonly PolyvMistake[] = [
  {
    id: 'parameters-joined-as-query',
    title: 'The parameters are joined like a query',
    detail: 'Names and values are joined with "=" and "&".',
    tell: ({ entries }, right) => {
      const names = (pairs: Pairs): string => pairs.map(([name]) => name).join(', ');
      const order = names(entries);
      return order === names(right.entries)
        ? 'Names and values are joined with "=" and "&".'
        : `Names and values are joined with "=" and "&", in the order ${order}.`;
    },
    fix: 'Put each name directly before its value, and nothing between the pairs.',
    inflict: joinedAsQuery,
    // What writes the query of a map keeps the order of that map.
    rarer: (parts) =>
      withEntries(parts, ...permutations(parts.entries, 6).slice(1)).flatMap((made) => joinedAsQuery(made)),
  },
  {
    id: 'parameters-joined-otherwise',
    tried: 'alone',
    title: 'The parameters are joined with other signs',
    detail: 'Something stands between names and values, or between the pairs.',
    tell: ({ print, separator }) => {
      const joined = (print(['a', '1']) + separator + print(['b', '2'])).replaceAll('\n', String.raw`\n`);
      return `The text to sign is joined like ${joined} where a1b2 is right.`;
    },
    fix: 'Put each name directly before its value, and nothing between the pairs.',
    inflict: (parts) => [
      { ...parts, print: printEquals, separator: '' },
      ...['&', ',', '\n', '|', ' ', ';', ':', ', '].map((separator) => ({ ...parts, separator })),
      ...[',', '\n', '|', ';', ', '].map((separator) => ({ ...parts, print: printEquals, separator })),
      { ...parts, print: ([name, value]) => `${name}:${value}` },
      { ...parts, print: ([name, value]) => `${name}:${value}`, separator: ',' },
      { ...parts, print: ([name, value]) => `"${name}":"${value}"`, separator: ',' },
      { ...parts, print: ([name, value]) => `${name}"${value}"` },
      { ...parts, print: ([name, value]) => `"${name}""${value}"` },
      { ...parts, print: ([name, value]) => `${name}="${value}"`, separator: '&' },
    ],
  },
  {
    id: 'names-alone-signed',
    tried: 'alone',
    title: 'The names are signed without their values',
    detail: 'The text to sign has the names of the parameters alone.',
    fix: 'Put each value directly behind its name.',
    inflict: (parts) => ['', '&', ','].map((separator) => ({ ...parts, print: ([name]) => name, separator })),
  },
  {
    id: 'values-alone-signed',
    title: 'The values are signed without their names',
    detail: 'The text to sign has the values of the parameters alone.',
    fix: 'Put each name directly before its value.',
    inflict: (parts) => [
      { ...parts, print: ([, value]) => value },
      { ...parts, print: ([, value]) => value, separator: '&' },
      { ...parts, print: ([, value]) => value, separator: ',' },
    ],
  },
  {
    id: 'names-in-other-case',
    tried: 'alone',
    title: 'The names of parameters are in another case',
    detail: 'The text to sign has the names in lower or upper case.',
    fix: 'Sign names as they are sent.',
    inflict: (parts) => [
      { ...parts, print: ([name, value]) => name.toLowerCase() + value },
      { ...parts, print: ([name, value]) => name.toUpperCase() + value },
      withLowerNames(parts),
    ],
    tell: tellNames,
    rarer: namedAsDocumented,
  },
  {
    id: 'query-as-in-url',
    tried: 'alone',
    title: 'The query was signed as it stands in the URL',
    detail: 'The text to sign has the query of the URL to the letter, with its escapes, "=" and "&".',
    fix: 'Sort the decoded parameters, and put each name directly before its value.',
    inflict: ({ sent, ...rest }) => {
      const raw = sent.rawQuery
        .split('&')
        .filter((pair) => !pair.startsWith('sign='))
        .join('&');
      return raw === '' ? [] : withLays({ sent, ...rest }, besideSecret(raw));
    },
  },
  signedAsJson,
  {
    id: 'path-is-signed',
    tried: 'alone',
    title: 'The path is part of what is signed',
    detail: 'The text to sign has the path or the method of the call in it.',
    fix: 'Sign the parameters alone.',
    inflict: (parts) => {
      const { path, method } = parts.sent;
      return withLays(parts, [
        (middle, secret) => secret + path + middle + secret,
        (middle, secret) => secret + middle + path + secret,
        (middle, secret) => path + secret + middle + secret,
        (middle, secret) => secret + method + path + middle + secret,
        (middle, secret) => `${secret}${path}?${middle}${secret}`,
        (middle, secret) => secret + method + middle + secret,
        (middle, secret) => method + secret + middle + secret,
        (middle, secret) => method + path + secret + middle + secret,
        (middle, secret) => secret + middle + secret + path,
        (middle, secret) => `${method}&${path}&${secret}${middle}${secret}`,
        (middle, secret) => `${secret}${method}${path}?${middle}${secret}`,
      ]);
    },
  },
  {
    id: 'scheme-of-polyv-vod',
    tried: 'alone',
    title: 'The call was signed by the scheme of Polyv VOD',
    detail: 'The sign is an SHA-1 digest of the parameters joined like a query, with the secret at the end.',
    fix: 'Sign by the scheme of Polyv Live, which has the appSecret at both ends and an MD5 digest.',
    inflict: (parts) => [
      {
        ...parts,
        print: printEquals,
        separator: '&',
        digest: 'sha1',
        lay: (middle, secret) => middle + secret,
      },
    ],
  },
];

/** Mistakes with how the text to sign is put together. */
export const layoutMistakes: readonly PolyvMistake[] = [...places, ...orderMistakes, ...separators];

function joinedAsQuery(parts: PolyvParts): readonly PolyvParts[] {
  return [
    { ...parts, print: printEquals, separator: '&' },
    { ...parts, print: (entry) => `${printEquals(entry)}&`, separator: '' },
  ];
}

/** The secret in its alphabetical place among the parameters. */
function sortIn(parts: PolyvParts, name: string): readonly PolyvParts[] {
  const { entries } = parts;
  const before = entries.filter(([other]) => other < name);
  const behind = entries.filter(([other]) => other >= name);
  const plain = (some: Pairs): string => some.map(printPlain).join('');
  const query = (some: Pairs): string => some.map(printEquals).join('&');
  return withLays(parts, [
    (_, secret) => `${plain(before)}${name}${secret}${plain(behind)}`,
    (_, secret) =>
      [query(before), `${name}=${secret}`, query(behind)].filter((text) => text !== '').join('&'),
    (_, secret) => `${secret}${plain(before)}${name}${secret}${plain(behind)}${secret}`,
  ]);
}

function withLowerNames(parts: PolyvParts): PolyvParts {
  const lower = parts.entries.map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...parts, entries: lower.toSorted(([left], [right]) => byCodeUnit(left, right)) };
}
