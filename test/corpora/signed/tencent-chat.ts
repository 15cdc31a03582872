import { createHash, createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../sample.ts';
import {
  chatKeys,
  contentOf,
  documentOf,
  signedBy,
  usualLines,
  type UserSig,
} from '../signers/tencent-chat.ts';
import { second } from '../signers/tencent-trtc.ts';

const sample = samplesOf('tencent-chat');
const of = (title: string, change: Partial<UserSig>, says: RegExp): Sample =>
  sample(title, signedBy(change), says);

const line = (name: string, value: string | number): Partial<UserSig> => ({
  lines: usualLines.map(([one, old]) => [one, one === name ? value : old]),
});

export const chatSamples: readonly Sample[] = [
  of('the time is signed in milliseconds', line('time', second * 1000), /millisecond/i),
  of('the last newline is missing', { content: (lines) => contentOf(lines).trimEnd() }, /newline/i),
  of('another user is signed', line('identifier', 'admin'), /identifier/i),
  of('the moment of the end is signed', line('expire', second + 86_400), /expiry|moment|end/i),
  of('the JSON document is signed', { content: () => JSON.stringify(documentOf('')) }, /document/i),
  of('the HMAC is printed in hex', { print: (signature) => signature.toString('hex') }, /hex/i),
  of('the HMAC is in URL-safe base64', { print: (signature) => signature.toString('base64url') }, /base64/i),
  of('SHA-1', { algorithm: 'sha1' }, /sha-?1/i),
  of('carriage returns', { content: (lines) => contentOf(lines).replaceAll('\n', '\r\n') }, /carriage/i),
  of(
    'no TLS. before the names',
    { content: (lines) => contentOf(lines).replaceAll('TLS.', '') },
    /prefix|names/i,
  ),
  of('the secret is undefined', { secret: 'undefined' }, /undefined|missing/i),
  of('the secret of another app', { secret: 'a'.repeat(64) }, /none of .* reproduces.*may be another/is),
  of('the secret in capitals', { secret: chatKeys.secretKey.toUpperCase() }, /upper case/i),
  of(
    'a plain SHA-256 of text and secret',
    {
      hash: () =>
        createHash('sha256')
          .update(contentOf(usualLines) + chatKeys.secretKey)
          .digest(),
    },
    /hash/i,
  ),
  of(
    'key and text exchanged',
    { hash: (text, secret) => createHmac('sha256', text).update(secret).digest() },
    /text as key/,
  ),
  of(
    'a space behind the colon',
    { content: (lines) => contentOf(lines).replaceAll(':', ': ') },
    /space|colon|joined/i,
  ),
  of('no line of the life', { lines: usualLines.slice(0, 3) }, /line/i),
  of(
    'the life comes first',
    { lines: [usualLines[0]!, usualLines[1]!, usualLines[3]!, usualLines[2]!] },
    /order/i,
  ),
  of('the fraction of the time is signed', line('time', `${second}.123`), /time|fraction/i),
  of('the secret between quotation marks', { secret: `"${chatKeys.secretKey}"` }, /quot/i),
];
