import { gzipSync } from 'node:zlib';
import { samplesOf, type Sample, type Sent } from '../sample.ts';
import { chatCall, chatKeys, documentOf, escapeSig, userSig } from '../signers/tencent-chat.ts';
import { second, tc3 } from '../signers/tencent-trtc.ts';

const of = samplesOf('tencent-chat');

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };
const { Duration: _life, ...endless } = ban;
const { MemberList_Account: _accounts, ...nobody } = ban;
const { RoomId: _room, ...nowhere } = ban;

const live = (command: string, body: unknown, more = {}): Sent =>
  chatCall(`live_engine_http_srv/${command}`, body, more);
const banning = (body: unknown, more = {}): Sent => live('ban_member', body, more);
const withSig = (usersig: string): Sent => banning(ban, { query: { usersig } });
const withLife = (time: number, expire: number): Sent =>
  withSig(
    userSig({
      lines: [
        ['identifier', chatKeys.admin],
        ['sdkappid', chatKeys.sdkAppId],
        ['time', time],
        ['expire', expire],
      ],
      document: (sig) => ({ ...documentOf(sig), 'TLS.time': time, 'TLS.expire': expire }),
    }),
  );
const noJson = { headers: [['Content-Type', 'application/x-www-form-urlencoded']] as const };

