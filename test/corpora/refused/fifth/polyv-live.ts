import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { kick, millisecond, polyv, polyvKeys } from '../../signers/polyv-live.ts';
import { volc } from '../../signers/volcengine-livesaas.ts';

const poly = samplesOf('polyv-live');

const renamed = (from: string | RegExp, to: string, sent = polyv()): Sent => ({
  ...sent,
  target: sent.target.replace(from, to),
});
const mute = (form: Readonly<Record<string, string>>): Sent =>
  polyv({ path: '/live/v3/user/chat/banned-user/update', form });
const kicking = (json: unknown, path = '/live/v4/chat/forbid/kick-users', query = {}): Sent =>
  polyv({ path, json, query });
const channelKick = '/live/v4/chat/channel/forbid/kick-users';
const creating = (json: object): Sent =>
  polyv({
    path: '/live/v4/channel/create',
    json: { name: 'a', newScene: 'topclass', template: 'ppt', ...json },
  });
const raw = (sent: Sent, body: string): Sent => ({ ...sent, body });

export const polyvRefusedFifth: readonly Sample[] = [
  poly(
    'ids without quotation marks',
    mute({ viewerIds: '[a,b]', banned: 'Y' }),
    /viewerIds: .*(?:JSON|list).*\[a,b\]/,
  ),
  poly(
    'ids in single quotation marks',
    mute({ viewerIds: "['a']", banned: 'Y' }),
    /viewerIds: .*(?:JSON|list)/,
  ),
  poly('no ids in the list', mute({ viewerIds: '[]', banned: 'Y' }), /viewerIds/),
  poly('1 for Y', mute({ viewerIds: '["a"]', banned: '1' }), /banned: .*Y.*"1"/),
  poly(
    'an empty decision',
    polyv({
      path: '/live/v3/user/chat/banned-user/update',
      form: { viewerIds: '["a"]', banned: '' },
      signed: { banned: undefined },
    }),
    /banned/,
  ),
  poly(
    'the other name of the decision',
    mute({ viewerIds: '["a"]', toBanned: 'Y' }),
    /banned: .*missing.*toBanned/,
  ),
  poly('ids in snake case', mute({ viewer_ids: '["a"]', banned: 'Y' }), /viewerIds: .*missing.*viewer_ids/),
  poly(
    'names that are missing for one',
    kicking({ viewerIds: ['a', 'b', 'c'], nickNames: ['A', 'B'] }),
    /nickNames.*(?:3|2)/,
  ),
  poly('viewers as objects', kicking({ viewerIds: [{ id: 'a' }], nickNames: ['A'] }), /viewerIds.*0.*object/),
  poly('names that are numbers', kicking({ viewerIds: ['a'], nickNames: [1] }), /nickNames.*0.*text.*1/),
  poly(
    'names in lower case',
    kicking({ viewerIds: ['a'], nicknames: ['A'] }),
    /nickNames: .*missing.*nicknames/,
  ),
  poly('ids as a text of JSON', kicking({ viewerIds: '["a"]', nickNames: '["A"]' }), /viewerIds: .*list/),
  poly('JSON that ends too early', raw(kicking(kick), '{"viewerIds":["a"'), /body: .*JSON/),
  poly('no body', raw(kicking(kick), ''), /body/),
  poly(
    'a body of JSON twice',
    raw(kicking(kick), JSON.stringify(JSON.stringify(kick))),
    /body: .*object.*text/,
  ),
  poly('a channel with a letter', kicking(kick, channelKick, { channelId: '1003a' }), /channelId: .*1003a/),
  poly('a channel with a blank', kicking(kick, channelKick, { channelId: ' 1003' }), /channelId/),
  poly('a scene in capitals', creating({ newScene: 'TOPCLASS' }), /newScene: .*topclass.*"TOPCLASS"/),
  poly('a template that was', creating({ template: 'normal' }), /template: .*ppt.*"normal"/),
  poly('no name', creating({ name: '' }), /name/),
  poly('a name that is a number', creating({ name: 1 }), /name: .*text.*1/),
  poly('a page with a fraction', polyv({ query: { pageNumber: '2,5' } }), /pageNumber: .*"2,5"/),
  poly(
    'sub rooms by a word',
    polyv({
      path: '/live/v3/channel/chat/get-banned-list',
      query: { channelId: '1003', type: 'ip', toGetSubRooms: 'Y' },
    }),
    /toGetSubRooms: .*"Y"/,
  ),
  poly(
    'a kind of ban in small letters',
    polyv({ path: '/live/v3/channel/chat/get-banned-list', query: { channelId: '1003', type: 'userid' } }),
    /type: .*userId.*"userid"/,
  ),
  poly(
    'no words',
    polyv({ path: `/live/v2/chat/${polyvKeys.userId}/addBadWords`, form: {} }),
    /words: .*missing/,
  ),
  poly(
    'words of another account',
    polyv({ path: '/live/v2/chat/otheruser1/addBadWords', form: { words: '["a"]' } }),
    /userId.*otheruser1/,
  ),
  poly('no address', polyv({ path: '/live/v2/chat/1003/addBannedIP', form: {} }), /ip: .*missing/),
  poly(
    'a source of nobody',
    polyv({ path: '/live/v4/user/viewer-record/list', query: { source: 'wechat' } }),
    /source: .*WX.*"wechat"/,
  ),
  poly(
    'channels in one text',
    polyv({ path: '/live/v3/channel/basic/batch-delete', json: { channelIds: '1003,1004' } }),
    /channelIds: .*list.*1003,1004/,
  ),
  poly('microseconds', polyv({ timestamp: `${millisecond}000` }), /timestamp.*microsecond/is),
  poly(
    'a time in the future',
    polyv({ timestamp: String(Number(millisecond) + 600_000) }),
    /timestamp: .*(?:10 min|600 s)/,
  ),
  poly(
    'a time with a fraction',
    polyv({ timestamp: `${millisecond}.123` }),
    /timestamp: .*1700000000000\.123/,
  ),
  poly('the sign in capitals', renamed('sign=', 'Sign='), /sign: .*missing.*Sign/),
  poly('the name of the signature elsewhere', renamed('sign=', 'signature='), /sign: .*missing.*signature/),
  poly('the name of the time elsewhere', renamed('timestamp=', 'ts='), /timestamp: .*missing/),
  poly('an empty app', renamed('appId=fakeappid1', 'appId='), /appId: .*(?:missing|empty)/),
  poly(
    'the account in the place of the app',
    renamed('appId=fakeappid1', `appId=${polyvKeys.userId}`),
    /userId|fakeuser01/,
  ),
  poly(
    'credentials in headers',
    {
      method: 'GET',
      target: '/live/v4/chat/forbid/list',
      headers: [
        ['appId', polyvKeys.appId],
        ['timestamp', millisecond],
        ['sign', 'A'.repeat(32)],
      ],
    },
    /appId: .*in the headers/,
  ),
  poly('a path in capitals', renamed('/forbid/', '/Forbid/'), /\/live\/v4\/chat\/forbid\/list/),
  poly('a path with two slashes', renamed('/chat/', '//chat/'), /\/live\/v4\/chat\/forbid\/list/),
  poly(
    'the path of the vod service',
    renamed('/live/v4/chat/forbid/list', '/v2/video/abc/get-video-msg'),
    /v2\/video/,
  ),
  poly('PUT for a kick', { ...kicking(kick), method: 'PUT' }, /POST.*PUT|PUT.*POST/),
  poly('a call of Volcengine', volc(), /http:\/\/127\.0\.0\.1:4013/),
  poly(
    'a form for JSON',
    { ...polyv({ path: '/live/v4/chat/forbid/kick-users', form: { viewerIds: 'a', nickNames: 'A' } }) },
    /JSON|body|form/,
  ),
];
