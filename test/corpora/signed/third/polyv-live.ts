import { createHash } from 'node:crypto';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { kick, md5, millisecond, polyv, polyvKeys } from '../../signers/polyv-live.ts';

const of = samplesOf('polyv-live');

const query = { nickName: '小明 a', pageNumber: '1' };
const mute = {
  path: '/live/v3/user/chat/banned-user/update',
  form: { viewerIds: '["618948782650200","a"]', banned: 'Y' },
};
const kicking = { path: '/live/v4/chat/forbid/kick-users', json: kick };
const { appSecret, appId } = polyvKeys;

const bytesOf = (digits: string): Buffer => Buffer.from(digits, 'hex');
/** 小明 in the bytes of GBK. */
const gbk = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (sign) =>
      sign === '小'
        ? Buffer.from([0xd0, 0xa1])
        : sign === '明'
          ? Buffer.from([0xc3, 0xf7])
          : Buffer.from(sign),
    ),
  );
const renamed = (sent: Sent, from: string, to: string): Sent => ({
  ...sent,
  target: sent.target.replace(from, to),
});

/** What people of several languages get wrong with this scheme, written before anybody looked at what is named. */
const wrong: readonly Sample[] = [
  of(
    'the secret stands behind alone',
    polyv({ query, wrap: (text, secret) => text + secret }),
    /after|behind|only/i,
  ),
  of(
    'Python prints a list',
    polyv({ ...mute, signed: { viewerIds: "['618948782650200', 'a']" } }),
    /list|printed|repr/i,
  ),
  of(
    'JavaScript prints a list',
    polyv({ ...mute, signed: { viewerIds: '618948782650200,a' } }),
    /list|joined|comma/i,
  ),
  of(
    'Java signs the time as a double',
    polyv({ query, signed: { timestamp: '1.7E12' } }),
    /1\.7E12|exponent|scientific|float|printed|fraction/i,
  ),
  of(
    'Python signs the time with its fraction',
    polyv({ query, signed: { timestamp: `${millisecond}.0` } }),
    /fraction|float|\.0/i,
  ),
  of(
    'Java encodes values with +',
    polyv({ query, pair: (name, value) => name + encodeURIComponent(value).replaceAll('%20', '+') }),
    /encoded/i,
  ),
  of(
    'an & is left at the end of the pairs',
    polyv({
      query,
      pair: (name, value) => `${name}=${value}&`,
      wrap: (text, secret) => `${text}${secret}`,
    }),
    /joined|only after/i,
  ),
  of(
    'the text is taken as GBK',
    polyv({ query, wrap: (text, secret) => gbk(secret + text + secret) }),
    /charset|GBK/i,
  ),
  of(
    'the path is signed too',
    polyv({ query, wrap: (text, secret) => `${secret}/live/v4/chat/forbid/list${text}${secret}` }),
    /path/i,
  ),
  of(
    'the digest of the body is appended',
    polyv({
      ...kicking,
      wrap: (text, secret) => secret + text + md5(JSON.stringify(kick)).toLowerCase() + secret,
    }),
    /body/i,
  ),
  of('16 digits of MD5', polyv({ query, digest: (text) => md5(text).slice(8, 24) }), /16/),
  of('MD5 in base64', polyv({ query, digest: (text) => bytesOf(md5(text)).toString('base64') }), /base64/i),
  of(
    'the method is named after signing',
    polyv({
      query: { ...query, signatureMethod: 'SHA256' },
      signed: { signatureMethod: undefined },
      digest: (text) => createHash('sha256').update(text).digest('hex').toUpperCase(),
    }),
    /signatureMethod|not signed/i,
  ),
  of(
    'the appId stands on both sides',
    polyv({ query, wrap: (text) => appId + text + appId }),
    /id.*secret|secret.*id/i,
  ),
  of(
    'the sorted fields are signed as JSON',
    polyv({
      query,
      wrap: (_text, secret) =>
        `${secret}${JSON.stringify({ appId, nickName: query.nickName, pageNumber: '1', timestamp: millisecond })}${secret}`,
    }),
    /JSON/,
  ),
  of(
    'nothing is sorted, and the digits are small',
    polyv({ query, order: (names) => names.toReversed(), digest: (text) => md5(text).toLowerCase() }),
    /sorted|order|lower case/i,
  ),
  of(
    'a field without a value is signed as undefined',
    polyv({ query, signed: { viewerId: 'undefined' } }),
    /undefined|not sent/i,
  ),
  of(
    'a zero-width space came with the secret',
    polyv({ query, secret: `\u200b${appSecret}` }),
    /white space|invisible|zero/i,
  ),
  of('single quotation marks came with the secret', polyv({ query, secret: `'${appSecret}'` }), /quot/i),
  of(
    'the value is trimmed before signing',
    polyv({ query: { nickName: ' Zoe ', pageNumber: '1' }, signed: { nickName: 'Zoe' } }),
    /trim|white space|space/i,
  ),
  of('the timestamp is forgotten', polyv({ query, signed: { timestamp: undefined } }), /timestamp/i),
  of(
    'the secret is sorted in as a field',
    polyv({ query, signed: { appSecret }, wrap: (text) => text }),
    /field|parameter|sorted|secret/i,
  ),
];

/** What is no signature, and yet stops the call there. */
const aroundIt: readonly Sample[] = [
  of(
    'the appId has a line break',
    renamed(polyv(), `appId=${appId}`, `appId=${appId}%0A`),
    /white space|line break/i,
  ),
  of(
    'the userId in the place of the appId',
    renamed(polyv(), `appId=${appId}`, `appId=${polyvKeys.userId}`),
    /userId|fakeuser01/,
  ),
  of('the clock of Tokyo', polyv({ timestamp: String(Number(millisecond) + 32_400_000) }), /local time/i),
];

export const polyvThird: readonly Sample[] = [...wrong, ...aroundIt];
