import { createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../../sample.ts';
import { hmac256, sha256 } from '../../signers/tencent-trtc.ts';
import {
  banUsers,
  listUsers,
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

const [day, region, service] = scope;
const date = '20231114T221320Z';
const tail = '&SearchStatus=1&Version=2023-08-01';
const nice = (name: string): string => `${listUsers}&SearchName=${name}${tail}`;
const titled = '{"Name":"公司","LiveTime":1700003600}';
/** A call whose hash of the body stands in no header. */
const creation = (payload: string): Partial<Volc> => ({
  target: '/?Action=CreateActivityAPIV2&Version=2020-06-01',
  query: 'Action=CreateActivityAPIV2&Version=2020-06-01',
  body: titled,
  payload,
  signed: [
    ['content-type', 'application/json'],
    ['host', volcHost],
    ['x-date', date],
  ],
});
const headers = (change: Readonly<Record<string, string>>): Partial<Volc> => ({
  signed: Object.entries({
    'content-type': 'application/json',
    host: volcHost,
    'x-content-sha256': sha256(banUsers),
    'x-date': date,
    ...change,
  }),
});

/** What people of several languages get wrong with this scheme, written before anybody looked at what is named. */
const wrong: readonly Sample[] = [
  of('the string to sign has an ISO time', volc({ signedDate: '2023-11-14T22:13:20Z' }), /time|date/i),
  of(
    'the names of the headers are joined with commas',
    volc({
      canonical: (lines) =>
        lines.map((line, index) => (index === 4 ? line.replaceAll(';', ',') : line)).join('\n'),
    }),
    /comma|joined/i,
  ),
  of(
    'the key begins with TC3',
    volc({ secret: `TC3${volcKeys.secretAccessKey}` }),
    /TC3|another cloud|prefix/i,
  ),
  of('the path is the whole address', volc({ uri: `http://${volcHost}/` }), /path/i),
  of(
    'parameters are added after signing',
    volcGet(`${listUsers}${tail}`, 'Action=ListActivityUsers&Version=2023-08-01'),
    /not signed|signed and|sent and/i,
  ),
  of(
    'a list is signed with commas and sent with brackets',
    volcGet(
      `${listUsers}&SearchStatus=1&UserIds%5B%5D=1&UserIds%5B%5D=2&Version=2023-08-01`,
      `${listUsers}&SearchStatus=1&UserIds=1%2C2&Version=2023-08-01`,
    ),
    /list|bracket/i,
  ),
  of(
    'a parameter that has no value is signed as undefined',
    volcGet(nice('').replace('&SearchName=', ''), nice('undefined')),
    /undefined|not sent/i,
  ),
  of(
    'the hash of the body is in base64',
    volc(creation(Buffer.from(sha256(titled), 'hex').toString('base64'))),
    /base64/i,
  ),
  of('the hash of the body is UNSIGNED-PAYLOAD', volc(creation('UNSIGNED-PAYLOAD')), /UNSIGNED-PAYLOAD/),
  of(
    'the values of the headers are in small letters',
    volc(headers({ 'x-date': date.toLowerCase() })),
    /lower|case/i,
  ),
  of(
    'a space stands behind each colon',
    volc(
      headers({
        host: ` ${volcHost}`,
        'content-type': ' application/json',
        'x-date': ` ${date}`,
        'x-content-sha256': ` ${sha256(banUsers)}`,
      }),
    ),
    /space|trim/i,
  ),
  of('the host of BytePlus', volc(headers({ host: 'open.byteplusapi.com' })), /host/i),
  of('the scope has no day', volc({ scoped: [region, service, 'request'] }), /scope|day|date/i),
  of(
    'the canonical request is not hashed',
    volc({ hash: (text) => text }),
    /not hashed|hash|canonical request/i,
  ),
  of('Java encodes ~ and leaves *', volcGet(nice('a~%2A'), nice('a%7E*')), /~|\*|escape|encod/i),
  of(
    'the body is hashed as Latin-1',
    volc(creation(sha256('{"Name":"??","LiveTime":1700003600}'))),
    /charset|ASCII|\?/i,
  ),
  of('the query is encoded in GBK', volcGet(nice('%E5%B0%8F'), nice('%D0%A1')), /charset|GBK/i),
  of(
    'the method is in small letters',
    volc({ canonical: ([_method, ...rest]) => ['post', ...rest].join('\n') }),
    /method/i,
  ),
  of(
    'the last HMAC is SHA-512',
    volc({
      toSign: (lines) => lines.join('\n'),
      print: () => {
        const key = scope.reduce<string | Buffer>(
          (one, step) => hmac256(one, step),
          volcKeys.secretAccessKey,
        );
        const canonical = [
          'POST',
          '/',
          'Action=UpdateActivityUserBanStatus&Version=2023-08-01',
          `content-type:application/json\nhost:${volcHost}\nx-content-sha256:${sha256(banUsers)}\nx-date:${date}\n`,
          'content-type;host;x-content-sha256;x-date',
          sha256(banUsers),
        ].join('\n');
        const text = ['HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
        return createHmac('sha512', key).update(text).digest('hex');
      },
    }),
    /SHA-?512|hash/i,
  ),
  of('the secret is [object Object]', volc({ secret: '[object Object]' }), /object|missing|empty/i),
  of(
    'region and service change places in the key',
    volc({ derived: [day, service, region, 'request'] }),
    /order|region|service/i,
  ),
  of(
    'a URL is encoded with + for spaces',
    volcUrl({ params: { SearchName: 'a b' }, encode: (text) => rfc3986(text).replaceAll('%20', '+') }),
    /space|\+/i,
  ),
  of(
    'a POST is signed as the GET it was in the sample',
    volc({ canonical: ([_method, ...rest]) => ['GET', ...rest].join('\n') }),
    /method/i,
  ),
];

/** What is no signature, and yet stops the call there. */
const aroundIt: readonly Sample[] = [
  of(
    'the access key has a space at its end',
    volc({ accessKeyId: `${volcKeys.accessKeyId} ` }),
    /white space|space/i,
  ),
  of(
    'the clock of Nepal',
    volc({ date: '20231115T035820Z', named: ['20231115', region, service, 'request'] }),
    /local time/i,
  ),
];

export const volcThird: readonly Sample[] = [...wrong, ...aroundIt];
