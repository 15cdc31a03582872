import { gzipSync } from 'node:zlib';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { chatCall, chatKeys, documentOf, userSig } from '../../signers/tencent-chat.ts';
import { second } from '../../signers/tencent-trtc.ts';

const chat = samplesOf('tencent-chat');

const live = (command: string, body: unknown, more = {}): Sent =>
  chatCall(`live_engine_http_srv/${command}`, body, more);
const room = (command: string, body: unknown): Sent => chatCall(`room_engine_http_srv/${command}`, body);
const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };
const text = JSON.stringify(ban);
const banning = (body: unknown, more = {}): Sent => live('ban_member', body, more);
const pathed = (change: (target: string) => string): Sent => ({
  ...banning(ban),
  target: change(banning(ban).target),
});
const dissolve = live('destroy_room', { RoomId: 'test' });
const newRoom = (RoomInfo: object): Sent =>
  live('create_room', { RoomInfo: { RoomId: 'new', RoomType: 'Live', ...RoomInfo } });
const metadata = (Metadata: unknown): Sent => live('set_room_metadata', { RoomId: 'test', Metadata });
const sigOf = (change: Record<string, string | number>): string =>
  userSig({
    lines: (
      [
        ['identifier', chatKeys.admin],
        ['sdkappid', chatKeys.sdkAppId],
        ['time', second],
        ['expire', 86_400],
      ] as const
    ).map(([name, value]) => [name, change[name] ?? value] as const),
    document: (sig) => ({
      ...documentOf(sig),
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [`TLS.${name}`, value])),
    }),
  });

