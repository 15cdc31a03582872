import { decodeOtherwise, encodeOtherwise, hasByteOrderMark } from '../../core/diagnosis/charsets.ts';
import { closers, isCut } from '../../core/diagnosis/json-beginnings.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { tellSpelling } from '../../core/diagnosis/compare-spellings.ts';
import { addFields } from '../../core/diagnosis/json-fields.ts';
import {
  describePrint,
  leaveOutFields,
  printAsObject,
  printOtherwise,
  renumber,
  respell,
} from '../../core/diagnosis/json-respelling.ts';
import { packingOf, unpackBody } from '../../core/diagnosis/packed-body.ts';
import { readHex } from '../../core/wire/bytes.ts';
import { digestHex, otherAlgorithms, sha256Hex } from '../../core/wire/digest.ts';
import { recompose } from '../../core/diagnosis/json-recompositions.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import { first } from '../../core/wire/query-string.ts';
import type { LivesaasParts, SentCall } from './parts.ts';
import { printHashOtherwise } from '../../core/diagnosis/hash-prints.ts';
import { nameHash } from '../../core/diagnosis/tell-hash.ts';
import {
  breakOtherwise,
  escapeBody,
  layOutUsually,
  tellSpelled,
} from '../../core/diagnosis/body-spellings.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

/** Signs the hashes of other texts or bytes. A search for two mistakes asks for those of the same call again and again. */
function hashing(spell: (sent: SentCall) => readonly (string | Uint8Array)[]): LivesaasMistake['inflict'] {
  const known = new WeakMap<SentCall, readonly string[]>();
  const hash = (sent: SentCall): readonly string[] => {
    // The body as it is, is no other spelling of it, even where it is not to be signed.
    const others = spell(sent).filter((body) => body !== sent.body);
    const hashes = [...new Set(others.map((body) => sha256Hex(body)))];
    known.set(sent, hashes);
    return hashes;
  };
  return (parts) => (parts.isBodySigned ? withHashes(parts, known.get(parts.sent) ?? hash(parts.sent)) : []);
}

const spelled = (spell: (body: string) => readonly string[]): LivesaasMistake['inflict'] =>
  hashing(({ body }) => spell(body));

function withHashes(parts: LivesaasParts, hashes: readonly string[]): readonly LivesaasParts[] {
  return hashes.filter((hash) => hash !== parts.bodyHash).map((bodyHash) => ({ ...parts, bodyHash }));
}

const actionOf = ({ query }: LivesaasParts['sent']): string => first(query, 'Action') ?? '';

const tellHash = ({ bodyHash, sent }: LivesaasParts): string =>
  `The hash of the body is ${nameHash(bodyHash, sent.bytes) ?? 'another'}.`;

