import { createHash } from 'node:crypto';
import { samplesOf, type Sample } from '../sample.ts';
import { block, hmac256, second, sha256, tc3, trtcKeys, v1 } from '../signers/tencent-trtc.ts';

const of = samplesOf('tencent-trtc');

const spaced = block.replaceAll(':', ': ').replaceAll(',', ', ');
const named = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"小明","IsMute":1}';
const slashed = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"a/b","IsMute":1}';
const gbk = Buffer.concat([
  Buffer.from(named.slice(0, named.indexOf('小'))),
  Buffer.from([0xd0, 0xa1, 0xc3, 0xf7]),
  Buffer.from(named.slice(named.indexOf('明') + 1)),
]);
const query = 'SdkAppId=1400188366&RoomId=10006&UserId=29376&IsMute=1';
const sortedQuery = query.split('&').sort().join('&');

export const tc3Samples: readonly Sample[] = [
  of(
    'PHP signs \\/ and sends /',
    tc3({ body: slashed, payload: sha256(slashed.replace('/', '\\/')) }),
    /escape/i,
  ),
  of(
    'Python signs json.dumps with spaces, requests sends its own',
    tc3({ payload: sha256(spaced) }),
    /serialis|spaces/i,
  ),
  of(
    'the charset is signed and not sent',
    tc3({
      signed: [
        ['content-type', 'application/json; charset=utf-8'],
        ['host', '127.0.0.1:4012'],
      ],
    }),
    /charset/i,
  ),
  of(
    'the date is the local one of Shanghai',
    tc3({ dates: ['2023-11-15', '2023-11-15', '2023-11-15'] }),
    /UTC date|date.*UTC/i,
  ),
  of(
    'the key lacks TC3',
    tc3({ key: (steps, secret) => steps.reduce<string | Buffer>((key, step) => hmac256(key, step), secret) }),
    /prefix/i,
  ),
  of(
    'a signer of AWS was changed in the header alone',
    tc3({
      algorithm: 'AWS4-HMAC-SHA256',
      terminator: 'aws4_request',
      key: (steps, secret) =>
        steps.reduce<string | Buffer>((key, step) => hmac256(key, step), `AWS4${secret}`),
    }),
    /another cloud|AWS4/i,
  ),
  of(
    'each step of the key is a hex digest',
    tc3({
      key: (steps, secret) =>
        steps.reduce<string>((key, step) => hmac256(key, step).toString('hex'), `TC3${secret}`),
    }),
    /hex/i,
  ),
  of(
    'the host of production is signed',
    tc3({
      signed: [
        ['content-type', 'application/json'],
        ['host', 'trtc.tencentcloudapi.com'],
      ],
    }),
    /host/i,
  ),
  of(
    'the host is signed with its scheme',
    tc3({
      signed: [
        ['content-type', 'application/json'],
        ['host', 'http://127.0.0.1:4012'],
      ],
    }),
    /host/i,
  ),
  of(
    'the hash of the request has capitals',
    tc3({ hash: (data) => sha256(data).toUpperCase() }),
    /upper case/i,
  ),
  of('the key comes from a variable that is not set', tc3({ secret: 'undefined' }), /undefined|missing/i),
  of(
    'the key comes from a file with a newline',
    tc3({ secret: `${trtcKeys.secretKey}\n` }),
    /white space|line break/i,
  ),
  of(
    'the blank line after the headers is forgotten',
    tc3({
      canonical: (lines) => lines.map((line, index) => (index === 3 ? line.trimEnd() : line)).join('\n'),
    }),
    /blank line/i,
  ),
  of('the body is hashed in GBK', tc3({ body: named, payload: sha256(gbk) }), /charset/i),
  of(
    'a GET signs its query sorted',
    tc3({ method: 'GET', query, signedQuery: sortedQuery }),
    /sorted|order/i,
  ),
  of(
    'a GET signs its query before it is encoded',
    tc3({ method: 'GET', query: `${query}&Extra=a%20b%2Fc`, signedQuery: `${query}&Extra=a b/c` }),
    /encoded/i,
  ),
  of(
    'JSON in JSON is hashed',
    tc3({ payload: sha256(JSON.stringify(block)) }),
    /JSON in JSON|not the JSON|than the JSON/i,
  ),
  of('the service of the sample is left in the scope', tc3({ services: ['trtc', 'cvm', 'cvm'] }), /service/i),
  of('the signature is in base64', tc3({ print: (signature) => signature.toString('base64') }), /base64/i),
  of(
    'the repr of a dict is hashed',
    tc3({ payload: sha256(spaced.replaceAll('"', "'")) }),
    /printed map|than the JSON|quotes|repr/i,
  ),
  of(
    'Content-Length counts characters',
    tc3({
      body: Buffer.from(named).subarray(0, named.length),
      payload: sha256(named),
      extra: [['Content-Length', String(named.length)]],
    }),
    /Content-Length|cut/i,
  ),
  of(
    'the arguments of hmac are exchanged',
    tc3({
      key: (steps, secret) =>
        steps.reduce<string | Buffer>((key, step) => hmac256(step, key), `TC3${secret}`),
    }),
    /exchanged|order/i,
  ),
  of('the clock is read twice', tc3({ time: String(second - 1) }), /time.*twice|taken twice/i),
  of(
    'a field is added after signing',
    tc3({ body: block.replace('}', ',"Region":"ap-singapore"}'), payload: sha256(block) }),
    /sent and not signed/i,
  ),
  of(
    'a field is removed after signing',
    tc3({ payload: sha256(block.replace('}', ',"Nonce":null}')) }),
    /signed and not sent/i,
  ),
  of('numbers are signed as texts', tc3({ payload: sha256(block.replace('10006', '"10006"')) }), /number/i),
  of(
    'the lines end as in a file of Windows',
    tc3({ canonical: (lines) => lines.join('\n').replaceAll('\n', '\r\n') }),
    /\\r\\n|carriage|joined otherwise/i,
  ),
  of(
    'the headers are in the order of sending',
    tc3({
      signed: [
        ['host', '127.0.0.1:4012'],
        ['content-type', 'application/json'],
      ],
    }),
    /sorted/i,
  ),
  of(
    'another key',
    tc3({ secret: 'Gu5t9xGARNpq86cd98joQYCN3another' }),
    /none of .* reproduces.*may be another/is,
  ),
];

