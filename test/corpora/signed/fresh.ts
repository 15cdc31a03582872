import { createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../sample.ts';
import { block, second, sha256, tc3, v1 } from '../signers/tencent-trtc.ts';
import { rfc3986, scope, volc, volcGet, volcHost } from '../signers/volcengine-livesaas.ts';
import { polyv, polyvKeys } from '../signers/polyv-live.ts';
import { chatKeys, contentOf, signedBy, usualLines, type UserSig } from '../signers/tencent-chat.ts';

const trtc = samplesOf('tencent-trtc');
const volcano = samplesOf('volcengine-livesaas');
const poly = samplesOf('polyv-live');
const chat = (title: string, change: Partial<UserSig>, says: RegExp): Sample =>
  samplesOf('tencent-chat')(title, signedBy(change), says);

const [day, region, service] = scope;
const query = { nickName: '小明 a', pageNumber: '1' };
const joinTimes = { pair: (name: string, value: string) => `${name}=${value}` };
const long = '{"ActivityId":1819171234140099123,"BanStatus":1,"UserIds":[1820211234043371]}';
const noHash = (body: string, payload: string) => ({
  body,
  payload,
  signed: [
    ['content-type', 'application/json'],
    ['host', volcHost],
    ['x-date', '20231114T221320Z'],
  ] as const,
});

export const fresh: readonly Sample[] = [
  trtc(
    'Go prints a map for the hash',
    tc3({ payload: sha256('map[IsMute:1 RoomId:10006 SdkAppId:1400188366 UserId:29376]') }),
    /printed|than the JSON/i,
  ),
  trtc(
    'Date.now() is signed, its seconds are sent',
    tc3({ time: String(second * 1000 + 417) }),
    /millisecond/i,
  ),
  trtc(
    'localhost is signed',
    tc3({
      signed: [
        ['content-type', 'application/json'],
        ['host', 'localhost:4012'],
      ],
    }),
    /host/i,
  ),
  trtc(
    'the JSON is indented for the hash',
    tc3({ payload: sha256(JSON.stringify(JSON.parse(block), undefined, 2)) }),
    /serialis|spaces/i,
  ),
  trtc('getMonth() counts from 0', tc3({ dates: ['2023-10-14', '2023-10-14', '2023-10-14'] }), /date|month/i),
  trtc(
    'the keys of the JSON are sorted for the hash',
    tc3({ payload: sha256('{"IsMute":1,"RoomId":10006,"SdkAppId":1400188366,"UserId":"29376"}') }),
    /order|serialis/i,
  ),
  trtc(
    'the canonical request is hashed twice',
    tc3({ hash: (data) => sha256(sha256(data)) }),
    /own digits|twice|hashed/i,
  ),
  trtc(
    'the key is derived with SHA-512',
    tc3({
      key: (steps, secret) =>
        steps.reduce<string | Buffer>(
          (key, step) => createHmac('sha512', key).update(step).digest(),
          `TC3${secret}`,
        ),
    }),
    /SHA-?512|hash/i,
  ),
  trtc('v1: Region is added after signing', v1({ signed: { Region: undefined } }), /Region|not signed/i),
  trtc(
    'v1: joined with semicolons',
    v1({ text: (text) => `POST127.0.0.1:4012/?${text.replaceAll('&', ';')}` }),
    /joined/i,
  ),
  trtc(
    'v1: line breaks between the parts',
    v1({ text: (text) => `POST\n127.0.0.1:4012\n/\n${text}` }),
    /line break|between|more/i,
  ),
  trtc(
    'v1: RequestClient is signed and lost',
    v1({ signed: { RequestClient: '' } }),
    /not sent|RequestClient/i,
  ),
  trtc(
    'v1: GET with PHP http_build_query signed',
    v1({
      method: 'GET',
      fields: { UserId: 'a b' },
      pair: (name, value) => `${name}=${encodeURIComponent(value).replaceAll('%20', '+')}`,
    }),
    /encoded/i,
  ),
  volcano(
    'JSON.parse has rounded the id for the hash',
    volc(noHash(long, sha256(long.replace('099123', '099000')))),
    /round|digit|number/i,
  ),
  volcano(
    'the host of production',
    volc({
      signed: [
        ['content-type', 'application/json'],
        ['host', 'livesaas.volcengineapi.com'],
        ['x-content-sha256', sha256('{}')],
        ['x-date', '20231114T221320Z'],
      ],
      body: '{}',
    }),
    /host/i,
  ),
  volcano(
    'region before the day in the scope',
    volc({ scoped: [region, day, service, 'request'] }),
    /scope|order/i,
  ),
  volcano(
    'the query begins with ?',
    volcGet('Action=ListActivityAPI&Version=2020-06-01', '?Action=ListActivityAPI&Version=2020-06-01'),
    /\?|question/i,
  ),
  volcano('the secret signs directly', volc({ key: (_steps, secret) => secret }), /derived/i),
  volcano('the second turns between two readings', volc({ signedDate: '20231114T221319Z' }), /time|twice/i),
  volcano(
    'the names of headers keep their capitals',
    volc({
      signed: [
        ['Content-Type', 'application/json'],
        ['Host', volcHost],
        ['X-Content-Sha256', sha256('{}')],
        ['X-Date', '20231114T221320Z'],
      ],
      body: '{}',
    }),
    /lower case/i,
  ),
  volcano(
    'parentheses stay as they are',
    volcGet(
      `Action=ListActivityAPI&Name=${rfc3986('a(b)*')}&Version=2020-06-01`,
      'Action=ListActivityAPI&Name=a(b)*&Version=2020-06-01',
    ),
    /encod|escape|raw/i,
  ),
  poly(
    'as WeChat signs',
    polyv({ query, ...joinTimes, joint: '&', wrap: (text, secret) => `${text}&key=${secret}` }),
    /key=|parameter/i,
  ),
  poly('null is signed and not sent', polyv({ query, signed: { viewerId: 'null' } }), /null|not sent/i),
  poly(
    'the text is put into small letters',
    polyv({
      query: { nickName: 'Zoe', pageNumber: '1' },
      wrap: (text, secret) => (secret + text + secret).toLowerCase(),
    }),
    /another case/i,
  ),
  poly(
    'a plus sign is sent as it is',
    polyv({ query: { nickName: 'a+b' }, encode: (text) => text }),
    /\+|plus/i,
  ),
  poly(
    'the secret is in base64',
    polyv({ query, secret: Buffer.from(polyvKeys.appSecret).toString('base64') }),
    /encoded|base64/i,
  ),
  poly(
    'sorted by values',
    polyv({ query, order: () => ['pageNumber', 'timestamp', 'appId', 'nickName'] }),
    /order|sorted/i,
  ),
  chat(
    'the lines end in a written \\n',
    { content: (lines) => contentOf(lines).replaceAll('\n', '\\n') },
    /\\n|joined/i,
  ),
  chat(
    'the key is read from a file with a BOM',
    { secret: `\ufeff${chatKeys.secretKey}` },
    /byte order|white space/i,
  ),
  chat(
    'the line of the time holds milliseconds that are lost',
    { lines: usualLines.map(([name, value]) => [name, name === 'time' ? second * 1000 + 86 : value]) },
    /millisecond/i,
  ),
  chat(
    'the last character of the key was not copied',
    { secret: chatKeys.secretKey.slice(0, -1) },
    /complete|without/i,
  ),
  chat(
    'hex digits in base64',
    { print: (signature) => Buffer.from(signature.toString('hex')).toString('base64') },
    /hex/i,
  ),
];
