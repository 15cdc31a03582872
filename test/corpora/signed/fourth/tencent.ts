import { createHmac } from 'node:crypto';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
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
import { block, second, sha256, tc3, trtcHost, trtcKeys, v1 } from '../../signers/tencent-trtc.ts';

const chat = samplesOf('tencent-chat');
const trtc = samplesOf('tencent-trtc');
const sig = (title: string, change: Partial<UserSig>, says: RegExp): Sample =>
  chat(title, signedBy(change), says);
const withSig = (usersig: string, query: Readonly<Record<string, string>> = {}): Sent =>
  chatCall(
    'live_engine_http_srv/get_banned_member_list',
    { RoomId: 'test' },
    { query: { usersig, ...query } },
  );
const valued = (name: string, value: string | number): Partial<UserSig> => ({
  lines: usualLines.map(([one, old]) => [one, one === name ? value : old]),
});

/** Neighbours of the kinds of the third set, thought of after that was mended. */
export const chatFourth: readonly Sample[] = [
  sig('the time was taken five seconds before', valued('time', second - 5), /time/i),
  sig(
    'the last line alone ends as in Windows',
    { content: (lines) => `${contentOf(lines).trimEnd()}\r\n` },
    /line|carriage|newline/i,
  ),
  sig(
    'half of the HMAC is sent',
    { print: (signature) => signature.subarray(0, 16).toString('base64') },
    /half|cut|complete|16|part/i,
  ),
  sig(
    'an HMAC of the HMAC',
    {
      hash: (text, secret) =>
        createHmac('sha256', secret).update(createHmac('sha256', secret).update(text).digest()).digest(),
    },
    /twice|HMAC/i,
  ),
  sig(
    'the app stands behind the account',
    valued('identifier', `${chatKeys.admin}@${chatKeys.sdkAppId}`),
    /identifier/i,
  ),
  chat(
    'the document itself, percent-encoded',
    withSig(JSON.stringify(documentOf('c2ln'))),
    /not (?:compressed|deflated)|JSON|document/i,
  ),
  chat(
    'a document that lacks its time',
    withSig(userSig({ document: (one) => ({ ...documentOf(one), 'TLS.time': undefined }) })),
    /TLS\.time/,
  ),
  chat(
    'the app with a space behind it',
    withSig(userSig(), { sdkappid: '1400000000 ' }),
    /white space|space/i,
  ),
  sig('the life is signed with an exponent', valued('expire', '8.64e+04'), /8\.64e\+04|exponent/i),
  sig('the secret with a wide space', { secret: `${chatKeys.secretKey}\u3000` }, /space|nobody sees/i),
  sig('the secret with its name', { secret: `SECRETKEY=${chatKeys.secretKey}` }, /text around|name/i),
  chat('base64 without its end', withSig(escapeSig(userSig()).slice(0, 60)), /cut|damaged|inflate|whole/i),
];

const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`UserIds.${at}`, `u${at}`]));
const natural = (names: string[]): string[] =>
  names.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));

export const trtcFourth: readonly Sample[] = [
  trtc(
    'half of the signature arrives',
    tc3({ print: (signature) => signature.toString('hex').slice(0, 32) }),
    /half|cut|complete|64|32|digits/i,
  ),
  trtc(
    'the signature has a prefix',
    tc3({ print: (signature) => `sha256=${signature.toString('hex')}` }),
    /prefix|sha256=|text around|64/i,
  ),
  trtc(
    'the body is normalised for the hash',
    tc3({ body: block.replace('29376', 'é'), payload: sha256(block.replace('29376', 'e\u0301')) }),
    /normal form|compos/i,
  ),
  trtc(
    'HTML escapes are hashed',
    tc3({ body: block.replace('29376', 'a&b'), payload: sha256(block.replace('29376', 'a&amp;b')) }),
    /escape|HTML/i,
  ),
  trtc('the service in capitals', tc3({ services: ['trtc', 'TRTC', 'TRTC'] }), /service/i),
  trtc(
    'the SecretId in small letters',
    tc3({ secretId: trtcKeys.secretId.toLowerCase() }),
    /case|lower|small/i,
  ),
  trtc(
    'the SecretId with its name',
    tc3({ secretId: `SecretId=${trtcKeys.secretId}` }),
    /name before|SecretId=/i,
  ),
  trtc(
    'a clock of 1970',
    tc3({ sentTime: '0', time: '0', dates: ['1970-01-01', '1970-01-01', '1970-01-01'] }),
    /X-TC-Timestamp: .*0/,
  ),
  trtc(
    'v1: names in natural order',
    v1({ fields: { Action: 'RemoveUser', ...many }, order: natural }),
    /sorted|order|number/i,
  ),
  trtc(
    'v1: another value of a common parameter',
    v1({ signed: { SignatureMethod: 'HmacSHA1' } }),
    /SignatureMethod/,
  ),
  trtc(
    'v1: HTML escapes',
    v1({ fields: { UserId: 'a<b' }, pair: (name, value) => `${name}=${value.replace('<', '&lt;')}` }),
    /HTML|escape|otherwise/i,
  ),
  trtc(
    'v1: hexadecimal digits and milliseconds',
    v1({ print: (signature) => signature.toString('hex'), signed: { Timestamp: `${second}000` } }),
    /hex|millisecond/i,
  ),
  trtc(
    'v1: the host of production without a question mark',
    v1({ text: (text) => `POSTtrtc.tencentcloudapi.com/${text}` }),
    /host|question mark/i,
  ),
  trtc(
    'two spaces in the secret and no prefix',
    tc3({
      secret: `${trtcKeys.secretKey} `,
      algorithm: 'TC3-HMAC-SHA256',
      canonical: (lines) => `${lines.join('\n')}\n`,
    }),
    /white space|line break/i,
  ),
  trtc(
    'the host with its scheme and a small hash',
    tc3({
      signed: [
        ['content-type', 'application/json'],
        ['host', `https://${trtcHost}`],
      ],
      payload: sha256(`${block}\n`),
    }),
    /host|white space|line break/i,
  ),
];
