import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { chatCall } from '../../signers/tencent-chat.ts';
import { second, tc3, trtcHost, v1 } from '../../signers/tencent-trtc.ts';

const trtc = samplesOf('tencent-trtc');

const app = 1_400_188_366;
const blocking = { SdkAppId: app, RoomId: 10_006, UserId: '29376', IsMute: 1 };
const call = (action: string, body: unknown): Sent =>
  tc3({ action, body: typeof body === 'string' ? body : JSON.stringify(body) });
const block = (change: object): Sent => call('SetUserBlocked', { ...blocking, ...change });
const withHeader = (
  name: string,
  change: (value: string) => readonly (readonly [string, string])[],
): Sent => ({
  ...tc3(),
  headers: tc3().headers!.flatMap(([one, value]) => (one === name ? change(value) : [[one, value] as const])),
});
const history = { SdkAppId: app, StartTime: second - 3600, EndTime: second };

/** Calls to the Cloud API that are refused for no signature. */
export const trtcRefusedFifth: readonly Sample[] = [
  trtc(
    'all fields in camel case',
    call('SetUserBlocked', { sdkAppId: app, roomId: 10_006, userId: '29376', isMute: 1 }),
    /SdkAppId.*sdkAppId|sdkAppId.*SdkAppId/s,
  ),
  trtc(
    'fields in snake case',
    call('SetUserBlocked', { sdk_app_id: app, room_id: 10_006, user_id: '29376', is_mute: 1 }),
    /SdkAppId.*sdk_app_id|sdk_app_id.*SdkAppId/s,
  ),
  trtc('fields below Params', call('SetUserBlocked', { Params: blocking }), /Params/),
  trtc('a flag in quotation marks', block({ IsMute: '1' }), /IsMute: .*1.*text "1"/),
  trtc('a user in a list', block({ UserId: ['29376'] }), /UserId: .*text.*list/),
  trtc('no user', block({ UserId: '' }), /UserId: .*(?:empty|at least 1|"")/),
  trtc('a null', block({ RoomId: null }), /RoomId: .*(?:null|missing)/),
  trtc('a room beyond 32 bits', block({ RoomId: 4_294_967_296 }), /RoomId: .*4294967295.*4294967296/),
  trtc('a room with a fraction', block({ RoomId: 10_006.5 }), /RoomId: .*10006\.5/),
  trtc('an app rounded by a float', block({ SdkAppId: 1.400188366e9 + 2 ** 20 }), /SdkAppId: .*1401236942/),
  trtc(
    'users by number',
    call('RemoveUser', { SdkAppId: app, RoomId: 10_006, UserIds: [29_376] }),
    /UserIds.*0.*text.*29376/,
  ),
  trtc(
    'users in an object',
    call('RemoveUser', { SdkAppId: app, RoomId: 10_006, UserIds: { 0: '29376' } }),
    /UserIds: .*list.*object/,
  ),
  trtc(
    'one user in the singular',
    call('RemoveUser', { SdkAppId: app, RoomId: 10_006, UserId: '29376' }),
    /UserIds: .*missing.*UserId|UserId.*UserIds/s,
  ),
  trtc('a body in a list', call('SetUserBlocked', [blocking]), /body: .*object.*list/),
  trtc(
    'a body with a comment',
    call('SetUserBlocked', `{"SdkAppId":${app}, // app\n"RoomId":10006}`),
    /body: .*JSON/,
  ),
  trtc(
    'a form under JSON',
    call('SetUserBlocked', 'SdkAppId=1400188366&RoomId=10006&UserId=29376&IsMute=1'),
    /form/,
  ),
  trtc(
    'dates for seconds',
    call('DescribeRoomInfo', { ...history, StartTime: '2023-11-14 21:00:00' }),
    /StartTime: .*number.*2023-11-14/,
  ),
  trtc(
    'a page that begins at nothing',
    call('DescribeRoomInfo', { ...history, PageNumber: '0' }),
    /PageNumber: .*number.*"0"/,
  ),
  trtc(
    'five hours of users',
    call('DescribeUserInfo', {
      SdkAppId: app,
      CommId: '1400188366_10006_1700000000',
      StartTime: second - 18_000,
      EndTime: second,
    }),
    /(?:StartTime|EndTime).*(?:14400|4 h)/,
  ),
  trtc('no room to look into', call('DescribeUserInfo', history), /CommId: .*missing/),
  trtc(
    'a version of three years ago',
    withHeader('X-TC-Version', () => [['X-TC-Version', '2017-03-12']]),
    /X-TC-Version: .*2019-07-22.*2017-03-12/,
  ),
  trtc(
    'no version',
    withHeader('X-TC-Version', () => []),
    /X-TC-Version: .*missing/,
  ),
  trtc(
    'the version under another name',
    withHeader('X-TC-Version', (value) => [['Version', value]]),
    /X-TC-Version: .*as the header Version/,
  ),
  trtc(
    'the action with underlines',
    withHeader('X-TC-Action', () => [['X-TC-Action', 'set_user_blocked']]),
    /SetUserBlocked/,
  ),
  trtc(
    'the action of the gateway of Chat',
    withHeader('X-TC-Action', () => [['X-TC-Action', 'ban_member']]),
    /ban_member/,
  ),
  trtc(
    'the action with a blank',
    withHeader('X-TC-Action', () => [['X-TC-Action', 'SetUserBlock']]),
    /SetUserBlocked/,
  ),
  trtc(
    'a time as ISO',
    withHeader('X-TC-Timestamp', () => [['X-TC-Timestamp', '2023-11-14T22:13:20Z']]),
    /X-TC-Timestamp: .*2023-11-14T22:13:20Z/,
  ),
  trtc(
    'no time',
    withHeader('X-TC-Timestamp', () => []),
    /X-TC-Timestamp: .*missing/,
  ),
  trtc(
    'no authorization',
    withHeader('Authorization', () => []),
    /Authorization: .*missing/,
  ),
  trtc(
    'the authorization of Volcengine',
    withHeader('Authorization', (value) => [['Authorization', value.replace('TC3-', '')]]),
    /TC3-HMAC-SHA256/,
  ),
  trtc(
    'the authorization without its list',
    withHeader('Authorization', (value) => [['Authorization', value.replace(/SignedHeaders=[^,]+, /, '')]]),
    /SignedHeaders/,
  ),
  trtc(
    'the authorization with a semicolon',
    withHeader('Authorization', (value) => [['Authorization', value.replaceAll(', ', '; ')]]),
    /Authorization|comma|;/,
  ),
  trtc(
    'the id without its scope',
    withHeader('Authorization', (value) => [
      ['Authorization', value.replace(/Credential=([^/]+)[^,]*/, 'Credential=$1')],
    ]),
    /Credential/,
  ),
  trtc(
    'the region of a zone',
    withHeader('X-TC-Region', () => [['X-TC-Region', 'ap-guangzhou-3']]),
    /X-TC-Region: .*ap-guangzhou-3/,
  ),
  trtc(
    'a clock of 1970',
    tc3({ sentTime: '0', time: '0', dates: ['1970-01-01', '1970-01-01', '1970-01-01'] }),
    /X-TC-Timestamp: .*0/,
  ),
  trtc('v1: a list in one field', v1({ fields: { Action: 'RemoveUser', UserIds: '["29376"]' } }), /UserIds/),
  trtc(
    'v1: a signature method of no kind',
    v1({ fields: { SignatureMethod: 'MD5' } }),
    /SignatureMethod: .*MD5/,
  ),
  trtc(
    'v1: no timestamp',
    { ...v1(), body: String(v1().body).replace(/Timestamp=\d+&/, '') },
    /Timestamp: .*missing/,
  ),
  trtc(
    'v1: yesterday',
    v1({ fields: { Timestamp: String(second - 86_400) } }),
    /Timestamp: .*(?:86400 s|24 h|1 day)/,
  ),
  trtc(
    'the gateway of Chat on this port',
    chatCall('live_engine_http_srv/ban_member', {}),
    /ban_member.*http:\/\/127\.0\.0\.1:4011/s,
  ),
  trtc(
    'a look with a browser',
    {
      method: 'GET',
      target: '/',
      headers: [
        ['Host', trtcHost],
        ['Accept', 'text/html'],
      ],
    },
    /Action|X-TC-Action/,
  ),
];
