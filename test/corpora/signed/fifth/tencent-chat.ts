import { createHash, createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../../sample.ts';
import { chatKeys, contentOf, documentOf, signedBy, usualLines } from '../../signers/tencent-chat.ts';
import { second } from '../../signers/tencent-trtc.ts';

const of = samplesOf('tencent-chat');
const { admin, sdkAppId, secretKey } = chatKeys;

const linesWith = (change: Readonly<Record<string, string | number>>) =>
  usualLines.map(([name, value]) => [name, change[name] ?? value] as const);
const text = (content: string) => signedBy({ content: () => content });
const joined = `${admin}${sdkAppId}${second}86400`;
const base64 = (data: string): string => Buffer.from(data).toString('base64');

/** UserSigs that are made wrongly, as public reports have it, written before anybody looked at what is told. */
export const chatFifth: readonly Sample[] = [
  of(
    'the secret from a file that ends with a line break',
    signedBy({ secret: `${secretKey}\n` }),
    /white space|line break|newline/i,
  ),
  of('the secret with the quotation marks of a .env file', signedBy({ secret: `"${secretKey}"` }), /quot/i),
  of('the secret that PHP took from another variable', signedBy({ secret: '' }), /empty/i),
  of('the secret in base64', signedBy({ secret: base64(secretKey) }), /base64/i),
  of('the secret in capitals', signedBy({ secret: secretKey.toUpperCase() }), /upper|capital|case/i),
  of(
    'the secret hashed first',
    signedBy({ secret: createHash('sha256').update(secretKey).digest('hex') }),
    /hash|SHA-?256/i,
  ),
  of(
    'lines that end as on Windows',
    signedBy({ content: (lines) => contentOf(lines).replaceAll('\n', '\r\n') }),
    /\\r\\n|CRLF|carriage|Windows/i,
  ),
  of(
    'no line break at the end',
    signedBy({ content: (lines) => contentOf(lines).trimEnd() }),
    /line break|newline|last line|\\n/i,
  ),
  of(
    'lines joined by &',
    text(`TLS.identifier=${admin}&TLS.sdkappid=${sdkAppId}&TLS.time=${second}&TLS.expire=86400`),
    /&|separator|joined|line/i,
  ),
  of(
    'lines in the order of the alphabet',
    signedBy({ content: (lines) => contentOf([...lines].sort(([a], [b]) => (a < b ? -1 : 1))) }),
    /order/i,
  ),
  of(
    'the expiry before the time, as Python has it in the document',
    signedBy({ lines: [usualLines[0]!, usualLines[1]!, usualLines[3]!, usualLines[2]!] }),
    /order/i,
  ),
  of('names without TLS', signedBy({ content: (lines) => contentOf(lines).replaceAll('TLS.', '') }), /TLS\./),
  of(
    'a blank after each colon',
    signedBy({ content: (lines) => contentOf(lines).replaceAll(':', ': ') }),
    /space|blank/i,
  ),
  of(
    'the formula of an old page',
    signedBy({ content: () => joined + base64(joined), print: (hmac) => hmac.toString('base64') }),
    /formula|old|joined|without names|names/i,
  ),
  of(
    'the moment of the end as the life',
    signedBy({ lines: linesWith({ expire: second + 86_400 }) }),
    /TLS\.expire/,
  ),
  of(
    'the life that the library has when none is given',
    signedBy({ lines: linesWith({ expire: 86_400 * 180 }) }),
    /TLS\.expire/,
  ),
  of(
    'the time taken twice, a second apart',
    signedBy({ lines: linesWith({ time: second - 1 }) }),
    /TLS\.time/,
  ),
  of('a time of Python', signedBy({ lines: linesWith({ time: `${second}.0` }) }), /TLS\.time/),
  of(
    'milliseconds that are signed',
    signedBy({ lines: linesWith({ time: second * 1000 }) }),
    /TLS\.time|millisecond/i,
  ),
  of(
    'the app as a number of JavaScript with a comma',
    signedBy({ lines: linesWith({ sdkappid: '1,400,000,000' }) }),
    /TLS\.sdkappid/,
  ),
  of(
    'an administrator with the blank of a text field',
    signedBy({ lines: linesWith({ identifier: `${admin} ` }) }),
    /TLS\.identifier|white space|blank|space/i,
  ),
  of(
    'a document that is signed as it stands',
    signedBy({ content: () => JSON.stringify({ ...documentOf(''), 'TLS.sig': undefined }) }),
    /JSON|document/i,
  ),
  of(
    'the room ticket left out of the document',
    signedBy({ content: (lines) => `${contentOf(lines)}TLS.userbuf:\n` }),
    /userbuf/i,
  ),
  of('hexadecimal digits', signedBy({ print: (hmac) => hmac.toString('hex') }), /hex/i),
  of(
    'base64 of hexadecimal digits, as PHP makes it',
    signedBy({ print: (hmac) => base64(hmac.toString('hex')) }),
    /hex/i,
  ),
  of(
    'the alphabet of addresses in the inner base64',
    signedBy({ print: (hmac) => hmac.toString('base64url') }),
    /base64url|URL|alphabet/i,
  ),
  of('SHA-512', signedBy({ algorithm: 'sha512' }), /SHA-?512/i),
  of(
    'the key and the text in the place of each other',
    signedBy({ hash: (content, secret) => createHmac('sha256', content).update(secret).digest() }),
    /swap|exchange|place/i,
  ),
  of(
    'a hash without a key',
    signedBy({
      hash: (content, secret) => createHash('sha256').update(content).update(secret).digest(),
    }),
    /HMAC|plain|hash/i,
  ),
];