export const chatRefusals: readonly Sample[] = [
  of(
    'a number in quotation marks',
    banning({ ...ban, Duration: '3600' }),
    /Duration: a whole number.*text "3600"/,
  ),
  of(
    'one account in place of a list',
    banning({ ...ban, MemberList_Account: 'user1' }),
    /MemberList_Account: .*list/,
  ),
  of('a room by number', banning({ ...ban, RoomId: 12_345 }), /RoomId: .*text.*12345/),
  of('half a second', banning({ ...ban, Duration: 3600.5 }), /Duration: a whole number.*3600\.5/),
  of('a negative time', banning({ ...ban, Duration: -1 }), /Duration: .*between 1.*-1/),
  of(
    'a misspelt list',
    banning({ ...nobody, Members_Account: ['user1'] }),
    /MemberList_Account: .*missing.*Members_Account/,
  ),
  of(
    'the room under the name of Chat',
    banning({ ...nowhere, GroupId: 'test' }),
    /RoomId: .*missing.*GroupId/,
  ),
  of('a small letter', banning({ ...endless, duration: 60 }), /Duration: .*missing.*duration/),
  of('a field in snake case', banning({ ...nowhere, room_id: 'test' }), /RoomId: .*missing.*room_id/),
  of('no first page', live('get_room_list', { Count: 20 }), /Next: .*missing/),
  of(
    'a null',
    live('mute_member', { RoomId: 'test', MemberList_Account: ['user1'], MuteTime: null }),
    /MuteTime: .*null/,
  ),
  of(
    'capitals in a closed word',
    live('modify_admin', { RoomId: 'test', Admin_Account: ['user1'], OpType: 'ADD' }),
    /OpType: .*add.*"ADD"/,
  ),
  of(
    'too many accounts',
    banning({ ...ban, MemberList_Account: Array.from({ length: 21 }, (_, index) => `u${index}`) }),
    /MemberList_Account: a list of 1 to 20 entries.*21 entries/,
  ),
  of(
    'an account that is a number',
    banning({ ...ban, MemberList_Account: [42] }),
    /MemberList_Account.*: .*text.*42/,
  ),
  of(
    'a room that is not there',
    banning({ ...ban, RoomId: 'tset' }),
    /RoomId: .*exists.*"tset" \(nearest: "test"\)/,
  ),
  of(
    'the command of the other service',
    chatCall('room_engine_http_srv/ban_member', ban),
    /ban_room_member|live_engine_http_srv\/ban_member/,
  ),
  of(
    'a command of another service',
    chatCall('live_engine_http_srv/kick_user_out', ban),
    /room_engine_http_srv\/kick_user_out/,
  ),
  of('a service of Chat itself', chatCall('openim/sendmsg', {}), /openim\/sendmsg/),
  of('a list in place of an object', banning('[]'), /body: a JSON object.*list/),
  of(
    'a form in place of JSON',
    banning('RoomId=test&Duration=60', noJson),
    /body: a JSON object.*The body is a form/s,
  ),
  of('no body', banning(''), /body: a JSON object.*(?:empty|nothing|missing)/),
  of('JSON that is broken', banning('{"RoomId":"test",}'), /body: a JSON object.*JSON with a comma/),
  of(
    'the app in capitals',
    banning(ban, { query: { sdkappid: undefined, SDKAppID: '1400000000' } }),
    /sdkappid.*missing.*SDKAppID/,
  ),
  of(
    'the signature in capitals',
    banning(ban, { query: { usersig: undefined, UserSig: userSig() } }),
    /usersig.*missing.*UserSig/,
  ),
  of(
    'everything in the body',
    banning(
      { ...ban, sdkappid: chatKeys.sdkAppId, identifier: 'administrator', usersig: 'x' },
      { query: { sdkappid: undefined, identifier: undefined, usersig: undefined } },
    ),
    /sdkappid.*URL.*body/s,
  ),
  of(
    'the secret in the place of the app',
    banning(ban, { query: { sdkappid: chatKeys.secretKey } }),
    /secretKey stands in the place of the sdkAppId/,
  ),
  of(
    'the secret in the place of the signature',
    withSig(chatKeys.secretKey),
    /SecretKey stands in the place of the UserSig/,
  ),
  of(
    'an app of nobody',
    banning(ban, { query: { sdkappid: '1400188366' } }),
    /sdkappid|1400188366|sdkAppId is that/i,
  ),
  of(
    'a user that is no administrator',
    banning(ban, {
      query: {
        identifier: 'user1',
        usersig: userSig({
          lines: [
            ['identifier', 'user1'],
            ['sdkappid', chatKeys.sdkAppId],
            ['time', second],
            ['expire', 86_400],
          ],
          document: (sig) => ({ ...documentOf(sig), 'TLS.identifier': 'user1' }),
        }),
      },
    }),
    /identifier: .*administrator.*user1/,
  ),
  of(
    'the UserSig of another user',
    banning(ban, { query: { identifier: 'user2' } }),
    /identifier: .*administrator|user2/,
  ),
  of('a UserSig that has ended', withLife(second - 90_000, 86_400), /usersig: .*end|expired/i),
  of('a UserSig cut by a column of 128', withSig(userSig().slice(0, 128)), /cut off|damaged|inflate/i),
  of('base64 twice', withSig(Buffer.from(userSig()).toString('base64')), /base64 twice|twice/i),
  of(
    'a JWT',
    withSig('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6ImFkbWluIn0.c2lnbmF0dXJl'),
    /JWT|JSON Web Token/,
  ),
  of(
    'gzip',
    withSig(userSig({ pack: (document) => escapeSig(gzipSync(document).toString('base64')) })),
    /gzip/i,
  ),
  of('quotation marks around it', withSig(JSON.stringify(userSig())), /quotation/i),
  of(
    'a document that is not deflated',
    withSig(userSig({ pack: (document) => escapeSig(Buffer.from(document).toString('base64')) })),
    /not (?:deflated|compressed)|compress|deflate/i,
  ),
  of(
    'a document without its app',
    withSig(userSig({ document: (sig) => ({ ...documentOf(sig), 'TLS.sdkappid': undefined }) })),
    /TLS\.sdkappid/,
  ),
  of(
    'a time that is a text',
    withSig(userSig({ document: (sig) => ({ ...documentOf(sig), 'TLS.time': '2023-11-14T22:13:20Z' }) })),
    /TLS\.time/,
  ),
  of('the bare HMAC', withSig(escapeSig('jGTPfqTFwKbZXPSMjEhQ6Z1dtDKx5yMFNuLsPjs2kfI=')), /HMAC|32 bytes/),
  of('a call of TRTC', tc3(), /SetUserBlocked.*http:\/\/127\.0\.0\.1:4012/),
  of(
    'the eleventh list within a second',
    live('get_room_list', { Next: '', Count: 20 }),
    /get_room_list: at most 10 calls.*number 11/,
    { before: Array.from({ length: 10 }, () => live('get_room_list', { Next: '', Count: 20 })) },
  ),
  of('the path without v4', { ...banning(ban), target: banning(ban).target.replace('/v4', '') }, /\/v4\//),
];
