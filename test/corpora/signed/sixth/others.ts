import { createHmac } from 'node:crypto';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { md5, millisecond, polyv, polyvKeys } from '../../signers/polyv-live.ts';
import { sha256 } from '../../signers/tencent-trtc.ts';
import {
  banUsers,
  rfc3986,
  scope,
  volc,
  volcGet,
  volcHost,
  volcKeys,
} from '../../signers/volcengine-livesaas.ts';

const volcano = samplesOf('volcengine-livesaas');
const poly = samplesOf('polyv-live');
const secret = volcKeys.secretAccessKey;

const signed = (change: Readonly<Record<string, string>> = {}) =>
  Object.entries({
    'content-type': 'application/json',
    host: volcHost,
    'x-content-sha256': sha256(banUsers),
    'x-date': '20231114T221320Z',
    ...change,
  });
const sent = (name: string): string =>
  `Action=ListActivityUsers&Version=2023-08-01&ActivityId=1819171234140099&SearchName=${rfc3986(name)}`;
const query = (name: string): string =>
  `Action=ListActivityUsers&ActivityId=1819171234140099&SearchName=${name}&Version=2023-08-01`;

/** Calls to Volcengine, written after the fifth set was mended and before anybody looked at what is told of them. */
export const volcSixth: readonly Sample[] = [
  volcano(
    'a canonical request of a template with its indentation',
    volc({ canonical: (lines) => lines.join('\n').replaceAll(/\n(?=.)/g, '\n  ') }),
    /space|indent|blank/i,
  ),
  volcano(
    'a string to sign of a template with its indentation',
    volc({ toSign: (lines) => lines.join('\n    ') }),
    /space|indent|blank/i,
  ),
  volcano(
    'only action and version of the query',
    volcGet(sent('a'), 'Action=ListActivityUsers&Version=2023-08-01'),
    /query|parameter|ActivityId|SearchName/i,
  ),
  volcano('the date as a parameter', volcGet(sent('a'), `${query('a')}&X-Date=20231114T221320Z`), /X-Date/),
  volcano(
    'pairs sorted backwards',
    volcGet(sent('a'), query('a').split('&').reverse().join('&')),
    /order|sort/i,
  ),
  volcano('a name in GBK', volcGet(sent('小明'), query('%D0%A1%C3%F7')), /GBK|charset/i),
  volcano(
    'names with a blank after the semicolon',
    volc({ listed: 'content-type; host; x-content-sha256; x-date' }),
    /semicolon|joined|space|blank/i,
  ),
  volcano(
    'the hash of the body in base64',
    volc({ payload: Buffer.from(sha256(banUsers), 'hex').toString('base64') }),
    /base64/i,
  ),
  volcano(
    'the hash of the body in capitals',
    volc({
      payload: sha256(banUsers).toUpperCase(),
      signed: signed({ 'x-content-sha256': sha256(banUsers).toUpperCase() }),
    }),
    /capital|upper/i,
  ),
  volcano(
    'the secret with two equals signs more',
    volc({ secret: `${secret}==` }),
    /=|text around|other text/i,
  ),
  volcano(
    'the secret of the sample',
    volc({ secret: 'your-secret-access-key' }),
    /placeholder|may be another/i,
  ),
  volcano('the scope without its day', volc({ scoped: scope.slice(1) }), /scope|day/i),
  volcano('the scope with the id', volc({ scoped: [volcKeys.accessKeyId, ...scope] }), /scope|id/i),
  volcano(
    'the canonical request at once',
    volc({ toSign: (lines) => lines.at(-1)! }),
    /string to sign|hash/i,
  ),
  volcano(
    'a host with the scheme',
    volc({ signed: signed({ host: `https://${volcHost}` }) }),
    /scheme|host/i,
  ),
  volcano('a host in the place of the path', volc({ uri: `http://${volcHost}/` }), /path|host/i),
  volcano(
    'another agent',
    volc({ signed: [...signed(), ['user-agent', 'Java/17.0.9']], extra: [['User-Agent', 'okhttp/4.12']] }),
    /user-agent/i,
  ),
  volcano(
    'a signature in capitals',
    volc({ print: (hmac) => hmac.toString('hex').toUpperCase() }),
    /upper|capital/i,
  ),
];

const { appSecret } = polyvKeys;
const ofUser = { pageNumber: '1', nickName: '小明&co', viewerId: '618948782650200' };
const list = (change: Parameters<typeof polyv>[0] = {}): Sent => polyv({ query: ofUser, ...change });
const wrapped = (wrap: (text: string, key: string) => string): Sent => list({ wrap });

export const polyvSixth: readonly Sample[] = [
  poly('a value escaped for HTML', list({ signed: { nickName: '小明&amp;co' } }), /HTML|escape|nickName/i),
  poly(
    'a value in small letters',
    polyv({ query: { viewerId: 'AbC' }, signed: { viewerId: 'abc' } }),
    /case|lower|viewerId/i,
  ),
  poly('UTF-16', list({ wrap: (text, key) => Buffer.from(key + text + key, 'utf16le') }), /UTF-16/),
  poly(
    'seconds and three zeros',
    polyv({ timestamp: '1700000000123', signed: { timestamp: '1700000000000' } }),
    /timestamp/,
  ),
  poly(
    'HMAC-SHA256 of the vendor before',
    list({
      wrap: (text) => text,
      digest: (text) => createHmac('sha256', appSecret).update(text).digest('hex').toUpperCase(),
    }),
    /HMAC/i,
  ),
  poly(
    'the text as a query with a question mark',
    wrapped((text, key) => `${key}?${text}${key}`),
    /\?|between/i,
  ),
  poly(
    'a line break after the text',
    wrapped((text, key) => `${key}${text}${key}\n`),
    /line break|newline|end/i,
  ),
  poly('a secret between quotation marks', list({ secret: `"${appSecret}"` }), /quot/i),
  poly('the page left out', list({ signed: { pageNumber: undefined } }), /pageNumber/),
  poly('the page of a default', list({ signed: { pageSize: '10' } }), /pageSize/),
  poly(
    'the names in small letters',
    list({ pair: (name, value) => name.toLowerCase() + value }),
    /case|lower/i,
  ),
  poly('values in quotation marks', list({ pair: (name, value) => `${name}"${value}"` }), /a"1"b"2"/),
  poly(
    'JSON of all',
    wrapped(
      (_text, key) =>
        key +
        JSON.stringify({
          appId: polyvKeys.appId,
          nickName: ofUser.nickName,
          pageNumber: '1',
          timestamp: millisecond,
          viewerId: ofUser.viewerId,
        }) +
        key,
    ),
    /JSON/,
  ),
  poly(
    'a digest of a digest with the secret',
    list({ digest: (text) => md5(md5(text).toLowerCase()) }),
    /twice/i,
  ),
];