/** Calls to the gateway of Chat that are refused for no signature, written before anybody looked at what is told. */
export const chatRefusedFifth: readonly Sample[] = [
  chat(
    'a time with its unit',
    live('mute_member', { RoomId: 'test', MemberList_Account: ['user1'], MuteTime: '60s' }),
    /MuteTime: .*number.*"60s"/,
  ),
  chat(
    'nobody to ban',
    banning({ ...ban, MemberList_Account: [] }),
    /MemberList_Account: .*(?:1 to 20|at least 1).*(?:0 entries|empty)/,
  ),
  chat(
    'a list that PHP filtered',
    banning({ ...ban, MemberList_Account: { 1: 'user1' } }),
    /MemberList_Account: .*list.*object/,
  ),
  chat(
    'a dictionary as Python prints it',
    banning("{'RoomId': 'test', 'MemberList_Account': ['user1'], 'Duration': 3600}"),
    /body: .*JSON.*(?:'|quot)/,
  ),
  chat('a number that is none', banning(text.replace('3600', 'NaN')), /body: .*JSON.*NaN/),
  chat(
    'a packed body',
    banning('', {
      body: gzipSync(text),
      headers: [
        ['Content-Type', 'application/json'],
        ['Content-Encoding', 'gzip'],
      ],
    }),
    /gzip/i,
  ),
  chat('JSON in a text of JSON', banning(JSON.stringify(text)), /body: .*object.*text/),
  chat('everything below data', banning({ data: ban }), /RoomId: .*missing.*data/),
  chat('two bodies, one after the other', banning(`${text}${text}`), /body: .*JSON/),
  chat('true for a time', banning({ ...ban, Duration: true }), /Duration: .*number.*true/),
  chat(
    'a time in an exponent too large',
    banning(text.replace('3600', '1e400')),
    /Duration: .*1e\+?400|Duration: .*Infinity|Duration/,
  ),
  chat(
    'a reason of 67 Chinese characters',
    banning({ ...ban, Reason: '广'.repeat(67) }),
    /Reason: .*200 bytes.*201/,
  ),
  chat('no text for no reason', banning({ ...ban, Reason: null }), /Reason: .*null/),
  chat(
    'the account by number',
    live('change_room_owner', { RoomId: 'test', NewOwner_Account: 10_001 }),
    /NewOwner_Account: .*text.*10001/,
  ),
  chat(
    'the owner in the wrong field',
    live('change_room_owner', { RoomId: 'test', Owner_Account: 'user1' }),
    /NewOwner_Account: .*missing.*Owner_Account/,
  ),
  chat(
    'the owner is to go',
    banning({ ...ban, MemberList_Account: ['owner1'] }),
    /MemberList_Account.*owner1|owner1.*owner/,
  ),
  chat('a room after its end', banning(ban), /RoomId: .*exists.*"test"/, { before: [dissolve] }),
  chat(
    'a guest who is to be removed from a room',
    room('ban_room_member', {
      RoomId: 'room-test',
      MemberList_Account: ['user1', 'guest7'],
      Reason: '',
      Duration: 60,
    }),
    /MemberList_Account.*guest7/,
  ),
  chat('a kind of room in small letters', newRoom({ RoomType: 'live' }), /RoomType: .*Live.*"live"/),
  chat('a name that is too long', newRoom({ RoomName: '直'.repeat(34) }), /RoomName: .*100 bytes.*102/),
  chat('a category that is a word', newRoom({ Category: ['music'] }), /Category.*0.*number.*"music"/),
  chat('four categories', newRoom({ Category: [1, 2, 3, 4] }), /Category: .*3.*4/),
  chat('a key with small letters', metadata([{ key: 'a', value: 'b' }]), /Metadata.*Key.*missing.*key/),
  chat('entries as an object', metadata({ a: 'b' }), /Metadata: .*list.*object/),
  chat('a value that is a number', metadata([{ Key: 'a', Value: 1 }]), /Metadata.*Value.*text.*1/),
  chat(
    'a value of more than 2 KB',
    metadata([{ Key: 'a', Value: '值'.repeat(700) }]),
    /Value.*2048 bytes.*2100/,
  ),
  chat(
    'eleven keys',
    metadata(Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: '' }))),
    /Metadata.*10.*11/,
  ),
  chat(
    'a key that is not there',
    live('del_room_metadata', { RoomId: 'test', Keys: ['nothing'] }),
    /Keys.*nothing/,
  ),
  chat(
    'four robots',
    live('add_robot', { RoomId: 'test', RobotList_Account: ['r1', 'r2', 'r3', 'r4'] }),
    /RobotList_Account.*3.*4/,
  ),
  chat(
    'six administrators',
    live('modify_admin', { RoomId: 'test', Admin_Account: ['a', 'b', 'c', 'd', 'e', 'f'], OpType: 'add' }),
    /Admin_Account: .*5.*6/,
  ),
  chat(
    'a callback to no address',
    chatCall('live_config/set_callback', { Url: 'example.com/hook', CallbackCommandList: [] }),
    /Url: .*http.*example\.com\/hook/,
  ),
  chat(
    'callbacks that were never set up',
    chatCall('live_config/update_callback', { Url: 'http://127.0.0.1:9/hook', CallbackCommandList: [] }),
    /callback|configur/i,
  ),
  chat('a method of REST', { ...banning(ban), method: 'DELETE' }, /POST.*DELETE|DELETE.*POST/),
  chat(
    'two slashes',
    pathed((target) => target.replace('/v4', '//v4')),
    /\/v4\//,
  ),
  chat(
    'a slash at the end',
    pathed((target) => target.replace('?', '/?')),
    /slash|\/v4\/live_engine_http_srv\/ban_member/,
  ),
  chat(
    'another version',
    pathed((target) => target.replace('/v4', '/v3')),
    /\/v4\//,
  ),
  chat(
    'letters in another order',
    pathed((target) => target.replace('http_srv', 'http_svr')),
    /live_engine_http_srv/,
  ),
  chat(
    'the name that the library has',
    pathed((target) => target.replace('ban_member', 'banMember')),
    /ban_member/,
  ),
  chat(
    'the parameters escaped with the question mark',
    pathed((target) => target.replace('?', '%3F')),
    /%3F|\?|question|sdkappid/i,
  ),
  chat(
    '&amp; between the parameters',
    pathed((target) => target.replaceAll('&', '&amp;')),
    /&amp;|amp;/,
  ),
  chat(
    'the UserSig of another app',
    banning(ban, { query: { usersig: sigOf({ sdkappid: 1_400_000_001 }) } }),
    /sdkappid.*1400000001|1400000001.*sdkappid/is,
  ),
  chat(
    'the UserSig of a viewer',
    banning(ban, { query: { usersig: sigOf({ identifier: 'user1' }) } }),
    /identifier: .*user1/s,
  ),
  chat('no value for the UserSig', banning(ban, { query: { usersig: '' } }), /usersig: .*(?:missing|empty)/),
  chat(
    'a UserSig without its beginning',
    banning(ban, { query: { usersig: userSig().slice(8) } }),
    /begin|cut|damaged|inflate/i,
  ),
  chat(
    'a UserSig in small letters',
    banning(ban, { query: { usersig: userSig().toLowerCase() } }),
    /lower|case|capital/i,
  ),
  chat(
    'the word Bearer before the UserSig',
    banning(ban, { query: { usersig: `Bearer ${userSig()}` } }),
    /Bearer/,
  ),
  chat(
    'a UserSig for an hour, of yesterday',
    banning(ban, { query: { usersig: sigOf({ time: second - 86_400, expire: 3600 }) } }),
    /usersig: .*(?:end|expired)/is,
  ),
];