/** Mistakes with what of the body is hashed, and how. */
const hashMistakes: readonly LivesaasMistake[] = [
  {
    id: 'body-signed-though-left-out',
    title: 'The body is signed though X-NotSignBody says that it is not',
    detail: 'The canonical request ends in the hash of the body; with X-NotSignBody it is that of nothing.',
    fix: 'Hash the empty text where X-NotSignBody is sent; or leave it out, and sign in the header.',
    inflict: (parts) =>
      parts.isBodySigned ? [] : withHashes({ ...parts, isBodySigned: true }, [sha256Hex(parts.sent.bytes)]),
  },
  {
    id: 'body-hash-of-nothing',
    title: 'The body is not signed',
    detail: 'The canonical request ends in the hash of an empty body.',
    fix: 'Hash the bytes of the body that are sent.',
    inflict: (parts) => withHashes(parts, [sha256Hex('')]),
  },
  {
    id: 'body-hash-left-out',
    title: 'The hash of the body is missing',
    detail: 'The last line of the canonical request is empty.',
    fix: 'End the canonical request in the hash of the body, of no bytes if there is none.',
    inflict: (parts) => withHashes(parts, ['']),
  },
  {
    id: 'body-as-it-is',
    title: 'The body itself is signed',
    detail: 'The canonical request ends in the body instead of its hash.',
    fix: 'Put the SHA-256 of the body there, in lower-case hexadecimal.',
    inflict: (parts) => (parts.sent.body === '' ? [] : withHashes(parts, [parts.sent.body])),
  },
  {
    id: 'body-marked-unsigned',
    tried: 'alone',
    title: 'The body was signed as a literal',
    detail: 'The canonical request ends in UNSIGNED-PAYLOAD or the like, as other clouds allow it.',
    fix: 'End the canonical request in the SHA-256 of the body.',
    inflict: (parts) =>
      withHashes(parts, [
        'UNSIGNED-PAYLOAD',
        sha256Hex('UNSIGNED-PAYLOAD'),
        'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        '-',
      ]),
  },
  {
    id: 'body-hash-printed-otherwise',
    tried: 'alone',
    title: 'The hash of the body is printed otherwise',
    detail:
      'The hash is in capital letters, in base64 or with signs between its bytes, or is a hash of the hash.',
    tell: tellHash,
    fix: 'Put the SHA-256 of the body there, in lower-case hexadecimal.',
    inflict: (parts) => {
      const hex = sha256Hex(parts.sent.bytes);
      return withHashes(parts, [
        ...printHashOtherwise(hex),
        ...[hex, readHex(hex)].map((once) => sha256Hex(once)),
      ]);
    },
  },
  {
    id: 'body-hash-of-another-kind',
    tried: 'alone',
    title: 'The body was hashed by another algorithm',
    detail: 'The canonical request ends in an MD5, SHA-1, SHA-512 or cut SHA-2 of the body.',
    tell: tellHash,
    fix: 'Put the SHA-256 of the body there, in lower-case hexadecimal.',
    inflict: (parts) => {
      const hashes = otherAlgorithms.map((algorithm) => digestHex(algorithm, parts.sent.bytes));
      return withHashes(parts, [...hashes, ...hashes.flatMap((hex) => printHashOtherwise(hex))]);
    },
  },
  {
    id: 'query-hashed-as-body',
    tried: 'alone',
    title: 'The query was hashed as if it were a body',
    detail: 'The canonical request ends in the hash of the query, or of a JSON object of its parameters.',
    fix: 'End the canonical request in the hash of the body, of no bytes if there is none.',
    inflict: (parts) =>
      parts.sent.rawQuery === ''
        ? []
        : withHashes(parts, [
            sha256Hex(parts.sent.rawQuery),
            ...jsonOf(parts.sent.query).map((json) => sha256Hex(json)),
            sha256Hex(parts.joinQuery(parts.order(parts.query))),
          ]),
  },
];

/** The parameters as a JSON object, with and without the common ones. */
function jsonOf(query: Pairs): readonly string[] {
  const own = query.filter(([name]) => name !== 'Action' && name !== 'Version');
  const texts = [query, own]
    // An object without any is what clients print that have no body.
    .filter((pairs) => pairs.length > 0)
    .map((pairs) => JSON.stringify(Object.fromEntries(pairs)));
  const numbered = texts.map((text) => text.replaceAll(/:"(-?(?:0|[1-9]\d*))"/g, ':$1'));
  return [...texts, ...numbered].flatMap((text) => [text, ...respell(text).slice(0, 4)]);
}

const tellBody = ({ bodyHash, sent }: LivesaasParts): string =>
  `The signature covers the same JSON ${tellSpelling(sent.body, sent.fieldNames, (text) => sha256Hex(text) === bodyHash)}.`;

