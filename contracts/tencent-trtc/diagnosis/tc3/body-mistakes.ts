import { encodeOtherwise, hasByteOrderMark } from '../../../core/diagnosis/charsets.ts';
import { closers, isCut } from '../../../core/diagnosis/json-beginnings.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { tellSpelling } from '../../../core/diagnosis/compare-spellings.ts';
import { addFields } from '../../../core/diagnosis/json-fields.ts';
import {
  describePrint,
  leaveOutFields,
  printAsObject,
  printOtherwise,
  renumber,
  respace,
  respell,
} from '../../../core/diagnosis/json-respelling.ts';
import { recompose } from '../../../core/diagnosis/json-recompositions.ts';
import { packingOf, unpackBody } from '../../../core/diagnosis/packed-body.ts';
import { digestHex, otherAlgorithms, sha256Hex } from '../../../core/wire/digest.ts';
import { readHex } from '../../../core/wire/bytes.ts';
import { memoize } from '../../../core/wire/memoize.ts';
import { decodePairs } from '../../../core/wire/query-string.ts';
import { unsignedPayload } from '../../wire/signature.ts';
import { actionOf, commonOf, type Tc3Parts } from './parts.ts';
import { printHashOtherwise } from '../../../core/diagnosis/hash-prints.ts';
import { nameHash } from '../../../core/diagnosis/tell-hash.ts';
import { endOtherwise, escapeBody, tellSpelled } from '../../../core/diagnosis/body-spellings.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

function withPayloads(parts: Tc3Parts, payloads: readonly string[]): readonly Tc3Parts[] {
  return payloads.filter((payload) => payload !== parts.payload).map((payload) => ({ ...parts, payload }));
}

/** Bodies and what they are spelled as; a search asks for the same ones again and again. */
const hashRespelled = memoize(
  (_wayAndBody, body: string, respellBody: (body: string) => readonly string[]) =>
    respellBody(body).map((text) => sha256Hex(text)),
  { most: 20, longest: 20_000 },
);

function hashOthers(
  parts: Tc3Parts,
  way: string,
  respellBody: (body: string) => readonly string[],
): readonly Tc3Parts[] {
  const { body, isGet } = parts.sent;
  if (isGet || body === '') return [];
  return withPayloads(parts, hashRespelled(`${way}\n${body}`, body, respellBody));
}

const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

/** In other spaces, and otherwise as it is: a number in another form is another matter. */
const respaceAlone = (body: string): readonly string[] =>
  respace(body).filter((text) => withoutSpaces(text) === withoutSpaces(body));

const tellBody = ({ payload, sent }: Tc3Parts): string =>
  `The hash is that of the same JSON ${tellSpelling(sent.body, sent.fieldNames, (text) => sha256Hex(text) === payload)}.`;