const users = { Action: 'RemoveUser', 'UserIds.0': 'a', 'UserIds.1': 'b' };

export const v1Samples: readonly Sample[] = [
  of(
    'v1: names sorted without regard to case',
    v1({
      order: (names) => names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
      fields: { SDKVersion: '1' },
    }),
    /sorted without|case/i,
  ),
  of(
    'v1: values encoded before signing',
    v1({ fields: { UserId: '小 明' }, pair: (name, value) => `${name}=${encodeURIComponent(value)}` }),
    /encoded/i,
  ),
  of('v1: GET is signed for a POST', v1({ text: (text) => `GET127.0.0.1:4012/?${text}` }), /method/i),
  of('v1: the host of production', v1({ text: (text) => `POSTtrtc.tencentcloudapi.com/?${text}` }), /host/i),
  of(
    'v1: the path of the older API',
    v1({ text: (text) => `POST127.0.0.1:4012/v2/index.php?${text}` }),
    /path/i,
  ),
  of('v1: SHA-1 where SHA-256 is named', v1({ algorithm: 'sha1' }), /another method|SignatureMethod/i),
  of(
    'v1: the plus sign is not encoded',
    v1({ fields: { Nonce: '12' }, encode: (text) => text }),
    /encoded for sending|plus/i,
  ),
  of(
    'v1: as WeChat signs',
    v1({
      text: (text) => `${text}&key=${trtcKeys.secretKey}`,
      hash: (text) => createHash('md5').update(text).digest(),
      print: (signature) => signature.toString('hex').toUpperCase(),
    }),
    /another cloud|&key=/i,
  ),
  of('v1: milliseconds are signed', v1({ signed: { Timestamp: '1700000000000' } }), /milliseconds/i),
  of(
    'v1: a list is signed as JSON',
    v1({
      fields: users,
      signed: { 'UserIds.0': undefined, 'UserIds.1': undefined, UserIds: '["a","b"]' },
    }),
    /list/i,
  ),
  of('v1: hexadecimal digits', v1({ print: (signature) => signature.toString('hex') }), /hex/i),
  of(
    'v1: the scheme of Aliyun',
    v1({ text: (text) => `POST&%2F&${encodeURIComponent(text)}`, secret: `${trtcKeys.secretKey}&` }),
    /another cloud/i,
  ),
  of(
    'v1: the nonce goes through a float',
    v1({ fields: { Nonce: '8738943845798347598' }, signed: { Nonce: '8738943845798347776' } }),
    /nonce/i,
  ),
  of('v1: no key at all', v1({ secret: '' }), /empty/i),
  of(
    'v1: Latin-1',
    v1({ fields: { UserId: 'Zoë' }, text: (text) => Buffer.from(`POST127.0.0.1:4012/?${text}`, 'latin1') }),
    /charset/i,
  ),
];
