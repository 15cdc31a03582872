import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import { samplesOf, type Sample } from '../../sample.ts';
import { hmac256, sha256 } from '../../signers/tencent-trtc.ts';
import {
  banUsers,
  rfc3986,
  scope,
  volc,
  volcGet,
  volcHost,
  volcKeys,
  volcUrl,
  type Volc,
} from '../../signers/volcengine-livesaas.ts';

const of = samplesOf('volcengine-livesaas');
const { accessKeyId, secretAccessKey: secret } = volcKeys;
const date = '20231114T221320Z';
const json = 'application/json';

type Pairs = Volc['signed'];
const headers = (change: Readonly<Record<string, string>> = {}, more: Pairs = []): Pairs => [
  ['content-type', change['content-type'] ?? json],
  ['host', change['host'] ?? volcHost],
  ['x-content-sha256', change['x-content-sha256'] ?? sha256(banUsers)],
  ['x-date', change['x-date'] ?? date],
  ...more,
];
const scoped = (change: Partial<Record<0 | 1 | 2 | 3, string>>): readonly string[] =>
  scope.map((one, index) => change[index as 0] ?? one);
const named = (change: Partial<Record<0 | 1 | 2 | 3, string>>): Partial<Volc> => ({ named: scoped(change) });
const steps =
  (first: BinaryLike) =>
  (parts: readonly string[]): BinaryLike =>
    parts.reduce<BinaryLike>((key, part) => hmac256(key, part), first);
const users = (name: string): string =>
  `Action=ListActivityUsers&ActivityId=1819171234140099&UserName=${name}&Version=2023-08-01`;
const sentAs = (name: string): string =>
  `Action=ListActivityUsers&Version=2023-08-01&ActivityId=1819171234140099&UserName=${name}`;
const bodyText = (body: string): Partial<Volc> => ({ payload: sha256(body) });

