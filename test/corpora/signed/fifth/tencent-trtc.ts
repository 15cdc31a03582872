import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import {
  block,
  second,
  sha256,
  tc3,
  trtcHost,
  trtcKeys,
  v1,
  hmac256,
  type Tc3,
} from '../../signers/tencent-trtc.ts';

const of = samplesOf('tencent-trtc');
const { secretId, secretKey } = trtcKeys;

const json = 'application/json';
const utf8 = `${json}; charset=utf-8`;
const dayOf = (day: string): Partial<Tc3> => ({ dates: [day, day, day] });
const typed = (type: string, host = trtcHost): Partial<Tc3> => ({
  signed: [
    ['content-type', type],
    ['host', host],
  ],
});
const chinese = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"主播","IsMute":1}';
const escaped = chinese.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
const signing = (body: string): string => sha256(body);
const blockObject = JSON.parse(block) as Record<string, unknown>;

/** Calls by TC3 that are signed wrongly, as public reports have it, written before anybody looked at what is told. */
export const tc3Fifth: readonly Sample[] = [
  of('the host of the SDK', tc3(typed(json, 'trtc.tencentcloudapi.com')), /trtc\.tencentcloudapi\.com/),
  of('the host of the region', tc3(typed(json, 'trtc.ap-guangzhou.tencentcloudapi.com')), /host/i),
  of('a charset that only the signer has', tc3(typed(utf8)), /charset/i),
  of('a charset that only axios has', tc3({ ...typed(json), contentType: utf8 }), /charset/i),
  of(
    'the charset in capitals',
    tc3({ ...typed(`${json}; charset=UTF-8`), contentType: utf8, extra: [] }),
    /content-type|charset|case/i,
  ),
  of('the day of Beijing', tc3(dayOf('2023-11-15')), /UTC|local/i),
  of(
    'the day without hyphens in the key',
    tc3({ dates: ['2023-11-14', '2023-11-14', '20231114'] }),
    /date|day|hyphen/i,
  ),
  of(
    'a key without TC3',
    tc3({ key: (steps) => steps.reduce<Buffer | string>((key, step) => hmac256(key, step), secretKey) }),
    /TC3/,
  ),
  of(
    'the key of another cloud',
    tc3({
      key: (steps) => steps.reduce<Buffer | string>((key, step) => hmac256(key, step), `AWS4${secretKey}`),
    }),
    /AWS4/,
  ),
  of(
    'keys in hexadecimal digits',
    tc3({
      key: (steps) =>
        steps.reduce<string>((key, step) => hmac256(key, step).toString('hex'), `TC3${secretKey}`),
    }),
    /hex/i,
  ),
  of(
    'the last key in hexadecimal digits',
    tc3({
      key: (steps) =>
        Buffer.from(
          steps.reduce<Buffer | string>((key, step) => hmac256(key, step), `TC3${secretKey}`),
        ).toString('hex'),
    }),
    /hex/i,
  ),
  of('a hash of the body in capitals', tc3({ payload: sha256(block).toUpperCase() }), /upper|capital|case/i),
  of('an empty body is signed', tc3({ payload: sha256('') }), /empty|body/i),
  of('the body is signed as it is', tc3({ payload: block }), /hash/i),
  of(
    'the body of json.dumps',
    tc3({ payload: signing(block.replaceAll(':', ': ').replaceAll(',', ', ')) }),
    /space|blank|JSON/i,
  ),
  of(
    'a body with its keys sorted',
    tc3({ payload: signing(JSON.stringify(Object.fromEntries(Object.entries(blockObject).sort()))) }),
    /order|sort|keys/i,
  ),
  of('a body that is JSON twice', tc3({ payload: signing(JSON.stringify(block)) }), /twice|quot|JSON/i),
  of(
    'text that is signed and ASCII that is sent',
    tc3({ body: escaped, payload: signing(chinese) }),
    /\\u|escape/i,
  ),
  of(
    'ASCII that is signed and text that is sent',
    tc3({ body: chinese, payload: signing(escaped) }),
    /\\u|escape/i,
  ),
  of(
    'a file that ends with a line break',
    tc3({ body: `${block}\n`, payload: signing(block) }),
    /line break|newline|white space/i,
  ),
  of(
    'a file with a byte order mark',
    tc3({ body: `\uFEFF${block}`, payload: signing(block) }),
    /BOM|byte order/i,
  ),
  of(
    'a body that the client packs after it is signed',
    tc3({ body: gzipSync(block), payload: signing(block), extra: [['Content-Encoding', 'gzip']] }),
    /gzip|pack|compress/i,
  ),
  of(
    'the method in small letters',
    tc3({ canonical: ([, ...rest]) => ['post', ...rest].join('\n') }),
    /method|POST|case/i,
  ),
  of(
    'no path',
    tc3({ canonical: ([method, , ...rest]) => [method, '', ...rest].join('\n') }),
    /path|URI|\//i,
  ),
  of(
    'no empty line after the headers',
    tc3({ canonical: (lines) => lines.map((line) => line.replace(/\n$/, '')).join('\n') }),
    /line/i,
  ),
  of(
    'an empty line at the end',
    tc3({ canonical: (lines) => `${lines.join('\n')}\n` }),
    /line break|newline|end/i,
  ),
  of('the canonical request is not hashed', tc3({ hash: (canonical) => canonical }), /hash/i),
  of('the algorithm of the last letters', tc3({ algorithm: 'HMAC-SHA256' }), /TC3-HMAC-SHA256|algorithm/i),
  of('base64 in place of hexadecimal digits', tc3({ print: (hmac) => hmac.toString('base64') }), /base64/i),
  of(
    'the seconds of a clock that was read twice',
    tc3({ time: String(second - 1) }),
    /second|X-TC-Timestamp|time/i,
  ),
  of('milliseconds that are signed', tc3({ time: `${second}000` }), /millisecond/i),
  of('the SecretId as the secret', tc3({ secret: secretId }), /SecretId/i),
  of(
    'the secret with the blank of a copied line',
    tc3({ secret: ` ${secretKey}` }),
    /white space|blank|space/i,
  ),
  of(
    'a header that is signed and not listed',
    tc3({
      signed: [
        ['content-type', json],
        ['host', trtcHost],
        ['x-tc-timestamp', String(second)],
      ],
      listed: 'content-type;host',
    }),
    /x-tc-timestamp|listed/i,
  ),
  of('headers listed the other way round', tc3({ listed: 'host;content-type' }), /order/i),
  of(
    'SHA-1',
    tc3({
      key: (steps) =>
        steps.reduce<Buffer | string>(
          (key, step) => createHmac('sha1', key).update(step).digest(),
          `TC3${secretKey}`,
        ),
    }),
    /SHA-?1/i,
  ),
];

