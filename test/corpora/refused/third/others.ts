import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { kick, polyv } from '../../signers/polyv-live.ts';
import { chatCall } from '../../signers/tencent-chat.ts';
import { tc3 } from '../../signers/tencent-trtc.ts';
import { volc, volcGet, volcHost } from '../../signers/volcengine-livesaas.ts';

const volcano = samplesOf('volcengine-livesaas');
const poly = samplesOf('polyv-live');

const activity = 1_819_171_234_140_099;
const post = (action: string, body: unknown, version = '2023-08-01'): Sent => {
  const query = `Action=${action}&Version=${version}`;
  return volc({ target: `/?${query}`, query, body: JSON.stringify(body) });
};
const get = (query: string): Sent => volcGet(query, query.split('&').sort().join('&'));
const users = 'Action=ListActivityUsers&Version=2023-08-01';
const without = (sent: Sent, name: string): Sent => ({
  ...sent,
  headers: sent.headers!.filter(([one]) => one !== name),
});
const withAuthorization = (change: (old: string) => string): Sent => ({
  ...volc(),
  headers: volc().headers!.map(([name, value]) => [name, name === 'Authorization' ? change(value) : value]),
});

/** Calls to Volcengine that are refused for no signature, written before anybody looked at what is told. */
export const volcRefusedThird: readonly Sample[] = [
  volcano(
    'true in quotation marks',
    post(
      'SilenceUserAPI',
      { ActivityId: activity, UserId: 1_820_211_234_043_371, Status: 'true' },
      '2020-06-01',
    ),
    /Status: .*true or false.*"true"/,
  ),
  volcano(
    'one user in a list',
    post(
      'SilenceUserAPI',
      { ActivityId: activity, UserId: [1_820_211_234_043_371], Status: true },
      '2020-06-01',
    ),
    /UserId: .*number.*list/,
  ),
  volcano(
    'addresses in one text',
    post('UpdateActivityIpBanStatus', { ActivityId: activity, BanStatus: 1, Ips: '10.0.0.1' }),
    /Ips: .*list.*"10\.0\.0\.1"/,
  ),
  volcano(
    'the field of another action',
    post('UpdateActivityIpBanStatus', { ActivityId: activity, BanStatus: 1, IPs: ['10.0.0.1'] }),
    /Ips: .*missing.*IPs/,
  ),
  volcano(
    'the statuses of the other ban',
    post('UpdateAccountBanStatus', { UserIds: [1_820_211_234_043_371], BanStatus: 0 }),
    /BanStatus: .*1.*2.*0/,
  ),
  volcano('a status of nothing', get(`${users}&ActivityId=${activity}&SearchStatus=9`), /SearchStatus: .*9/),
  volcano(
    'a page 0',
    get(`${users}&ActivityId=${activity}&SearchStatus=1&PageNumber=0`),
    /PageNumber: .*1.*0/,
  ),
  volcano(
    'a word for a number',
    get(`${users}&ActivityId=abc&SearchStatus=1`),
    /ActivityId: .*number.*"abc"/,
  ),
  volcano(
    'an activity with a capital D',
    get(`${users}&ActivityID=${activity}&SearchStatus=1`),
    /ActivityId: .*missing.*ActivityID/,
  ),
  volcano(
    'no name',
    post('CreateActivityAPIV2', { LiveTime: 1_700_003_600 }, '2020-06-01'),
    /Name: .*missing/,
  ),
  volcano(
    'an end before its beginning',
    post('CreateActivityAPIV2', { Name: 'a', LiveTime: 1_700_003_600, EndTime: 1_700_000_000 }, '2020-06-01'),
    /EndTime: /,
  ),
  volcano(
    'a time in words',
    post('CreateActivityAPIV2', { Name: 'a', LiveTime: '2023-11-14 22:00' }, '2020-06-01'),
    /LiveTime: .*number.*2023-11-14 22:00/,
  ),
  volcano('no X-Date', without(volc(), 'X-Date'), /X-Date: .*missing/),
  volcano(
    'a Basic authorization',
    withAuthorization(() => 'Basic YTpi'),
    /Authorization: .*HMAC-SHA256.*Basic/s,
  ),
  volcano(
    'a credential of four parts',
    withAuthorization((old) => old.replace('/request', '')),
    /Credential|Authorization/,
  ),
  volcano(
    'a verb too many',
    post('DeleteActivity', { ActivityId: activity }, '2020-06-01'),
    /DeleteActivityAPI/,
  ),
  volcano('a call of TRTC', tc3(), /SetUserBlocked.*http:\/\/127\.0\.0\.1:4012/),
  volcano('a path', { ...volc(), target: `/api${volc().target}` }, /path|\/api|\/\?Action/),
  volcano(
    'the parameters of the query in the body',
    { method: 'POST', target: '/', headers: [['Host', volcHost]], body: '{"Action":"ListActivityAPI"}' },
    /Action: .*(?:missing|URL).*body|body.*Action/s,
  ),
];

