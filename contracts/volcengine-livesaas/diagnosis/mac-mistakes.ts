import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { hashPrints } from '../../core/diagnosis/hash-prints.ts';
import { otherKeyUses } from '../../core/diagnosis/keyed-hash.ts';
import { tellExchanged, tellHmacs, tellKeyUse } from '../../core/diagnosis/tell-hash.ts';
import { digestHex, otherAlgorithms, type Algorithm } from '../../core/wire/digest.ts';
import type { LivesaasParts } from './parts.ts';

/** With its = in URLs, or without it elsewhere. */
const base64Prints = hashPrints.filter(({ words }) =>
  ['in URL-safe base64', 'in base64 without its ='].includes(words),
);

/** Mistakes with the last step: the HMAC, and how it is printed. */
export const macMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'signature-in-base64',
    title: 'The signature is in base64',
    detail: 'The bytes of the signature are right, but they are printed in base64.',
    fix: 'Print them in lower-case hexadecimal.',
    inflict: (parts) =>
      (['base64', 'base64 of the hex', 'base64 for URLs'] as const)
        .map((print): LivesaasParts => ({ ...parts, print }))
        .concat(base64Prints.map((print) => ({ ...parts, print }))),
  },
  {
    id: 'signature-in-upper-case',
    tried: 'with every other',
    title: 'The signature is in upper case',
    detail: 'The hexadecimal digits are upper-case letters.',
    fix: 'Print them in lower case.',
    inflict: (parts) => [{ ...parts, print: 'upper-case hex' }],
  },
  {
    id: 'hmac-with-another-hash',
    tried: 'alone',
    title: 'The HMAC is of another kind',
    detail:
      'The signature, the steps of the key or both are HMACs with MD5, SHA-1, SHA-512 or a cut SHA-2, and so are perhaps the hashes.',
    tell: ({ digest, keyDigest }) => tellHmacs(digest, keyDigest),
    fix: 'Use HMAC-SHA256 in every step.',
    inflict: (parts) =>
      otherAlgorithms.flatMap((digest) => [
        { ...parts, digest },
        { ...parts, digest, keyDigest: digest },
        { ...parts, keyDigest: digest },
        ...everywhere(parts, digest),
      ]),
  },
  {
    id: 'key-and-text-swapped',
    tried: 'alone',
    title: 'Key and text are swapped, or there is no HMAC',
    detail:
      'The text was the key of the HMAC, in the steps of the key or at the end, or the key was only put beside it and hashed.',
    tell: ({ mac, keyOrder }, right) => {
      const use = mac === right.mac ? undefined : tellKeyUse(mac);
      if (use !== undefined) return use;
      const isKey = keyOrder === 'text first';
      return tellExchanged(
        mac === right.mac ? 'text first in the key' : isKey ? 'text first' : 'text first at the end',
      );
    },
    fix: 'Use HMAC-SHA256 with the key of the step before as the key and the text as the message.',
    inflict: (parts) => [
      ...otherKeyUses.map((mac) => ({ ...parts, mac })),
      { ...parts, mac: 'HMAC with the text as key', keyOrder: 'text first' },
      { ...parts, keyOrder: 'text first' },
    ],
  },
];

/** One hash for the HMACs and for the canonical request, for the body as well or not. */
function everywhere(parts: LivesaasParts, digest: Algorithm): readonly LivesaasParts[] {
  const made = { ...parts, digest, keyDigest: digest, hash: (request: string) => digestHex(digest, request) };
  return [made, { ...made, bodyHash: digestHex(digest, parts.sent.bytes) }];
}
