import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { chatCall, chatKeys } from '../../signers/tencent-chat.ts';
import { second, tc3, v1 } from '../../signers/tencent-trtc.ts';

const chat = samplesOf('tencent-chat');
const trtc = samplesOf('tencent-trtc');

const live = (command: string, body: unknown, more = {}): Sent =>
  chatCall(`live_engine_http_srv/${command}`, body, more);
const room = (command: string, body: unknown): Sent => chatCall(`room_engine_http_srv/${command}`, body);
const kicked = { RoomId: 'room-test', MemberList_Account: ['user1'], Reason: '' };
const list = live('get_banned_member_list', { RoomId: 'test' });

/** Calls to the gateway of Chat that are refused for no signature, written before anybody looked at what is told. */
export const chatRefusedThird: readonly Sample[] = [
  chat(
    'a list that holds a null',
    live('unban_member', { RoomId: 'test', MemberList_Account: ['user1', null] }),
    /MemberList_Account.*1.*null/,
  ),
  chat(
    'accounts in one text with commas',
    live('mute_member', { RoomId: 'test', MemberList_Account: 'user1,user2', MuteTime: 60 }),
    /MemberList_Account: .*list.*user1,user2/,
  ),
  chat(
    'accounts as objects',
    live('ban_member', { RoomId: 'test', MemberList_Account: [{ Member_Account: 'user1' }], Duration: 60 }),
    /MemberList_Account.*0.*(?:text|string).*object/,
  ),
  chat(
    'a time beyond 32 bits',
    live('mute_member', { RoomId: 'test', MemberList_Account: ['user1'], MuteTime: 4_294_967_296 }),
    /MuteTime: .*4294967295.*4294967296/,
  ),
  chat(
    'a word of the wrong number',
    live('modify_admin', { RoomId: 'test', Admin_Account: ['user1'], OpType: 'remove' }),
    /OpType: .*delete.*"remove"/,
  ),
  chat(
    'a field of the list in the singular',
    live('modify_admin', { RoomId: 'test', Admin_Accounts: ['user1'], OpType: 'add' }),
    /Admin_Account: .*missing.*Admin_Accounts/,
  ),
  chat(
    'the fields of a room outside its object',
    live('create_room', { RoomId: 'new', RoomType: 'Live', RoomName: 'a' }),
    /RoomInfo: .*missing/,
  ),
  chat(
    'a name in the wrong depth',
    room('update_room_member_info', { RoomId: 'room-test', Member_Account: 'user1', NameCard: 'a' }),
    /MemberInfo: .*missing/,
  ),
  chat(
    'a name card that is too long in Chinese',
    room('update_room_member_info', {
      RoomId: 'room-test',
      MemberInfo: { Member_Account: 'user1', NameCard: '主'.repeat(11) },
    }),
    /MemberInfo\.NameCard: .*32 bytes/,
  ),
  chat(
    'a room that is there twice',
    live('create_room', { RoomInfo: { RoomId: 'test', RoomType: 'Live' } }),
    /RoomId: .*no room has.*"test"/,
  ),
  chat('no reason for a kick', room('kick_user_out', { ...kicked, Reason: undefined }), /Reason: .*missing/),
  chat('a command in capitals', live('Ban_Member', {}), /ban_member/),
  chat('a command with a hyphen', live('ban-member', {}), /ban_member/),
  chat('a method that reads', { ...list, method: 'GET', body: '' }, /POST|body/),
  chat(
    'the identifier in camel case',
    live('ban_member', {}, { query: { identifier: undefined, Identifier: chatKeys.admin } }),
    /identifier.*missing.*Identifier/,
  ),
  chat('a page that is a number', live('get_room_list', { Next: 0, Count: 20 }), /Next: .*text.*0/),
  chat('pages of 100 rooms', live('get_room_list', { Next: '', Count: 100 }), /Count: .*20.*100/),
  chat(
    'an app that is a word',
    live('ban_member', {}, { query: { sdkappid: 'my-app' } }),
    /sdkappid: .*digits.*my-app/s,
  ),
];

