import { createHash, createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../../sample.ts';
import {
  block,
  hmac256,
  second,
  sha256,
  tc3,
  trtcHost,
  trtcKeys,
  v1,
  type Tc3,
} from '../../signers/tencent-trtc.ts';

const of = samplesOf('tencent-trtc');

const named = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"小明","IsMute":1}';
const awkward = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"a&b","IsMute":1}';
const escaped = named.replace('小明', '\\u5c0f\\u660e');
const get = 'SdkAppId=1400188366&RoomId=10006&UserId=29376&IsMute=1';
const hosted = (host: string): Partial<Tc3> => ({
  signed: [
    ['content-type', 'application/json'],
    ['host', host],
  ],
});
const hexAtTheEnd = (steps: readonly string[], secret: string): string =>
  steps.reduce<string | Buffer>((key, step) => hmac256(key, step), `TC3${secret}`).toString('hex');

/** What people of several languages get wrong with TC3, written before anybody looked at what is named. */
const tc3Third: readonly Sample[] = [
  of(
    'Java prints the hash of the body in capitals',
    tc3({ payload: sha256(block).toUpperCase() }),
    /upper case|capital/i,
  ),
  of(
    'C# takes the body as ASCII',
    tc3({ body: named, payload: sha256(named.replace('小明', '??')) }),
    /charset|ASCII|\?/i,
  ),
  of(
    'C# takes the body as UTF-16',
    tc3({ body: named, payload: sha256(Buffer.from(named, 'utf16le')) }),
    /UTF-?16|charset/i,
  ),
  of(
    'Go escapes & for the hash, and sends it plain',
    tc3({ body: awkward, payload: sha256(awkward.replace('&', '\\u0026')) }),
    /escape/i,
  ),
  of(
    'PHP hashes plain Chinese and sends \\u',
    tc3({ body: escaped, payload: sha256(named) }),
    /escape|serialis/i,
  ),
  of(
    'axios adds a charset to the Content-Type that was signed',
    tc3({
      contentType: 'application/json; charset=utf-8',
      signed: [
        ['content-type', 'application/json'],
        ['host', trtcHost],
      ],
    }),
    /Content-Type|charset/i,
  ),
  of('the host ends in a slash', tc3(hosted(`${trtcHost}/`)), /host/i),
  of(
    'the day has no hyphens in the scope and in the key',
    tc3({ dates: ['2023-11-14', '20231114', '20231114'] }),
    /date|day/i,
  ),
  of('PHP keeps the last step of the key in hex', tc3({ key: hexAtTheEnd }), /hex/i),
  of(
    'x-tc-action is listed and has no line',
    tc3({ listed: 'content-type;host;x-tc-action' }),
    /no line|x-tc-action/i,
  ),
  of('Python had no variable: None', tc3({ secret: 'None' }), /None|missing|empty/),
  of(
    'a GET hashes an empty object',
    tc3({ method: 'GET', query: get, payload: sha256('{}') }),
    /body|payload|\{\}/i,
  ),
  of(
    'a line break ends the canonical request',
    tc3({ canonical: (lines) => `${lines.join('\n')}\n` }),
    /line break|newline|ends/i,
  ),
  of(
    'Lua prints the time as a float',
    tc3({ time: '1.7e+09' }),
    /1\.7e\+09|scientific|float|exponent|fraction|printed/i,
  ),
  of(
    'curl strips the line break that was hashed',
    tc3({ payload: sha256(`${block}\n`) }),
    /line break|newline|white space/i,
  ),
];

/** And with the first signature. */
const v1Third: readonly Sample[] = [
  of(
    'v1: PHP puts hexadecimal digits into base64',
    v1({ print: (signature) => Buffer.from(signature.toString('hex')).toString('base64') }),
    /hex/i,
  ),
  of(
    'v1: no question mark before the parameters',
    v1({ text: (text) => `POST${trtcHost}/${text}` }),
    /\?|question mark/i,
  ),
  of('v1: the parameters in the order of sending', v1({ order: (names) => names }), /sorted|order/i),
  of(
    'v1: PHP signs a list as Array',
    v1({
      fields: { Action: 'RemoveUser', 'UserIds.0': 'a', 'UserIds.1': 'b' },
      signed: { 'UserIds.0': undefined, 'UserIds.1': undefined, UserIds: 'Array' },
    }),
    /list|Array/,
  ),
  of('v1: the clock is read twice', v1({ signed: { Timestamp: String(second + 1) } }), /twice|time/i),
  of(
    'v1: a plain hash in place of an HMAC',
    v1({
      hash: (text, secret) => createHash('sha256').update(text).update(secret).digest(),
    }),
    /HMAC|plain|hash/i,
  ),
  of(
    'v1: SHA-512, and the host with its scheme',
    v1({
      text: (text) => `POSThttp://${trtcHost}/?${text}`,
      hash: (text, secret) => createHmac('sha512', secret).update(text).digest(),
    }),
    /SHA-?512|scheme|host/i,
  ),
];

/** What is no signature, and yet stops the call there. */
const aroundIt: readonly Sample[] = [
  of(
    'the clock says 5:30 more, as in India',
    tc3({
      sentTime: String(second + 19_800),
      time: String(second + 19_800),
      dates: ['2023-11-15', '2023-11-15', '2023-11-15'],
    }),
    /local time/i,
  ),
  of('the SecretId is between quotation marks', tc3({ secretId: `"${trtcKeys.secretId}"` }), /quot/i),
  of('microseconds', tc3({ sentTime: `${second}000000`, time: `${second}000000` }), /microsecond/i),
];

export const trtcThird: readonly Sample[] = [...tc3Third, ...v1Third, ...aroundIt];
