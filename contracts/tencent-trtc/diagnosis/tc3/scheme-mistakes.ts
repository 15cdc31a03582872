import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { otherEnds, otherJoins, withEmptyLines, withoutLines } from '../../../core/diagnosis/line-changes.ts';
import { digestHex, otherAlgorithms, sha256Hex, type Algorithm } from '../../../core/wire/digest.ts';
import { readHex } from '../../../core/wire/bytes.ts';
import { otherSchemes, schemeOfAnotherCloud, withLast } from './other-schemes.ts';
import { printScope, terminator, type Tc3Parts } from './parts.ts';
import { hashPrints } from '../../../core/diagnosis/hash-prints.ts';
import { otherKeyUses } from '../../../core/diagnosis/keyed-hash.ts';
import { nameHashing, tellExchanged, tellHmacs, tellKeyUse } from '../../../core/diagnosis/tell-hash.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

const otherLasts = [
  ...otherSchemes.map(({ last }) => last),
  'TC3_REQUEST',
  'tc3-request',
  'tc3_request\n',
  'tc3',
];
const otherFirsts = ['TC3-HMAC-SHA1', 'TC3-HMAC-SHA512', 'tc3-hmac-sha256', 'TC3', 'HmacSHA256', ''];

const otherHashes: readonly ((text: string) => string)[] = [
  ...otherAlgorithms.map((algorithm) => (text: string) => digestHex(algorithm, text)),
  (text) => sha256Hex(sha256Hex(text)),
  (text) => sha256Hex(readHex(sha256Hex(text))),
];

/** Capital letters have a name of their own. */
const prints = hashPrints.filter(({ words }) => words !== 'in capital letters');