const texted = (change: (text: string) => string): Sent =>
  v1({ text: (query) => change(`POST${trtcHost}/?${query}`) });

/** Calls by the first signature. */
export const v1Fifth: readonly Sample[] = [
  of(
    'v1: no method',
    texted((text) => text.slice(4)),
    /method/i,
  ),
  of(
    'v1: no host',
    texted((text) => text.replace(trtcHost, '')),
    /host/i,
  ),
  of(
    'v1: the scheme before the host',
    texted((text) => text.replace('POST', 'POSThttps://')),
    /scheme|https|host/i,
  ),
  of(
    'v1: GET is signed and POST is sent',
    texted((text) => text.replace('POST', 'GET')),
    /GET|method/,
  ),
  of(
    'v1: values escaped before they are signed',
    v1({ fields: { UserId: '主播 1' }, pair: (name, value) => `${name}=${encodeURIComponent(value)}` }),
    /escape|encode/i,
  ),
  of('v1: HMAC-SHA1 under the name of HMAC-SHA256', v1({ algorithm: 'sha1' }), /SHA-?1/i),
  of('v1: fields as they come', v1({ order: (names) => names }), /order|sort/i),
  of(
    'v1: a question mark is missing',
    texted((text) => text.replace('?', '')),
    /\?|question/i,
  ),
  of('v1: an empty Signature is signed', v1({ signed: { Signature: '' } }), /Signature/),
  of('v1: the secret as a text of nothing', v1({ secret: 'undefined' }), /undefined/),
  of(
    'v1: the whole text is escaped',
    texted((text) => encodeURIComponent(text)),
    /escape|encode/i,
  ),
  of(
    'v1: a hash without a key',
    v1({
      hash: (text, secret) => createHash('sha256').update(text).update(secret).digest(),
    }),
    /HMAC|plain|hash/i,
  ),
  of('v1: a number with a fraction', v1({ signed: { RoomId: '10006.0' } }), /RoomId/),
];