const channel = '/live/v3/channel/chat/banned-user';
const muting = (form: Readonly<Record<string, string>>, path = channel): Sent => polyv({ path, form });
const kicking = (json: unknown, query: Readonly<Record<string, string>> = {}): Sent =>
  polyv({ path: '/live/v4/chat/channel/forbid/kick-users', json, query });
const creating = (json: unknown): Sent => polyv({ path: '/live/v4/channel/create', json });
const renamed = (from: string, to: string): Sent => ({
  ...polyv(),
  target: polyv().target.replace(from, to),
});

export const polyvRefusedThird: readonly Sample[] = [
  poly('yes for Y', muting({ channelId: '1003', userIds: 'a', toBanned: 'yes' }), /toBanned: .*Y.*"yes"/),
  poly('no users', muting({ channelId: '1003', toBanned: 'Y' }), /userIds: .*missing/),
  poly(
    'the ids of the other call',
    muting({ channelId: '1003', viewerIds: 'a', toBanned: 'Y' }),
    /userIds: .*missing.*viewerIds/,
  ),
  poly('a channel that is a word', muting({ channelId: 'abc', userIds: 'a' }), /channelId: .*"abc"/),
  poly('a channel in capitals', kicking(kick, { channelID: '1003' }), /channelId: .*missing.*channelID/),
  poly('no channel', kicking(kick), /channelId: .*missing/),
  poly(
    'ids that are numbers and null',
    kicking({ viewerIds: [1, null], nickNames: ['a', 'b'] }, { channelId: '1003' }),
    /viewerIds.*1.*null/,
  ),
  poly(
    'a kind of ban',
    polyv({ path: '/live/v3/channel/chat/get-banned-list', query: { channelId: '1003', type: 'IP' } }),
    /type: .*ip.*"IP"/,
  ),
  poly(
    'no kind of ban',
    polyv({ path: '/live/v3/channel/chat/get-banned-list', query: { channelId: '1003' } }),
    /type: .*missing/,
  ),
  poly('a page of minus one', polyv({ query: { pageNumber: '-1' } }), /pageNumber: .*-1/),
  poly('a page of 1.5', polyv({ query: { pageNumber: '1.5' } }), /pageNumber: .*1\.5/),
  poly('a page beyond 32 bits', polyv({ query: { pageSize: '99999999999' } }), /pageSize: .*99999999999/),
  poly(
    'a scene of another time',
    creating({ name: 'a', newScene: 'ppt', template: 'ppt' }),
    /newScene: .*topclass.*"ppt"/,
  ),
  poly(
    'a name that is too long',
    creating({ name: 'a'.repeat(101), newScene: 'topclass', template: 'ppt' }),
    /name: .*100.*101/,
  ),
  poly(
    'the scene in snake case',
    creating({ name: 'a', new_scene: 'topclass', template: 'ppt' }),
    /newScene: .*missing.*new_scene/,
  ),
  poly(
    'the names of pages of the other list',
    polyv({ path: '/live/v3/user/chat/banned-user/list', query: { page: 'first' } }),
    /page: .*"first"/,
  ),
  poly('a path without live', renamed('/live/v4', '/v4'), /\/live\/v4\/chat\/forbid\/list/),
  poly(
    'a path with a slash at its end',
    renamed('/list?', '/list/?'),
    /\/live\/v4\/chat\/forbid\/list|slash/,
  ),
  poly(
    'a call of the gateway of Chat',
    chatCall('live_engine_http_srv/ban_member', {}),
    /http:\/\/127\.0\.0\.1:4011/,
  ),
  poly('APPID', renamed('appId=', 'APPID='), /appId.*missing.*APPID/),
  poly(
    'a channel of another account',
    polyv({ path: '/live/v2/channels/9999/delete', form: {} }),
    /channelId: .*9999/,
  ),
];
