import { createHash, createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../sample.ts';
import { kick, md5, millisecond, polyv, polyvKeys } from '../signers/polyv-live.ts';

const of = samplesOf('polyv-live');

const query = { nickName: '小明 a', pageNumber: '1' };
const mute = {
  path: '/live/v3/user/chat/banned-user/update',
  form: { viewerIds: '["618948782650200","a"]', banned: 'Y' },
};
const kicking = { path: '/live/v4/chat/forbid/kick-users', json: kick };
const inChannel = {
  path: '/live/v4/chat/channel/forbid/kick-users',
  json: kick,
  query: { channelId: '1003' },
};

export const polyvSamples: readonly Sample[] = [
  of('small letters', polyv({ query, digest: (text) => md5(text).toLowerCase() }), /lower case/i),
  of(
    'the secret stands before alone',
    polyv({ query, wrap: (text, secret) => secret + text }),
    /only before|before/i,
  ),
  of('nothing is sorted', polyv({ query, order: (names) => names }), /sorted|order/i),
  of(
    'the JSON body is signed too',
    polyv({
      ...kicking,
      signed: { viewerIds: kick.viewerIds.join(','), nickNames: kick.nickNames.join(',') },
    }),
    /body/i,
  ),
  of(
    'the JSON text is appended',
    polyv({ ...kicking, wrap: (text, secret) => secret + text + JSON.stringify(kick) + secret }),
    /body/i,
  ),
  of(
    'values are signed encoded',
    polyv({ query, pair: (name, value) => name + encodeURIComponent(value) }),
    /encoded/i,
  ),
  of('an empty value is signed', polyv({ query: { viewerId: '', pageNumber: '1' } }), /empty/i),
  of(
    'seconds are signed, milliseconds sent',
    polyv({ query, signed: { timestamp: '1700000000' } }),
    /seconds|timestamp/i,
  ),
  of('sign takes part with no value', polyv({ query, signed: { sign: '' } }), /sign/i),
  of(
    'the pairs are joined as a query',
    polyv({ query, pair: (name, value) => `${name}=${value}`, joint: '&' }),
    /joined|query/i,
  ),
  of('the digest is made of a digest', polyv({ query, digest: (text) => md5(md5(text)) }), /digest|twice/i),
  of(
    'the secret is read with a newline',
    polyv({ query, secret: `${polyvKeys.appSecret}\r\n` }),
    /white space|line break/i,
  ),
  of(
    'a form signs its query alone',
    polyv({ ...mute, signed: { viewerIds: undefined, banned: undefined } }),
    /only appId and timestamp are signed/i,
  ),
  of(
    'channelId is put in after signing',
    polyv({ ...inChannel, signed: { channelId: undefined } }),
    /channelId|not signed/i,
  ),
  of(
    'Java prints a list',
    polyv({ ...mute, signed: { viewerIds: '[618948782650200, a]' } }),
    /list|printed/i,
  ),
  of(
    'Python signs JSON with spaces',
    polyv({ ...mute, signed: { viewerIds: '["618948782650200", "a"]' } }),
    /spaces|serialis|JSON/i,
  ),
  of(
    'SHA-256 and does not say so',
    polyv({ query, digest: (text) => createHash('sha256').update(text).digest('hex').toUpperCase() }),
    /another method|SHA-?256/i,
  ),
  of(
    'an HMAC by the secret',
    polyv({
      query,
      wrap: (text) => text,
      digest: (text) => createHmac('md5', polyvKeys.appSecret).update(text).digest('hex').toUpperCase(),
    }),
    /HMAC/i,
  ),
  of(
    'appId is forgotten',
    polyv({ query, signed: { appId: undefined } }),
    /appId|not signed|left out|missing/i,
  ),
  of('sorted from Z to A', polyv({ query, order: (names) => names.sort().reverse() }), /order|sorted/i),
  of('values without names', polyv({ query, pair: (_name, value) => value }), /names/i),
  of('the userId in the place of the secret', polyv({ query, secret: polyvKeys.userId }), /id.*secret/i),
  of(
    'the text is taken as Latin-1',
    polyv({ query, wrap: (text, secret) => Buffer.from(secret + text + secret, 'latin1') }),
    /charset/i,
  ),
  of(
    'a secret of nobody',
    polyv({ query, secret: '0123456789abcdef0123456789abcdef' }),
    /none of .* reproduces.*may be another/is,
  ),
  of(
    'a form sends a field that it did not sign',
    polyv({ ...mute, form: { ...mute.form, requestId: 'abc12345' }, signed: { requestId: undefined } }),
    /requestId|not signed/i,
  ),
  of(
    'the timestamp is taken twice',
    polyv({ query, signed: { timestamp: String(Number(millisecond) + 3) } }),
    /timestamp|time/i,
  ),
];