/** What clients are known to hash in the place of the body that they send. */
export const bodyMistakes: readonly Tc3Mistake[] = [
  {
    id: 'body-hash-of-nothing',
    title: 'The hash is that of an empty body',
    detail: 'The canonical request ends in the hash of the empty string, though the call has a body.',
    fix: 'Hash the very bytes of the body that is sent.',
    inflict: (parts) => (parts.sent.isGet ? [] : withPayloads(parts, [sha256Hex('')])),
  },
  {
    id: 'body-hash-of-a-literal',
    tried: 'alone',
    title: 'Something was hashed for a body that is empty',
    detail: 'The hash is that of {}, null, a space or the parameters, though a GET has no body.',
    fix: 'Hash the empty string where no body is sent.',
    inflict: (parts) =>
      parts.sent.isGet || parts.sent.body === ''
        ? withPayloads(
            parts,
            literalsFor(parts.sent.query).map((text) => sha256Hex(text)),
          )
        : [],
  },
  {
    id: 'body-with-more-ends',
    tried: 'alone',
    title: 'The body was hashed with white space at its end, or without',
    detail:
      'The hash is that of the body with a line break, a space or a zero byte more or less at one of its ends, as curl strips it from a file.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, endOtherwise)}.`,
    fix: 'Hash the very bytes that are sent: curl --data-binary sends a file as it is.',
    inflict: (parts) => hashOthers(parts, 'ends', endOtherwise),
  },
  {
    id: 'body-not-hashed',
    title: 'The body was not hashed',
    detail: 'The canonical request ends in the body itself.',
    fix: 'End the canonical request with the SHA-256 of the body in lower-case hex.',
    inflict: (parts) => withPayloads(parts, [parts.sent.body]),
  },
  {
    id: 'body-hashed-otherwise',
    tried: 'alone',
    title: 'The hash of the body is another',
    detail:
      'The hash of the body is MD5, SHA-1, SHA-512 or another SHA-2, or SHA-256 in base64, with signs between its bytes or of its own digits.',
    tell: ({ payload, sent }) =>
      `The hash of the body is ${nameHash(payload, sent.isGet ? '' : sent.bytes) ?? 'another'}.`,
    fix: 'End the canonical request with the SHA-256 of the body in lower-case hex.',
    inflict(parts) {
      const bytes = parts.sent.isGet ? '' : parts.sent.bytes;
      const digits = sha256Hex(bytes);
      const others = otherAlgorithms.map((algorithm) => digestHex(algorithm, bytes));
      const upper = digits.toUpperCase();
      const prints = printHashOtherwise(digits).filter((print) => print !== upper);
      return withPayloads(parts, [...others, ...prints, sha256Hex(digits), sha256Hex(readHex(digits))]);
    },
  },
  {
    id: 'body-in-another-charset',
    tried: 'alone',
    title: 'The body was hashed in another charset',
    detail:
      'The hash is that of the same text in Latin-1, GBK, UTF-16 or another charset, or with "?" for some characters.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body in ${encodeOtherwise(sent.body).find(({ bytes }) => sha256Hex(bytes) === payload)?.charset ?? 'another charset'}; it was sent in UTF-8.`,
    fix: 'Hash the UTF-8 bytes that are sent, not the characters of the text.',
    inflict: (parts) =>
      parts.sent.isGet || parts.sent.body === ''
        ? []
        : withPayloads(
            parts,
            encodeOtherwise(parts.sent.body).map(({ bytes }) => sha256Hex(bytes)),
          ),
  },
  {
    id: 'body-with-byte-order-mark',
    title: 'A byte order mark was sent and not signed',
    detail:
      'The body begins with the three bytes of a byte order mark; the hash is that of what follows them.',
    fix: 'Save the file without a BOM, or hash the very bytes that are sent.',
    inflict: ({ sent, ...rest }) =>
      hasByteOrderMark(sent.bytes)
        ? withPayloads({ sent, ...rest }, [sha256Hex(sent.bytes.subarray(3))])
        : [],
  },
  {
    id: 'body-packed-after-signing',
    title: 'The body was packed after it was signed',
    detail: 'The hash is that of the text; its bytes were sent packed, by gzip or the like.',
    tell: ({ sent }) =>
      `The hash is that of the text; its bytes were sent packed: ${packingOf(sent.bytes) ?? 'raw deflate'}.`,
    fix: 'Send the body as it was hashed, without Content-Encoding.',
    inflict: (parts) =>
      withPayloads(
        parts,
        unpackBody(parts.sent.bytes).map((bytes) => sha256Hex(bytes)),
      ),
  },
  {
    id: 'body-cut-by-length',
    title: 'The body was cut on the way',
    detail:
      'The hash is that of the whole JSON, and less than that arrived: Content-Length counts characters, not bytes.',
    fix: 'Count the bytes of the body in UTF-8 for Content-Length, or let the HTTP library count.',
    inflict: (parts) => hashOthers(parts, 'cut', (body) => (isCut(body) ? [body + closers(body)] : [])),
  },
  {
    id: 'body-escaped-otherwise',
    tried: 'alone',
    title: 'The JSON was escaped otherwise for signing',
    detail: String.raw`The hash is that of the same JSON with other escapes: \/ for /, \uXXXX for a character, those of HTML, another normal form of Unicode, or the reverse.`,
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, escapeBody)}.`,
    fix: 'Serialise the body once, sign that text and send that text.',
    inflict: (parts) => hashOthers(parts, 'escapes', escapeBody),
  },
  {
    id: 'body-serialised-with-other-spaces',
    title: 'The JSON has other spaces than what was signed',
    detail:
      'One of the two, what was hashed and what was sent, has spaces behind its commas and colons, as json.dumps of Python writes them.',
    tell: tellBody,
    fix: 'Serialise the body once, sign that text and send that text.',
    inflict: (parts) => hashOthers(parts, 'spaces', respaceAlone),
  },
  {
    id: 'body-re-serialised',
    tried: 'alone',
    title: 'The body was serialised a second time',
    detail:
      'The hash is that of the same JSON in another spelling: with other spaces, order of keys or escapes.',
    tell: tellBody,
    fix: 'Serialise the body once, sign that text and send that text.',
    inflict: (parts) =>
      hashOthers(parts, 'layouts', (body) => {
        const respaced = respaceAlone(body);
        return respell(body).filter((text) => !respaced.includes(text));
      }),
    rarer: recomposed,
  },
  {
    id: 'body-numbers-changed',
    tried: 'alone',
    title: 'Numbers of the body were signed otherwise',
    detail:
      'The hash is that of the same JSON with numbers as texts or the reverse, with .0, or with digits lost to floating point.',
    tell: ({ payload, sent }) => `The hash is that of the body ${tellSpelled(payload, sent.body, renumber)}.`,
    fix: 'Serialise the body once, sign that text and send that text.',
    inflict: (parts) => hashOthers(parts, 'numbers', renumber),
  },
  {
    id: 'body-field-not-signed',
    tried: 'alone',
    title: 'A field was sent and not signed',
    detail:
      'The hash is that of the body without one of its fields, or without those that are null or empty.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, leaveOutFields)}.`,
    fix: 'Sign the body after the last field was put in, and send that text.',
    inflict: (parts) => hashOthers(parts, 'fields', leaveOutFields),
  },
  {
    id: 'body-field-not-sent',
    tried: 'alone',
    title: 'A field was signed and not sent',
    detail:
      'The hash is that of the body with one more field, as null or without a value, or with a common parameter.',
    tell: ({ payload, sent }) =>
      `The hash is that of the body ${tellSpelled(payload, sent.body, (body) => addFields(body, sent.fieldNames, commonOf(sent)))}.`,
    fix: 'Sign the body after the last field was taken out, and send that text.',
    inflict(parts) {
      const { fieldNames } = parts.sent;
      const common = commonOf(parts.sent);
      return hashOthers(parts, `more ${fieldNames.join()} ${common.join()}`, (body) =>
        addFields(body, fieldNames, common),
      );
    },
  },
  {
    id: 'body-printed-otherwise',
    tried: 'alone',
    title: 'Something else than the JSON was hashed',
    detail:
      'The hash is that of the fields as a form or a printed map, of JSON in JSON, of base64, or of {} or "null".',
    tell: ({ payload, sent }) =>
      `The hash is that of ${describePrint(sent.body, (text) => sha256Hex(text) === payload, actionOf(sent))}.`,
    fix: 'Hash the very text that is sent as the body.',
    inflict: (parts) => hashOthers(parts, 'prints', printOtherwise),
    rarer: function* (parts) {
      if (parts.sent.isGet) return;
      for (const text of printAsObject(parts.sent.body, actionOf(parts.sent)))
        yield* withPayloads(parts, [sha256Hex(text)]);
    },
  },
  {
    id: 'unsigned-payload-confused',
    title: 'UNSIGNED-PAYLOAD was signed and not declared, or the reverse',
    detail:
      'The hash is not the one that X-TC-Content-SHA256 announces, or the literal stands there unhashed.',
    fix: 'Hash the literal UNSIGNED-PAYLOAD if the header says so, and the body otherwise.',
    inflict: (parts) =>
      withPayloads(parts, [
        sha256Hex(unsignedPayload),
        unsignedPayload,
        ...(parts.payload === sha256Hex(unsignedPayload) ? [sha256Hex(parts.sent.body)] : []),
      ]),
  },
];

function* recomposed(parts: Tc3Parts): Generator<Tc3Parts> {
  const { body, isGet, fieldNames } = parts.sent;
  if (isGet) return;
  for (const { text, differs } of recompose(body, fieldNames))
    yield { ...parts, payload: sha256Hex(text), differs };
}

/** What programs serialise where there is nothing, or the query of a GET as they would have sent it in a body. */
function literalsFor(query: string): readonly string[] {
  const fields = Object.fromEntries(decodePairs(query));
  return [
    '{}',
    '[]',
    'null',
    'undefined',
    '""',
    '""\n',
    ' ',
    '\n',
    '[object Object]',
    JSON.stringify(fields),
  ];
}
