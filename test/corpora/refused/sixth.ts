import { samplesOf, type Sample, type Sent } from '../sample.ts';
import { kick, millisecond, polyv } from '../signers/polyv-live.ts';
import { chatCall } from '../signers/tencent-chat.ts';
import { second, tc3 } from '../signers/tencent-trtc.ts';
import { volc, volcGet } from '../signers/volcengine-livesaas.ts';

const chat = samplesOf('tencent-chat');
const trtc = samplesOf('tencent-trtc');
const volcano = samplesOf('volcengine-livesaas');
const poly = samplesOf('polyv-live');

const live = (command: string, body: unknown): Sent => chatCall(`live_engine_http_srv/${command}`, body);
const app = 1_400_188_366;
const call = (action: string, body: unknown): Sent => tc3({ action, body: JSON.stringify(body) });
const activity = 1_819_171_234_140_099;
const post = (action: string, version: string, body: unknown): Sent => {
  const query = `Action=${action}&Version=${version}`;
  return volc({ target: `/?${query}`, query, body: JSON.stringify(body) });
};
const ban = { ActivityId: activity, BanStatus: 1, UserIds: [1_820_211_234_043_371] };
const banning = (change: object): Sent =>
  post('UpdateActivityUserBanStatus', '2023-08-01', { ...ban, ...change });

/** Calls that are refused for no signature, written after the fifth set was mended and before anybody looked at what is told of them. */
export const refusedSixth: readonly Sample[] = [
  chat(
    'a number for a word',
    live('modify_admin', { RoomId: 'test', Admin_Account: ['user1'], OpType: 1 }),
    /OpType: .*add.*1/,
  ),
  chat(
    'accounts as a text of JSON',
    live('ban_member', { RoomId: 'test', MemberList_Account: '["user1"]', Duration: 60 }),
    /MemberList_Account: .*list/,
  ),
  chat(
    'a count in quotation marks',
    live('get_room_list', { Next: '', Count: '20' }),
    /Count: .*number.*"20"/,
  ),
  chat('null for a body', live('get_room_list', 'null'), /body: .*object.*null/),
  chat(
    'an entry without its value',
    live('set_room_metadata', { RoomId: 'test', Metadata: [{ Key: 'a' }] }),
    /Metadata\.0\.Value: .*missing/,
  ),
  chat(
    'everything below request',
    live('ban_member', { request: { RoomId: 'test' } }),
    /RoomId: .*missing.*request\.RoomId/,
  ),
  chat(
    'a cover of a long address',
    live('update_room_info', {
      RoomInfo: { RoomId: 'test', CoverURL: `https://a.example/${'a'.repeat(200)}` },
    }),
    /CoverURL: .*200 bytes.*218/,
  ),
  trtc(
    'a room in quotation marks and negative',
    call('DismissRoom', { SdkAppId: app, RoomId: '-1' }),
    /RoomId: .*number.*"-1"/,
  ),
  trtc('an unknown language', tc3({ extra: [['X-TC-Language', 'zh']] }), /X-TC-Language: .*zh-CN.*"zh"/),
  trtc('no end', call('DescribeRoomInfo', { SdkAppId: app, StartTime: second - 60 }), /EndTime: .*missing/),
  trtc(
    'a page of ten',
    call('DescribeRoomInfo', { SdkAppId: app, StartTime: second - 60, EndTime: second, PageSize: 'ten' }),
    /PageSize: .*number.*"ten"/,
  ),
  trtc(
    'a room of text that is a number',
    call('RemoveUserByStrRoomId', { SdkAppId: app, RoomId: 'lobby', UserIds: [] }),
    /UserIds: .*(?:1|entries|empty)/,
  ),
  volcano('users as texts', banning({ UserIds: ['abc'] }), /UserIds.*0.*number.*"abc"/),
  volcano('devices as numbers', banning({ Cookies: [1] }), /Cookies.*0.*text.*1/),
  volcano('an activity in a list', banning({ ActivityId: [activity] }), /ActivityId: .*number.*list/),
  volcano(
    'a name that is a number',
    post('CreateActivityAPIV2', '2020-06-01', { Name: 5 }),
    /Name: .*text.*5/,
  ),
  volcano('a path of another API', { ...volc(), target: volc().target.replace('/?', '/api/?') }, /\/api\//),
  volcano(
    'a time in milliseconds with a point',
    volc({ date: '20231114T221320.123Z' }),
    /X-Date.*20231114T221320\.123Z/s,
  ),
  volcano(
    'a status that is no number',
    volcGet(
      `Action=ListActivityUsers&Version=2023-08-01&ActivityId=${activity}&SearchStatus=all`,
      `Action=ListActivityUsers&ActivityId=${activity}&SearchStatus=all&Version=2023-08-01`,
    ),
    /SearchStatus: .*"all"/,
  ),
  poly(
    'a viewer with no id',
    polyv({ path: '/live/v4/chat/forbid/kick-users', json: { viewerIds: [''], nickNames: ['a'] } }),
    /viewerIds/,
  ),
  poly(
    'everything below params',
    polyv({ path: '/live/v4/chat/forbid/kick-users', json: { params: kick } }),
    /viewerIds: .*missing.*params\.viewerIds/,
  ),
  poly(
    'a ban of no kind',
    polyv({ path: '/live/v2/chat/1003/delBanned', form: { content: 'a' } }),
    /type: .*missing/,
  ),
  poly(
    'a method of another digest',
    polyv({ query: { signatureMethod: 'SHA1' } }),
    /signatureMethod.*SHA1/is,
  ),
  poly('a negative time', polyv({ timestamp: `-${millisecond}` }), /timestamp: .*-1700000000000/),
];
