import { encodeOtherwise } from '../../core/diagnosis/charsets.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { encodersOf } from '../../core/diagnosis/query-encoders.ts';
import { decodePairs } from '../../core/wire/query-string.ts';
import type { LivesaasParts } from './parts.ts';
import { encodeBytes, encodings, isAscii, joinPairs, type Encode } from './query-spelling.ts';

/** Encodes otherwise, where that makes a difference. */
function withEncodings(parts: LivesaasParts, encodes: readonly Encode[]): readonly LivesaasParts[] {
  const texts = parts.query.flat();
  return encodes
    .filter((encode) => texts.some((text) => encode(text) !== parts.encode(text)))
    .map((encode) => ({ ...parts, encode }));
}

const changeValues = (parts: LivesaasParts, change: (value: string) => string): readonly LivesaasParts[] => [
  { ...parts, query: parts.query.map(([name, value]) => [name, change(value)] as const) },
];

/** A text that is no UTF-8 is left as it came, escapes and all. */
const isDamaged = ({ query, sent }: LivesaasParts): boolean =>
  !sent.rawQuery.includes('%25') && query.some(([, value]) => /%[89a-f][0-9a-f]/i.test(value));

/** Mistakes with how names and values are written in the canonical query. */
export const queryEncodingMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'query-in-another-charset',
    tried: 'alone',
    title: 'The query is in another charset',
    detail: 'The percent escapes stand for the bytes of another charset than UTF-8.',
    tell: tellCharset,
    fix: 'Encode the UTF-8 bytes of names and values, in the URL and in the canonical query.',
    inflict: (parts) => [
      ...(isDamaged(parts)
        ? withEncodings(parts, [(text) => encodings.rfc3986(text).replaceAll('%25', '%')])
        : []),
      ...(isAscii(joinPairs(parts.query))
        ? []
        : encodeOtherwise('é').map((_, at) => ({
            ...parts,
            encode: (text: string) =>
              isAscii(text) ? encodings.rfc3986(text) : encodeBytes(encodeOtherwise(text)[at]!.bytes),
          }))),
    ],
  },
  {
    id: 'query-with-plus-for-space',
    title: 'Spaces became plus signs',
    detail: 'The canonical query is encoded like a form.',
    fix: 'Encode a space as %20 in the canonical query.',
    inflict: (parts) => withEncodings(parts, [encodings.plusForSpace]),
  },
  {
    id: 'query-with-signs-left',
    title: 'Some signs were not encoded',
    detail: "The canonical query holds !, ', (, ) or * as they are, as encodeURIComponent leaves them.",
    fix: 'Encode everything but letters, digits, -, _, . and ~.',
    inflict: (parts) => withEncodings(parts, [encodings.signsLeft]),
  },
  {
    id: 'query-with-lower-case-escapes',
    title: 'The escapes are in lower case',
    detail:
      'The canonical query has its escapes in lower case; HttpUtility.UrlEncode of .NET writes them so.',
    fix: 'Write percent escapes with capital letters, for example with Uri.EscapeDataString.',
    inflict: (parts) => withEncodings(parts, [encodings.lowerEscapes, encodings.lowerForm]),
  },
  {
    id: 'query-encoded-as-form',
    title: 'The query was encoded like a form',
    detail: 'The canonical query follows the rules of forms, which write a space, ~ or * otherwise.',
    fix: 'Encode by RFC 3986: everything but letters, digits, -, _, . and ~, a space as %20.',
    inflict: (parts) =>
      withEncodings(parts, [
        encodings.form,
        encodings.upperForm,
        encodings.formWithSpaces,
        encodings.tildeEscaped,
      ]),
  },
  {
    id: 'query-spelled-otherwise',
    tried: 'alone',
    title: 'The query was written otherwise for signing',
    detail: 'The canonical query has other escapes, or was changed as a whole.',
    tell: tellSpelling,
    fix: 'Encode names and values by RFC 3986, join them, and change nothing behind that.',
    inflict: wholeQueries,
    rarer: function* (parts) {
      for (const encode of encodersOf(parts.query.flat())) yield* withEncodings(parts, [encode]);
    },
  },
  {
    id: 'query-with-slashes-left',
    title: 'Slashes were not encoded',
    detail: 'The canonical query holds / where %2F belongs, as quote of Python leaves it.',
    fix: "Encode the slash as well: quote(value, safe='-_.~') in Python.",
    inflict: (parts) => withEncodings(parts, [encodings.slashLeft]),
  },
  {
    id: 'query-encoded-as-url',
    tried: 'alone',
    title: 'The query was encoded like a whole URL',
    detail: 'The canonical query holds signs such as / : + = & in values as they are.',
    fix: 'Encode names and values one by one.',
    inflict: (parts) => withEncodings(parts, [encodings.wholeUrl]),
  },
  {
    id: 'query-sent-encoded-twice',
    tried: 'alone',
    title: 'The query was sent encoded twice',
    detail: 'The signature covers the values that were meant; the URL has their escapes encoded once more.',
    fix: 'Give the HTTP library values that are not encoded yet, or an URL that is.',
    inflict: (parts) =>
      changeValues(
        parts,
        (value) => decodePairs(value.replaceAll(/[&=]/g, encodeURIComponent))[0]?.[0] ?? '',
      ),
  },
  {
    id: 'query-not-encoded',
    title: 'The query was signed unencoded',
    detail: 'The canonical query holds the values as they are.',
    fix: 'Encode names and values by RFC 3986 in the canonical query.',
    inflict: (parts) => (isDamaged(parts) ? [] : withEncodings(parts, [encodings.none])),
  },
  {
    id: 'query-encoded-twice',
    title: 'The query was encoded twice',
    detail: 'The canonical query holds %25 where a % was encoded again.',
    fix: 'Encode names and values once.',
    inflict: (parts) => withEncodings(parts, [encodings.twice]),
  },
  {
    id: 'plus-sign-sent-as-it-is',
    tried: 'alone',
    title: 'A plus sign was sent as it is',
    detail: 'The signature covers a plus sign; in the URL it stands unencoded, which means a space.',
    fix: 'Send a plus sign as %2B.',
    inflict: (parts) => changeValues(parts, (value) => value.replaceAll(' ', '+')),
  },
];

function tellSpelling({ query, encode, joinQuery }: LivesaasParts): string {
  const [text] = query.flat().filter((one) => encode(one) !== encodings.rfc3986(one));
  if (text !== undefined)
    return `The canonical query has ${JSON.stringify(encode(text).slice(0, 60))} where ${JSON.stringify(encodings.rfc3986(text).slice(0, 60))} belongs.`;
  return `A query a=B%20c is signed as ${JSON.stringify(joinQuery([['a', 'B%20c']]))}.`;
}

/** The query as a whole in another case or encoded once more. */
function wholeQueries(parts: LivesaasParts): readonly LivesaasParts[] {
  const changes: readonly ((text: string) => string)[] = [
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
    (text) => encodings.rfc3986(text),
    (text) => encodings.form(text),
    (text) => text.replaceAll('&', '&amp;'),
    (text) => `?${text}`,
    (text) => `${text}&`,
  ];
  return changes.map((change) => ({ ...parts, joinQuery: (pairs) => change(joinPairs(pairs)) }));
}

function tellCharset({ query, encode }: LivesaasParts): string {
  const [text] = query.flat().filter((one) => !isAscii(one));
  const charset =
    text === undefined
      ? undefined
      : encodeOtherwise(text).find(({ bytes }) => encodeBytes(bytes) === encode(text))?.charset;
  return `The percent escapes stand for the bytes of ${charset ?? 'another charset'}; UTF-8 is needed.`;
}
