import { encodeOtherwise } from '../../core/diagnosis/charsets.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { encodeText, printBase64, printHex } from '../../core/wire/bytes.ts';
import { otherAlgorithms } from '../../core/wire/digest.ts';
import { encodePart } from '../../core/wire/query-string.ts';
import type { PolyvParts } from './parts.ts';

type PolyvMistake = Mistake<PolyvParts>;

/** Mistakes with how the digest is written. They come first, since each of the others is made together with them. */
export const printingMistakes: readonly PolyvMistake[] = [
  {
    id: 'digest-in-lower-case',
    tried: 'with every other',
    title: 'The digest is in lower case',
    detail: 'The sign is right but for its letters.',
    fix: 'Put the hexadecimal digits into upper case.',
    inflict: (parts) => [{ ...parts, style: 'lower-case hex' }],
  },
  {
    id: 'digest-in-base64',
    title: 'The digest is in base64',
    detail: 'The digest is right, but it is printed in base64.',
    tell: ({ style }) => `The digest is right, but it is printed as ${style}.`,
    fix: 'Print it as upper-case hexadecimal digits.',
    inflict: (parts) => (['base64', 'base64 of the hex'] as const).map((style) => ({ ...parts, style })),
  },
  {
    id: 'digest-of-sixteen-digits',
    tried: 'alone',
    title: 'The digest has 16 digits',
    detail: 'The sign is the middle half of the MD5 digest, which old pages call the 16-bit MD5.',
    fix: 'Send all 32 digits.',
    inflict: (parts) =>
      (['middle of the upper-case hex', 'middle of the lower-case hex'] as const).map((style) => ({
        ...parts,
        style,
      })),
  },
  {
    id: 'digest-without-zeros',
    tried: 'alone',
    title: 'The digest has lost its zeros',
    detail: 'The sign lacks zeros that the hexadecimal digits begin with, or those in front of single bytes.',
    tell: ({ style }) => `The sign is ${style}.`,
    fix: 'Print each byte as two digits: %02X, not %X, and not BigInteger.toString(16).',
    inflict: (parts) =>
      (['hex without zeros in front', 'hex without zeros in bytes'] as const).map((style) => ({
        ...parts,
        style,
      })),
  },
];

/** Mistakes with the digest itself. */
export const digestMistakes: readonly PolyvMistake[] = [
  {
    id: 'digest-of-another-method',
    title: 'The digest is that of another method',
    detail: 'The digest is not the one that signatureMethod names; without it, that is MD5.',
    fix: 'Send signatureMethod=SHA256 with a SHA-256 digest, and nothing with an MD5 digest.',
    inflict: (parts) => [{ ...parts, digest: parts.digest === 'md5' ? 'sha256' : 'md5' }],
  },
  {
    id: 'digest-of-another-kind',
    title: 'The digest is neither MD5 nor SHA-256',
    detail: 'The sign is an SHA-1, SHA-512 or other SHA-2 digest.',
    tell: ({ digest }) => `The sign is the digest of ${digest.toUpperCase()}.`,
    fix: 'Send an MD5 digest, or signatureMethod=SHA256 with a SHA-256 digest.',
    inflict: (parts) =>
      otherAlgorithms.filter((digest) => digest !== 'md5').map((digest) => ({ ...parts, digest })),
  },
  {
    id: 'digest-made-twice',
    tried: 'alone',
    title: 'The digest was digested again',
    detail: 'The sign is a digest of the digits, or of the bytes, of the digest.',
    tell: ({ style }) => `The sign is a digest of the digest: ${style}.`,
    fix: 'Make one digest of the text.',
    inflict: (parts) =>
      (
        [
          'upper-case hex of the lower-case hex',
          'upper-case hex of the upper-case hex',
          'upper-case hex of the bytes',
          'lower-case hex of the lower-case hex',
          'lower-case hex of the upper-case hex',
          'lower-case hex of the bytes',
        ] as const
      ).map((style) => ({ ...parts, style })),
  },
  {
    id: 'hmac-for-digest',
    title: 'An HMAC was used',
    detail: 'The sign is an HMAC with the secret as its key.',
    fix: 'Use a plain digest of the text that has the secret before and after the parameters.',
    inflict: (parts) =>
      (['sha256', ...otherAlgorithms] as const).flatMap((digest) =>
        (['of the parameters alone', 'of the whole text'] as const).map((hmac) => ({
          ...parts,
          digest,
          hmac,
        })),
      ),
  },
  {
    id: 'text-in-another-charset',
    tried: 'alone',
    title: 'The text was digested in another charset',
    detail: 'The digest covers the same text in other bytes than UTF-8.',
    tell: ({ charset = 'another charset' }) => `The digest covers the same text as ${charset}, not as UTF-8.`,
    fix: 'Digest the UTF-8 bytes of the text, whatever the platform takes by default.',
    inflict: (parts) =>
      encodeOtherwise(parts.entries.map(([, value]) => value).join('')).map(({ charset }, at, all) => {
        const nth = all.slice(0, at).filter((one) => one.charset === charset).length;
        return {
          ...parts,
          charset,
          finish: (text: string) =>
            encodeOtherwise(text).filter((one) => one.charset === charset)[nth]?.bytes ?? text,
        };
      }),
  },
  {
    id: 'text-in-other-case',
    tried: 'alone',
    title: 'The text was put into another case',
    detail: 'The whole text was put into lower or upper case before it was digested.',
    fix: 'Digest the text as it is; only the digest is in upper case.',
    inflict: (parts) => [
      { ...parts, finish: (text) => text.toLowerCase() },
      { ...parts, finish: (text) => text.toUpperCase() },
    ],
  },
  {
    id: 'text-encoded-before-signing',
    tried: 'alone',
    title: 'The whole text was URL-encoded before signing',
    detail: 'The digest covers the percent escapes of the text, secret and all.',
    fix: 'Digest the text as it is; encode values only for sending.',
    inflict: (parts) => [
      { ...parts, finish: encodePart },
      { ...parts, finish: (text) => new URLSearchParams({ '': text }).toString().slice(1) },
      { ...parts, finish: encodeURIComponent },
    ],
  },
  {
    id: 'text-encoded-before-digest',
    tried: 'alone',
    title: 'The whole text was encoded before it was digested',
    detail:
      'The digest covers the hexadecimal digits or the base64 of the text, or the text in percent escapes.',
    fix: 'Digest the text itself, in UTF-8.',
    inflict: (parts) =>
      [
        (text: string) => printHex(encodeText(text)),
        (text: string) => printHex(encodeText(text)).toUpperCase(),
        (text: string) => printBase64(encodeText(text)),
        (text: string) => encodeURIComponent(text.toWellFormed()),
      ].map((finish) => ({ ...parts, finish })),
  },
  {
    id: 'text-with-something-at-its-end',
    tried: 'alone',
    title: 'The text has something at its end',
    detail:
      'The digest covers the text and a line break, a space or a zero byte, or quotation marks around it.',
    fix: 'Digest the text alone: printf %s or echo -n in a shell.',
    inflict: (parts) =>
      [
        (text: string) => `${text}\n`,
        (text: string) => `${text}\r\n`,
        (text: string) => `${text}\0`,
        (text: string) => `${text} `,
        (text: string) => `"${text}"`,
        (text: string) => JSON.stringify(text),
      ].map((finish) => ({ ...parts, finish })),
  },
];