const app = 1_400_188_366;
const call = (action: string, body: unknown): Sent => tc3({ action, body: JSON.stringify(body) });
const history = { SdkAppId: app, StartTime: second - 3600, EndTime: second };
const withHeader = (name: string, value: string): Sent => ({
  ...tc3(),
  headers: tc3().headers!.map(([one, old]) => [one, one === name ? value : old]),
});

export const trtcRefusedThird: readonly Sample[] = [
  trtc(
    'users in one text',
    call('RemoveUser', { SdkAppId: app, RoomId: 10_006, UserIds: '29376' }),
    /UserIds: .*list.*"29376"/,
  ),
  trtc(
    'eleven users',
    call('RemoveUser', {
      SdkAppId: app,
      RoomId: 10_006,
      UserIds: Array.from({ length: 11 }, (_, n) => `u${n}`),
    }),
    /UserIds: .*10.*11/,
  ),
  trtc(
    'nobody to remove',
    call('RemoveUser', { SdkAppId: app, RoomId: 10_006, UserIds: [] }),
    /UserIds: .*(?:at least 1|1 to|0 entries|empty)/,
  ),
  trtc(
    'the text id for the call by number',
    call('DismissRoom', { SdkAppId: app, RoomId: 'lobby' }),
    /RoomId: .*number.*"lobby"/,
  ),
  trtc(
    'the number for the call by text',
    call('DismissRoomByStrRoomId', { SdkAppId: app, RoomId: 10_006 }),
    /RoomId: .*text.*10006/,
  ),
  trtc(
    'a range of two days',
    call('DescribeRoomInfo', { ...history, StartTime: second - 172_800 }),
    /(?:EndTime|StartTime).*(?:86400|24 h)/,
  ),
  trtc(
    'a range that ends before it begins',
    call('DescribeRoomInfo', { ...history, EndTime: second - 7200 }),
    /(?:EndTime|StartTime): /,
  ),
  trtc(
    'milliseconds of a range',
    call('DescribeRoomInfo', { ...history, StartTime: (second - 3600) * 1000, EndTime: second * 1000 }),
    /StartTime: .*in milliseconds/,
  ),
  trtc('pages of 200', call('DescribeRoomInfo', { ...history, PageSize: 200 }), /PageSize: .*100.*200/),
  trtc(
    'a field in camel case',
    call('RemoveUser', { sdkAppId: app, RoomId: 10_006, UserIds: ['29376'] }),
    /SdkAppId.*sdkAppId|sdkAppId.*SdkAppId/,
  ),
  trtc('a negative room', call('DismissRoom', { SdkAppId: app, RoomId: -1 }), /RoomId: .*-1/),
  trtc(
    'an app in quotation marks',
    call('DismissRoom', { SdkAppId: String(app), RoomId: 10_006 }),
    /SdkAppId: .*number.*"1400188366"/,
  ),
  trtc(
    'a region with a typing error',
    withHeader('X-TC-Region', 'ap-singapor'),
    /X-TC-Region: .*ap-singapor/,
  ),
  trtc(
    'a version without its hyphens',
    withHeader('X-TC-Version', '20190722'),
    /X-TC-Version: .*2019-07-22.*20190722/,
  ),
  trtc('an action of another product', call('DescribeInstances', {}), /DescribeInstances/),
  trtc('JSON that ends too early', tc3({ body: '{"SdkAppId":1400188366' }), /body: .*JSON/),
  trtc('v1: no Nonce', { ...v1(), body: String(v1().body).replace('Nonce=11886&', '') }, /Nonce: .*missing/),
  trtc('v1: a Nonce that is a word', v1({ fields: { Nonce: 'abc' } }), /Nonce: .*number.*abc/),
  trtc('no body at all', tc3({ body: '' }), /body|SdkAppId/),
];