/** What clients are known to do wrong in the string to sign and in the key, beyond one wrong value. */
export const schemeMistakes: readonly Tc3Mistake[] = [
  schemeOfAnotherCloud,
  {
    id: 'algorithm-of-another-cloud',
    tried: 'alone',
    title: 'The first line of the string to sign is another',
    detail: 'The string to sign does not begin with TC3-HMAC-SHA256.',
    tell: ({ algorithm }) => `The string to sign begins with "${algorithm}".`,
    fix: 'Begin with TC3-HMAC-SHA256.',
    inflict: (parts) =>
      [...otherSchemes.map(({ algorithm }) => algorithm), ...otherFirsts]
        .filter((algorithm) => algorithm !== parts.algorithm)
        .map((algorithm) => ({ ...parts, algorithm })),
  },
  {
    id: 'terminator-of-another-cloud',
    tried: 'alone',
    title: 'The last step is not tc3_request',
    detail: 'The scope or the key ends in aws4_request, request or another word than tc3_request.',
    tell: (made, right) => {
      const scope = made.scope(made.date, made.service);
      const key = made.keySteps.at(-1) ?? '';
      const isScope = scope !== right.scope(made.date, made.service);
      if (!isScope) return `The key ends in "${key}".`;
      const last = scope.split('/').at(-1) ?? '';
      return key === right.keySteps.at(-1)
        ? `The scope ends in "${last}".`
        : `The scope and the key end in "${last}".`;
    },
    fix: 'End the scope and the derivation of the key with tc3_request.',
    inflict: (parts) => otherLasts.flatMap((last) => withLast(parts, last)),
  },
  {
    id: 'key-with-another-prefix',
    tried: 'alone',
    title: 'The key has another prefix',
    detail: 'The derivation of the key does not begin with TC3 directly before the SecretKey.',
    tell: ({ keyPrefix }) =>
      keyPrefix === ''
        ? 'The derivation of the key begins with the SecretKey, and TC3 stands behind it.'
        : `The derivation of the key begins with "${keyPrefix}" and the SecretKey.`,
    fix: 'Begin with the text TC3 directly followed by the SecretKey.',
    inflict: (parts) => [
      ...(typeof parts.secret === 'string'
        ? [{ ...parts, keyPrefix: '', secret: `${parts.secret}TC3` }]
        : []),
      ...[
        'AWS4',
        'SDK',
        'tc3',
        'TC3-',
        'TC3 ',
        'TC3:',
        'TC3_',
        'TC3-HMAC-SHA256',
        'TC3TC3',
        'TC4',
        'GOOG4',
        'aliyun_v4',
      ]
        .filter((keyPrefix) => keyPrefix !== parts.keyPrefix)
        .map((keyPrefix) => ({ ...parts, keyPrefix })),
    ],
  },
  {
    id: 'scope-spelled-otherwise',
    tried: 'alone',
    title: 'The scope has other parts',
    detail:
      'The scope in the string to sign has the SecretId or the region in it, lacks a part, or has another order.',
    fix: 'Write the scope as date/trtc/tc3_request.',
    inflict: (parts) => scopes(parts).map((scope) => ({ ...parts, scope })),
  },
  {
    id: 'region-in-scope-and-key',
    tried: 'alone',
    title: 'The region is part of the key',
    detail: 'The scope and the derivation of the key have a region, as those of other clouds have.',
    tell: ({ scope, date, service, keySteps }, right) =>
      scope(date, service) === right.scope(right.date, right.service)
        ? `The key is derived by ${keySteps.join(', ')}.`
        : `The scope is ${scope(date, service)}, and the key is derived by ${keySteps.join(', ')}.`,
    fix: 'TC3 has no region: derive the key through the date, the service and tc3_request.',
    inflict(parts) {
      const { region } = parts.sent;
      if (region === undefined || parts.keySteps.length !== 3) return [];
      const [date = '', service = '', last = ''] = parts.keySteps;
      const keySteps = [date, region, service, last];
      const scope = (day: string, name: string): string => `${day}/${region}/${name}/${last}`;
      return [
        { ...parts, scope, keySteps },
        { ...parts, keySteps },
        ...['request', 'aws4_request'].map((end) => ({
          ...parts,
          keyPrefix: end === 'request' ? '' : 'AWS4',
          keySteps: [date, region, service, end],
        })),
      ];
    },
  },
  {
    id: 'string-lines-joined-otherwise',
    tried: 'alone',
    title: 'The lines of the string to sign are joined otherwise',
    detail:
      'The lines of the string to sign are joined by \\r\\n, by a written \\n, by another sign or by nothing.',
    fix: 'Join the lines with the line feed \\n alone, whatever the system.',
    inflict: (parts) => otherJoins.map((changeString) => ({ ...parts, changeString })),
  },
  {
    id: 'string-line-left-out',
    tried: 'alone',
    title: 'A line of the string to sign is missing or empty',
    detail: 'The string to sign lacks the algorithm, the timestamp, the scope or the hash.',
    fix: 'Join algorithm, timestamp, scope and hash of the canonical request.',
    inflict: (parts) =>
      [...withoutLines([0, 1, 2, 3]), ...withEmptyLines([1, 2, 3])].map((changeString) => ({
        ...parts,
        changeString,
      })),
  },
  {
    id: 'string-with-more-ends',
    tried: 'alone',
    title: 'The string to sign has white space at its beginning or end',
    detail: 'There is a line break, a space or a zero byte before or behind the string to sign.',
    fix: 'End the string to sign with the hash of the canonical request, without a line break.',
    inflict: (parts) => otherEnds.map((changeString) => ({ ...parts, changeString })),
  },
  {
    id: 'canonical-request-hashed-otherwise',
    tried: 'alone',
    title: 'The hash of the canonical request is another',
    detail:
      'The string to sign ends in an MD5, SHA-1, SHA-512 or other SHA-2 hash, or in SHA-256 in base64, with signs between its bytes or of its own digits.',
    tell: ({ hash, payload, print }, right) => {
      const last = `The last line of the string to sign is ${nameHashing(hash ?? sha256Hex)}`;
      if (print !== right.print) return `${last}, and so are the hash of the body and the signature.`;
      return payload === right.payload ? `${last}.` : `${last}, and so is the hash of the body.`;
    },
    fix: 'End the string to sign with the SHA-256 of the canonical request in lower-case hex.',
    inflict: (parts) => [
      ...otherHashes.map((hash) => ({ ...parts, hash })),
      ...prints.flatMap((all) => {
        const made = { ...parts, hash: (text: string) => all.print(sha256Hex(text)) };
        if (!/^[0-9a-f]{64}$/.test(parts.payload)) return [made];
        const both = { ...made, payload: all.print(parts.payload) };
        return all.isLossy ? [made, both, { ...both, print: all }] : [made, both];
      }),
    ],
  },
  {
    id: 'string-hashed-first',
    tried: 'alone',
    title: 'The string to sign was hashed before it was signed',
    detail: 'The last HMAC covers the SHA-256 of the string to sign.',
    fix: 'Sign the string itself.',
    inflict: (parts) => [{ ...parts, changeString: sha256Hex }],
  },
  {
    id: 'hmac-with-another-hash',
    tried: 'alone',
    title: 'Another HMAC was used',
    detail:
      'The HMACs, or those of the key alone, are made with SHA-1, MD5, SHA-512 or another SHA-2, and so are perhaps the hashes.',
    tell: ({ digest, keyDigest }) => tellHmacs(digest, keyDigest),
    fix: 'Use HMAC-SHA256 in every step.',
    inflict: (parts) =>
      otherAlgorithms.flatMap((digest) => [
        { ...parts, digest, keyDigest: digest },
        { ...parts, digest },
        { ...parts, keyDigest: digest },
        ...everywhere(parts, digest),
      ]),
  },
  {
    id: 'key-and-text-exchanged',
    title: 'Key and text of the HMAC are exchanged',
    detail: 'The arguments of the HMAC are in the other order: the text is used as the key.',
    tell: ({ order }) => tellExchanged(order),
    fix: 'Look up the order of the arguments: the key of the step before is the key, the date, service or text the message.',
    inflict: (parts) =>
      parts.order === 'key first'
        ? (['text first', 'text first in the key', 'text first at the end'] as const).map((order) => ({
            ...parts,
            order,
          }))
        : [],
  },
  {
    id: 'hash-in-place-of-hmac',
    tried: 'alone',
    title: 'There is no HMAC in the last step',
    detail:
      'Key and text were put together and hashed, the text was hashed alone, or the HMAC was made twice.',
    tell: ({ keyUse }) => tellKeyUse(keyUse ?? 'HMAC') ?? 'In the last HMAC, the text is used as the key.',
    fix: 'Make the HMAC-SHA256 of the string to sign with the derived key, once.',
    inflict: (parts) => otherKeyUses.slice(1).map((keyUse) => ({ ...parts, keyUse })),
  },
  {
    id: 'key-steps-in-another-order',
    tried: 'alone',
    title: 'The key is derived in another order',
    detail: 'The steps of the key are not date, service and tc3_request in this order.',
    tell: ({ keySteps }) => `The key was derived by ${keySteps.join(', ')}.`,
    fix: 'Derive the key through the date, then the service, then tc3_request.',
    inflict({ keySteps, ...rest }) {
      const [date, service, last] = keySteps;
      if (date === undefined || service === undefined || last === undefined) return [];
      const orders = [
        [service, date, last],
        [last, service, date],
        [date, last, service],
        [keySteps.join('')],
        [keySteps.join('/')],
      ];
      return orders.map((order) => ({ ...rest, keySteps: order }));
    },
  },
];

function scopes({ ids, sent, service }: Tc3Parts): readonly Tc3Parts['scope'][] {
  const id = ids?.['SecretId'] ?? '';
  const plain = printScope;
  return [
    (date, name) => `${id}/${plain(date, name)}`,
    ...(sent.region === undefined
      ? []
      : [(date: string, name: string) => `${date}/${sent.region}/${name}/${terminator}`]),
    (date) => `${date}/${terminator}`,
    (date, name) => `${date}/${name}`,
    (date) => `${service}/${date}/${terminator}`,
    (date, name) => `${date}-${name}-${terminator}`,
    (date, name) => `/${plain(date, name)}`,
    (date, name) => `${plain(date, name)}/`,
    (date, name) => `Credential=${id}/${plain(date, name)}`,
    (_, name) => `${name}/${terminator}`,
  ];
}

/** One hash for the HMACs and for the canonical request, for the body as well or not. */
function everywhere(parts: Tc3Parts, digest: Algorithm): readonly Tc3Parts[] {
  const made = { ...parts, digest, keyDigest: digest, hash: (text: string) => digestHex(digest, text) };
  return [made, { ...made, payload: digestHex(digest, parts.sent.isGet ? '' : parts.sent.bytes) }];
}