/** Mistakes by which another text is hashed than is sent. */
const textMistakes: readonly LivesaasMistake[] = [
  {
    id: 'body-escaped-otherwise',
    title: 'The body was escaped otherwise for signing',
    detail: String.raw`The signature covers the same JSON with other escapes, such as \/ or \u6211, or without them.`,
    tell: ({ bodyHash, sent }) =>
      `The signature covers the body ${tellSpelled(bodyHash, sent.body, escapeBody)}.`,
    fix: 'Serialise the body once, and hash and send the same bytes.',
    inflict: spelled(escapeBody),
  },
  {
    id: 'body-serialised-again',
    title: 'The body was serialised again',
    detail: 'The signature covers the same JSON with other spaces, order of keys, escapes or end.',
    fix: 'Serialise the body once, and hash and send the same bytes.',
    tell: tellBody,
    inflict: spelled(layOutUsually),
  },
  {
    id: 'body-in-another-charset',
    tried: 'alone',
    title: 'The body was hashed in another charset',
    detail: 'The signature covers the same text in other bytes than were sent.',
    tell: ({ sent, bodyHash }) => {
      const hashed = encodeOtherwise(sent.body).find(({ bytes }) => sha256Hex(bytes) === bodyHash);
      return hashed
        ? `The signature covers the body as ${hashed.charset}, and UTF-8 was sent.`
        : 'The signature covers the text in UTF-8, and the body was sent in another charset.';
    },
    fix: 'Make the UTF-8 bytes of the body once, and hash and send the same bytes.',
    inflict: hashing((sent) => [
      ...encodeOtherwise(sent.body).map(({ bytes }) => bytes),
      ...decodeOtherwise(sent.bytes).map(({ text }) => text),
    ]),
  },
  {
    id: 'body-with-byte-order-mark',
    title: 'A byte order mark was sent and not signed',
    detail: 'The body begins with a byte order mark; the hash is that of what follows it.',
    fix: 'Save the file without a BOM, or hash the very bytes that are sent.',
    inflict: (parts) =>
      withHashes(parts, hasByteOrderMark(parts.sent.bytes) ? [sha256Hex(parts.sent.bytes.subarray(3))] : []),
  },
  {
    id: 'body-packed-after-signing',
    title: 'The body was packed after it was signed',
    detail: 'The signature covers the text; its bytes were sent packed, by gzip or the like.',
    tell: ({ sent }) =>
      `The signature covers the text; its bytes were sent packed: ${packingOf(sent.bytes) ?? 'raw deflate'}.`,
    fix: 'Send the body as it was hashed, without Content-Encoding.',
    inflict: hashing(({ bytes }) => unpackBody(bytes)),
  },
  {
    id: 'body-cut-off',
    tried: 'alone',
    title: 'The body was cut off on its way',
    detail:
      'The signature covers the whole body, and its end did not arrive: Content-Length counts characters, not bytes.',
    fix: 'Count the bytes of the body in UTF-8 for Content-Length, or let the HTTP library count.',
    inflict: spelled((body) =>
      isCut(body) ? [closers(body), ` ${closers(body)}`, `${closers(body)}\n`].map((end) => body + end) : [],
    ),
  },
  {
    id: 'body-with-other-line-breaks',
    tried: 'alone',
    title: 'The line breaks or the end of the body differ',
    detail:
      'The signature covers the body with other line breaks, or with more, fewer or a zero byte at its end.',
    tell: ({ bodyHash, sent }) =>
      `The signature covers the body ${tellSpelled(bodyHash, sent.body, breakOtherwise)}.`,
    fix: 'Hash the bytes that are sent, and let nothing change their line breaks.',
    inflict: spelled(breakOtherwise),
  },
  {
    id: 'body-laid-out-otherwise',
    tried: 'alone',
    title: 'The body was laid out otherwise for signing',
    detail: 'The signature covers the same JSON in another layout, with other escapes as well.',
    fix: 'Serialise the body once, and hash and send the same bytes.',
    inflict: spelled(respell),
    tell: tellBody,
    rarer: function* (parts) {
      const { body, fieldNames } = parts.sent;
      for (const { text, differs } of recompose(body, fieldNames))
        yield { ...parts, bodyHash: sha256Hex(text), differs };
    },
  },
  {
    id: 'body-with-other-numbers',
    tried: 'alone',
    title: 'Numbers of the body differ',
    detail:
      'The signature covers the same JSON with numbers as texts, texts as numbers, or digits that were rounded.',
    tell: ({ bodyHash, sent }) =>
      `The signature covers the body ${tellSpelled(bodyHash, sent.body, renumber)}.`,
    fix: 'Serialise the body once, with ids as whole numbers, and hash and send the same bytes.',
    inflict: spelled(renumber),
  },
  {
    id: 'body-with-other-fields',
    tried: 'alone',
    title: 'Fields of the body differ',
    detail:
      'The signature covers the body without one of its fields or with one more, or without those that hold nothing.',
    tell: ({ bodyHash, sent }) =>
      `The signature covers the body ${tellSpelled(bodyHash, sent.body, (body) => [...leaveOutFields(body), ...addFields(body, sent.fieldNames, sent.query)])}.`,
    fix: 'Change nothing in the body between signing and sending.',
    inflict: hashing((sent) => [
      ...leaveOutFields(sent.body),
      ...addFields(sent.body, sent.fieldNames, sent.query),
    ]),
  },
  {
    id: 'body-printed-otherwise',
    tried: 'alone',
    title: 'The fields were signed as something else than the body',
    detail:
      'The signature covers a form, a printed map, JSON in JSON or an empty object in the place of the body.',
    tell: ({ bodyHash, sent }) =>
      `The signature covers ${describePrint(sent.body, (text) => sha256Hex(text) === bodyHash, actionOf(sent))}, in the place of the body.`,
    fix: 'Hash the bytes of the body that are sent, and those of nothing where nothing is sent.',
    // The hash of nothing is that of a body which was not signed at all.
    inflict: spelled((body) => printOtherwise(body).filter((text) => text !== '')),
    rarer: function* (parts) {
      if (!parts.isBodySigned) return;
      for (const text of printAsObject(parts.sent.body, actionOf(parts.sent)))
        yield* withHashes(parts, [sha256Hex(text)]);
    },
  },
];

/** Mistakes with the last line of the canonical request. */
export const bodyMistakes: readonly LivesaasMistake[] = [...hashMistakes, ...textMistakes];
