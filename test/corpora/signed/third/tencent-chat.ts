import { createHmac } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { samplesOf, type Sample } from '../../sample.ts';
import {
  chatCall,
  chatKeys,
  contentOf,
  documentOf,
  escapeSig,
  signedBy,
  userSig,
  usualLines,
  type UserSig,
} from '../../signers/tencent-chat.ts';
import { second } from '../../signers/tencent-trtc.ts';

const sample = samplesOf('tencent-chat');
const of = (title: string, change: Partial<UserSig>, says: RegExp): Sample =>
  sample(title, signedBy(change), says);
const sent = (title: string, usersig: string, says: RegExp, query = {}): Sample =>
  sample(
    title,
    chatCall(
      'live_engine_http_srv/get_banned_member_list',
      { RoomId: 'test' },
      { query: { usersig, ...query } },
    ),
    says,
  );

const line = (name: string, value: string | number): Partial<UserSig> => ({
  lines: usualLines.map(([one, old]) => [one, one === name ? value : old]),
});
const spread = (change: object) => (sig: string) => ({ ...documentOf(sig), ...change });
const packed = (pack: UserSig['pack']): string => userSig({ pack });
const fromNow = (time: number): string =>
  userSig({ ...line('time', time), document: spread({ 'TLS.time': time }) });

/** What people of several languages get wrong with a UserSig, written before anybody looked at what is named. */
export const chatThird: readonly Sample[] = [
  of(
    'the lines are in the order of the alphabet',
    { lines: [usualLines[3]!, usualLines[0]!, usualLines[1]!, usualLines[2]!] },
    /order/i,
  ),
  of(
    'Go prints a number of JSON as a float',
    line('sdkappid', '1.4e+09'),
    /1\.4e\+09|exponent|scientific|float|printed/i,
  ),
  of('Python signs the time with .0', line('time', `${second}.0`), /fraction|float|\.0/i),
  of(
    'an equals sign stands in place of the colon',
    { content: (lines) => contentOf(lines).replaceAll(':', '=') },
    /colon|joined|separator/i,
  ),
  of(
    'the lines are joined with &',
    { content: (lines) => contentOf(lines).trimEnd().replaceAll('\n', '&') },
    /joined|newline|&/i,
  ),
  of('two line breaks at the end', { content: (lines) => `${contentOf(lines)}\n` }, /newline|line break/i),
  of('the version is signed', { lines: [['ver', '2.0'], ...usualLines] }, /TLS\.ver|version|line/i),
  of('SHA-512', { algorithm: 'sha512' }, /SHA-?512/i),
  of('the secret is None', { secret: 'None' }, /None|missing|empty/),
  of('the secret ends in a space', { secret: `${chatKeys.secretKey} ` }, /white space/i),
  of('the life is signed in milliseconds', line('expire', 86_400_000), /millisecond/i),
  of('an app is signed that has another digit', line('sdkappid', 1_400_000_001), /another SDKAppID/i),
  of(
    'the HMAC is base64 of base64',
    { print: (signature) => Buffer.from(signature.toString('base64')).toString('base64') },
    /twice|base64/i,
  ),
  of('digits in capitals', { print: (signature) => signature.toString('hex').toUpperCase() }, /hex/i),
  of('the secret is taken as hexadecimal digits', { secret: Buffer.from(chatKeys.secretKey, 'hex') }, /hex/i),
  of(
    'a userbuf is signed and not sent, which cannot be known',
    { lines: [...usualLines, ['userbuf', Buffer.from('abc').toString('base64')]] },
    /may be another/i,
  ),
  of(
    'no last line break, and the digits in hex',
    { content: (lines) => contentOf(lines).trimEnd(), print: (signature) => signature.toString('hex') },
    /newline|line break|hex/i,
  ),
  of(
    'the document is signed without its signature, in Python',
    { content: () => JSON.stringify(spread({ 'TLS.sig': undefined })('')) },
    /document|JSON/i,
  ),
  sent(
    'raw deflate',
    packed((document) => escapeSig(deflateRawSync(document).toString('base64'))),
    /raw deflate|without.*zlib|zlib/i,
  ),
  sent(
    'Brotli',
    packed((document) => escapeSig(brotliCompressSync(document).toString('base64'))),
    /inflate|zlib|compress/i,
  ),
  sent(
    'hexadecimal digits in place of base64',
    packed((document) => deflateSync(document).toString('hex')),
    /hex/i,
  ),
  sent(
    'a document in the document',
    packed((document) => escapeSig(deflateSync(JSON.stringify(document)).toString('base64'))),
    /JSON text|text|twice|stringif|object/i,
  ),
  sent(
    'Python prints the dict',
    packed((document) => escapeSig(deflateSync(document.replaceAll('"', "'")).toString('base64'))),
    /JSON|quot/i,
  ),
  sent(
    'the names have no TLS.',
    userSig({
      document: (sig) =>
        Object.fromEntries(Object.entries(documentOf(sig)).map(([name, value]) => [name.slice(4), value])),
    }),
    /TLS\./,
  ),
  sent('Bearer', `Bearer ${userSig()}`, /text around/i),
  sent(
    'percent-encoded twice',
    encodeURIComponent(userSig({ pack: (document) => deflateSync(document).toString('base64') })).replaceAll(
      '%',
      '%25',
    ),
    /twice|percent/i,
  ),
  sent('the place where it should stand', '<usersig>', /placeholder|decode|base64|<usersig>/i),
  sent(
    'a UserSig of tomorrow, in milliseconds from the start',
    fromNow(second - 90_000),
    /expired|ended|TLS\.time|86400/i,
  ),
  sent(
    'the UserSig of a viewer',
    userSig({ ...line('identifier', 'viewer1'), document: spread({ 'TLS.identifier': 'viewer1' }) }),
    /viewer1/,
  ),
  sent(
    'the secret with an old key',
    userSig({ hash: (text) => createHmac('sha256', '0123456789abcdef'.repeat(4)).update(text).digest() }),
    /may be another/i,
  ),
];
