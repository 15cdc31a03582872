import { samplesOf, type Sample, type Sent } from '../sample.ts';
import { kick, millisecond, polyv, polyvKeys } from '../signers/polyv-live.ts';
import { volc } from '../signers/volcengine-livesaas.ts';

const of = samplesOf('polyv-live');

const mute = '/live/v3/user/chat/banned-user/update';
const muting = (viewerIds: string, banned: string): Sent =>
  polyv({ path: mute, form: { viewerIds, banned } });
const kicking = (json: unknown, path = '/live/v4/chat/forbid/kick-users', query = {}): Sent =>
  polyv({ path, json, query });
const inChannel = '/live/v4/chat/channel/forbid/kick-users';
const typed = (sent: Sent, type: string): Sent => ({ ...sent, headers: [['Content-Type', type]] });
const renamed = (from: string, to: string): Sent => ({
  ...polyv(),
  target: polyv().target.replace(from, to),
});
const at = (timestamp: string): Sent => polyv({ query: { timestamp }, signed: { timestamp } });
const boundary = '--b\r\nContent-Disposition: form-data; name="appId"\r\n\r\nfakeappid1\r\n--b--\r\n';

export const polyvRefusals: readonly Sample[] = [
  of('no appId', renamed('appId=fakeappid1&', ''), /appId: .*missing/),
  of('appid', renamed('appId=', 'appid='), /appId.*missing.*appid/),
  of('app_id', renamed('appId=', 'app_id='), /appId.*missing.*app_id/),
  of('an app of nobody', renamed('appId=fakeappid1', 'appId=gtyoqsv8vz'), /gtyoqsv8vz/),
  of(
    'the secret in the place of the id',
    renamed('appId=fakeappid1', `appId=${polyvKeys.appSecret}`),
    /appSecret stands in the place of the appId/,
  ),
  of('seconds', at('1700000000'), /timestamp.*(?:in seconds|seconds, not|13)/s),
  of('local time of Shanghai', at(String(Number(millisecond) + 28_800_000)), /local time/i),
  of('four minutes ago', at(String(Number(millisecond) - 240_000)), /timestamp: .*(?:4 min|240 s)/),
  of('a date', at('2023-11-14 22:13:20'), /timestamp: .*2023-11-14 22:13:20/),
  of('no timestamp', renamed(`timestamp=${millisecond}&`, ''), /timestamp: .*missing/),
  of('no sign', { ...polyv(), target: polyv().target.replace(/&sign=.*/, '') }, /sign: .*missing/),
  of('ids with commas', muting('a,b', 'Y'), /viewerIds: .*(?:JSON|list).*"?a,b/),
  of('a small y', muting('["a"]', 'y'), /banned: .*Y.*"y"/),
  of('true for Y', muting('["a"]', 'true'), /banned: .*Y.*"true"/),
  of(
    'a form under application/json',
    typed(muting('["a"]', 'Y'), 'application/json'),
    /form.*Content-Type|Content-Type.*form/s,
  ),
  of(
    'a form under text/plain',
    typed(muting('["a"]', 'Y'), 'text/plain;charset=UTF-8'),
    /form.*Content-Type|Content-Type.*form/s,
  ),
  of(
    'multipart',
    {
      method: 'POST',
      target: mute,
      headers: [['Content-Type', 'multipart/form-data; boundary=b']],
      body: boundary,
    },
    /multipart/,
  ),
  of('ten in words', polyv({ query: { pageSize: 'ten' } }), /pageSize: .*"ten"/),
  of('lists of two lengths', kicking({ viewerIds: ['a', 'b'], nickNames: ['A'] }), /nickNames|viewerIds/),
  of('no nicknames', kicking({ viewerIds: ['a'] }), /nickNames: .*missing/),
  of('an id in place of a list', kicking({ viewerIds: 'a', nickNames: 'A' }), /viewerIds: .*list.*"a"/),
  of('a list in place of an object', kicking([1]), /body: .*object.*list/),
  of(
    'a channel in the body',
    kicking({ ...kick, channelId: '1003' }, inChannel),
    /channelId: .*in the query; it is in a JSON body/,
  ),
  of('a channel of nobody', kicking(kick, inChannel, { channelId: '1004' }), /channelId: .*1004/),
  of(
    'a path of version 3',
    renamed('/live/v4', '/live/v3'),
    /\/live\/v4\/chat\/forbid\/list|v4\/chat\/forbid\/list/,
  ),
  of('a path in the singular', kicking(kick, '/live/v4/chat/forbid/kick-user'), /kick-users/),
  of('POST for a list', { ...polyv(), method: 'POST' }, /GET.*POST|POST.*GET/),
  of(
    'GET for a mute',
    { method: 'GET', target: `${mute}?${String(muting('["a"]', 'Y').body)}` },
    /POST.*GET|GET.*POST/,
  ),
  of('a call of Volcengine', volc(), /UpdateActivityUserBanStatus.*http:\/\/127\.0\.0\.1:4013/),
  of(
    'JSON for a form',
    polyv({ path: mute, json: { viewerIds: '["a"]', banned: 'Y' } }),
    /viewerIds.*(?:form|JSON|body)/s,
  ),
  of('a browser', { method: 'GET', target: '/' }, /\/live\//),
];