/** Calls that are signed wrongly, as public reports have it, written before anybody looked at what is told. */
export const volcFifth: readonly Sample[] = [
  of(
    'the host of the vendor',
    volc({ signed: headers({ host: 'open.volcengineapi.com' }) }),
    /open\.volcengineapi\.com/,
  ),
  of(
    'the host of the product',
    volc({ signed: headers({ host: 'livesaas.volcengineapi.com' }) }),
    /livesaas\.volcengineapi\.com|host/,
  ),
  of(
    'the host of another product, as the library has it',
    volc({ signed: headers({ host: 'visual.volcengineapi.com' }) }),
    /host/i,
  ),
  of('the port of the scheme', volc({ signed: headers({ host: '127.0.0.1:80' }) }), /port|host/i),
  of('the prefix of AWS', volc({ key: steps(`AWS4${secret}`) }), /AWS4/),
  of('the prefix of another cloud of the same family', volc({ key: steps(`KSC4${secret}`) }), /KSC4|prefix/),
  of('the last word of AWS', volc(named({ 3: 'aws4_request' })), /aws4_request|request/),
  of(
    'the region of the console',
    volc({ scoped: scoped({ 1: 'cn-beijing' }), derived: scoped({ 1: 'cn-beijing' }) }),
    /region|cn-beijing/i,
  ),
  of(
    'the service of the sample',
    volc({ scoped: scoped({ 2: 'iam' }), derived: scoped({ 2: 'iam' }) }),
    /service|iam/i,
  ),
  of(
    'the day of Beijing in the scope',
    volc({ scoped: scoped({ 0: '20231115' }), derived: scoped({ 0: '20231115' }) }),
    /UTC|local|day|date/i,
  ),
  of('the whole time in the key', volc({ derived: scoped({ 0: date }) }), /day|date|X-Date/i),
  of(
    'the time in the form with hyphens',
    volc({ signedDate: '2023-11-14T22:13:20Z' }),
    /X-Date|form|hyphen/i,
  ),
  of('a second too many in the text', volc({ signedDate: '20231114T221321Z' }), /X-Date|second/i),
  of(
    'an empty body, as the library was given none',
    volc({ ...bodyText(''), signed: headers({ 'x-content-sha256': sha256('') }) }),
    /body|empty/i,
  ),
  of(
    'the body that jackson writes',
    volc({
      ...bodyText(JSON.stringify(JSON.parse(banUsers), null, 2)),
      signed: headers({ 'x-content-sha256': sha256(JSON.stringify(JSON.parse(banUsers), null, 2)) }),
    }),
    /space|blank|JSON|pretty|indent/i,
  ),
  of(
    'no hash of the body',
    volc({ payload: 'UNSIGNED-PAYLOAD', signed: headers({ 'x-content-sha256': 'UNSIGNED-PAYLOAD' }) }),
    /UNSIGNED-PAYLOAD|hash/i,
  ),
  of(
    'the body as it is',
    volc({
      payload: banUsers,
      signed: headers().filter(([name]) => name !== 'x-content-sha256'),
    }),
    /hash|body|x-content-sha256/i,
  ),
  of(
    'the form that the samples post',
    volc({ signed: headers({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }) }),
    /content-type/i,
  ),
  of(
    'a charset that only the library has',
    volc({ contentType: 'application/json; charset=utf-8', signed: headers() }),
    /charset/i,
  ),
  of(
    'headers listed in capitals',
    volc({ listed: 'Content-Type;Host;X-Content-Sha256;X-Date' }),
    /lower|case|capital|names/i,
  ),
  of(
    'names of headers in capitals',
    volc({
      canonical: (lines) =>
        lines
          .map((line, index) =>
            index === 3
              ? line
                  .replace('content-type', 'Content-Type')
                  .replace('host', 'Host')
                  .replace('x-content-sha256', 'X-Content-Sha256')
                  .replace('x-date', 'X-Date')
              : line,
          )
          .join('\n'),
    }),
    /lower|case|capital/i,
  ),
  of(
    'a blank after each colon',
    volc({ signed: headers().map(([name, value]) => [name, ` ${value}`]) }),
    /space|blank/i,
  ),
  of(
    'the keys in hexadecimal digits',
    volc({
      key: (parts, first) =>
        parts.reduce<BinaryLike>((key, part) => hmac256(key, part).toString('hex'), first),
    }),
    /hex/i,
  ),
  of('base64 in place of hexadecimal digits', volc({ print: (hmac) => hmac.toString('base64') }), /base64/i),
  of('the secret that somebody decoded', volc({ secret: Buffer.from(secret, 'base64') }), /base64/i),
  of('the secret that somebody encoded', volc({ secret: Buffer.from(secret).toString('base64') }), /base64/i),
  of('the id as the secret', volc({ secret: accessKeyId }), /AccessKeyId|access key id/i),
  of('the algorithm of AWS', volc({ algorithm: 'AWS4-HMAC-SHA256' }), /HMAC-SHA256|algorithm/),
  of(
    'no step for the region',
    volc({ key: ([day, , service, end], first) => steps(first)([day!, service!, end!]) }),
    /region|step|key/i,
  ),
  of(
    'the steps in another order',
    volc({
      key: ([day, region, service, end], first) => steps(first)([day!, service!, region!, end!]),
    }),
    /order|region|service|key/i,
  ),
  of('SHA-1', volc({ hash: (text) => createHash('sha1').update(text).digest('hex') }), /SHA-?1/i),
  of(
    'the text and the key in the place of each other',
    volc({
      key: (parts, first) =>
        parts.reduce<BinaryLike>(
          (key, part) =>
            createHmac('sha256', part)
              .update(key as string)
              .digest(),
          first,
        ),
    }),
    /swap|exchange|place/i,
  ),
  of(
    'the query in the path',
    volc({ uri: '/?Action=UpdateActivityUserBanStatus&Version=2023-08-01', query: '' }),
    /query|path/i,
  ),
  of('no query', volc({ query: '' }), /query/i),
  of('the query as it is sent', volcGet(sentAs('a'), sentAs('a')), /order|sort/i),
  of('a name that is not escaped', volcGet(sentAs(rfc3986('小明')), users('小明')), /escape|encode/i),
  of('a plus for a blank', volcGet(sentAs('a%20b'), users('a+b')), /\+|plus|space|blank/i),
  of(
    'small letters of C# in the escapes',
    volcGet(sentAs(rfc3986('小明')), users(rfc3986('小明').toLowerCase())),
    /lower|case|capital/i,
  ),
  of(
    'a value that is escaped twice',
    volcGet(sentAs(rfc3986('小明')), users(rfc3986(rfc3986('小明')))),
    /twice/i,
  ),
  of(
    'brackets and stars as encodeURIComponent leaves them',
    volcGet(sentAs(rfc3986('(a)*')), users('(a)*')),
    /encodeURIComponent|RFC 3986|\(|\*/i,
  ),
  of(
    'an empty parameter left out',
    volcGet(sentAs(''), users('').replace('UserName=&', '')),
    /empty|UserName/i,
  ),
  of(
    'an empty parameter without its sign',
    volcGet(sentAs(''), users('').replace('UserName=', 'UserName')),
    /empty|=|UserName/i,
  ),
  of(
    'the version is not signed',
    volcGet(sentAs('a'), users('a').replace('&Version=2023-08-01', '')),
    /Version/,
  ),
  of(
    'the headers of a GET with a blank line too many',
    volcGet(sentAs('a'), users('a'), {
      canonical: (lines) => lines.map((line, index) => (index === 4 ? `${line}\n` : line)).join('\n'),
    }),
    /line/i,
  ),
  of(
    'a length that a proxy takes away',
    volc({
      signed: [...headers().slice(0, 1), ['content-length', String(banUsers.length)], ...headers().slice(1)],
    }),
    /content-length/i,
  ),
  of(
    'an agent that the gateway changes',
    volc({ signed: headers({}, [['user-agent', 'volc-sdk-python/1.0']]), extra: [['User-Agent', 'nginx']] }),
    /user-agent/i,
  ),
  of(
    'a signed address whose times is not listed',
    volcUrl({
      queries: [
        'Action',
        'ActivityId',
        'Version',
        'X-Algorithm',
        'X-Credential',
        'X-NotSignBody',
        'X-SignedHeaders',
      ],
      signedToo: { 'X-Date': date },
    }),
    /X-Date|listed|X-SignedQueries/i,
  ),
  of('a signed address with a body of AWS', volcUrl({ payload: 'UNSIGNED-PAYLOAD' }), /UNSIGNED-PAYLOAD/),
  of('a signed address that hashes no body at all', volcUrl({ payload: '' }), /hash|empty|body|payload/i),
  of('a secret that is not there', volc({ secret: 'null' }), /null/),
  of(
    'the secret of another place',
    volc({ secret: 'another-secret-key-of-nobody' }),
    /may be another|secret/i,
  ),
];
