import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { md5, millisecond, polyv, polyvKeys } from '../../signers/polyv-live.ts';
import { hmac256, sha256 } from '../../signers/tencent-trtc.ts';
import {
  banUsers,
  listUsers,
  scope,
  volc,
  volcGet,
  volcHost,
  volcKeys,
  type Volc,
} from '../../signers/volcengine-livesaas.ts';

const volcano = samplesOf('volcengine-livesaas');
const poly = samplesOf('polyv-live');
const [day, region, service] = scope;
const tail = '&SearchStatus=1&Version=2023-08-01';
const named = (name: string): string => `${listUsers}&SearchName=${name}${tail}`;

const hexAtTheEnd: Volc['key'] = (steps, secret) =>
  Buffer.from(steps.reduce((key, step) => hmac256(key, step), secret) as Buffer).toString('hex');

/** Neighbours of the kinds of the third set, thought of after that was mended. */
export const volcFourth: readonly Sample[] = [
  volcano(
    'the signature has a prefix',
    volc({ print: (signature) => `sha256=${signature.toString('hex')}` }),
    /prefix|sha256=|text around/i,
  ),
  volcano(
    'half of the signature arrives',
    volc({ print: (signature) => signature.toString('hex').slice(0, 40) }),
    /half|cut|complete|digits/i,
  ),
  volcano(
    'the key has the name of the vendor',
    volc({ secret: `VOLC${volcKeys.secretAccessKey}` }),
    /prefix|text around/i,
  ),
  volcano(
    'the region in capitals',
    volc({ derived: [day, region.toUpperCase(), service, 'request'] }),
    /region/i,
  ),
  volcano('the service in capitals', volc({ derived: [day, region, 'Livesaas', 'request'] }), /service/i),
  volcano(
    'an id is rounded in the query',
    volcGet(
      listUsers.replace('1819171234140099', '1819171234140099123') + tail,
      listUsers.replace('1819171234140099', '1819171234140099000') + tail,
    ),
    /round|number|digit/i,
  ),
  volcano(
    'a name is decomposed',
    volcGet(named('%C3%A9'), named('e%CC%81')),
    /normal|charset|Unicode|compos/i,
  ),
  volcano('HTML escapes in the query', volcGet(named('a%26b'), named('a%26amp%3Bb')), /HTML|escape/i),
  volcano(
    'the access key between quotation marks',
    volc({ accessKeyId: `"${volcKeys.accessKeyId}"` }),
    /quot/i,
  ),
  volcano(
    'the access key is a variable that was not filled in',
    volc({ accessKeyId: '${VOLC_ACCESSKEY}' }),
    /placeholder/i,
  ),
  volcano(
    'a body with a line break and the host of the vendor',
    volc({
      body: banUsers,
      payload: sha256(banUsers),
      signed: [
        ['content-type', 'application/json'],
        ['host', 'livesaas.volcengineapi.com'],
        ['x-date', '20231114T221320Z'],
      ],
      canonical: (lines) => lines.map((line, at) => (at === 5 ? sha256(`${banUsers}\n`) : line)).join('\n'),
    }),
    /host|line break|serialised/i,
  ),
  volcano('the last step of the key in hex', volc({ key: hexAtTheEnd }), /hex/i),
  volcano('the path has the host alone', volc({ uri: volcHost }), /path/i),
];

const query = { nickName: '小明 a', pageNumber: '1' };
const { appSecret, appId, userId } = polyvKeys;
const at = (sent: Sent, from: string, to: string): Sent => ({
  ...sent,
  target: sent.target.replace(from, to),
});

export const polyvFourth: readonly Sample[] = [
  poly(
    'the query of the URL between the secrets',
    polyv({
      query,
      wrap: (_, secret) =>
        `${secret}appId=${appId}&timestamp=${millisecond}&nickName=${encodeURIComponent('小明 a')}&pageNumber=1${secret}`,
    }),
    /joined|query|URL/i,
  ),
  poly(
    'a value is decomposed',
    polyv({ query: { nickName: 'é' }, signed: { nickName: 'e\u0301' } }),
    /normal|charset|Unicode|compos/i,
  ),
  poly(
    'HTML escapes',
    polyv({ query: { nickName: 'a&b' }, signed: { nickName: 'a&amp;b' } }),
    /HTML|escape/i,
  ),
  poly(
    'the userId is signed as the appId',
    polyv({ query, signed: { appId: userId } }),
    /signed as the appId/i,
  ),
  poly('0x before the digits', polyv({ query, digest: (text) => `0x${md5(text)}` }), /0x|prefix|32/i),
  poly('half of the digest', polyv({ query, digest: (text) => md5(text).slice(0, 16) }), /16|half|complete/i),
  poly('the secret is hashed before', polyv({ query, secret: md5(appSecret).toLowerCase() }), /hash/i),
  poly('Unicode escapes', polyv({ query, signed: { nickName: String.raw`\u5c0f\u660e a` } }), /escape|\\u/i),
  poly(
    'addslashes of PHP',
    polyv({ query: { nickName: "o'neil" }, signed: { nickName: String.raw`o\'neil` } }),
    /escape|slash/i,
  ),
  poly(
    'the number of the page as a float',
    polyv({ query, signed: { pageNumber: '1.0' } }),
    /pageNumber|number|1\.0/i,
  ),
  poly('the appId in capitals', at(polyv(), `appId=${appId}`, 'appId=FAKEAPPID1'), /case|capital/i),
  poly('quotation marks around the appId', at(polyv(), `appId=${appId}`, `appId=%22${appId}%22`), /quot/i),
  poly(
    'as JSON, and in small letters',
    polyv({
      query,
      wrap: (_, secret) =>
        `${secret}${JSON.stringify({ appId, nickName: '小明 a', pageNumber: '1', timestamp: millisecond })}${secret}`,
      digest: (text) => md5(text).toLowerCase(),
    }),
    /JSON|lower case/,
  ),
];
