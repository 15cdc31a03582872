import { samplesOf, type Sample, type Sent } from '../sample.ts';
import { polyv } from '../signers/polyv-live.ts';
import { second, tc3, trtcKeys, v1 } from '../signers/tencent-trtc.ts';

const of = samplesOf('tencent-trtc');

const app = 1_400_188_366;
const blocking = { SdkAppId: app, RoomId: 10_006, UserId: '29376', IsMute: 1 };
const call = (action: string, body: unknown): Sent => tc3({ action, body: JSON.stringify(body) });
const changed = (change: object): Sent => call('SetUserBlocked', { ...blocking, ...change });
const headers = (sent: Sent, name: string, value?: string): Sent => ({
  ...sent,
  headers: sent.headers!.flatMap(([one, old]) =>
    one === name ? (value === undefined ? [] : [[one, value] as const]) : [[one, old] as const],
  ),
});

export const trtcRefusals: readonly Sample[] = [
  of('a room in quotation marks', changed({ RoomId: '10006' }), /RoomId: .*(?:whole )?number.*text "10006"/),
  of('true for 1', changed({ IsMute: true }), /IsMute: .*true/),
  of('a fourth way to mute', changed({ IsMute: 4 }), /IsMute: .*4/),
  of('a user by number', changed({ UserId: 29_376 }), /UserId: .*text.*29376/),
  of('a field too many', changed({ Reason: 'spam' }), /Reason/),
  of(
    'a misspelt app',
    call('SetUserBlocked', { SDKAppId: app, RoomId: 10_006, UserId: '29376', IsMute: 1 }),
    /SdkAppId.*SDKAppId|SDKAppId.*SdkAppId/,
  ),
  of(
    'the room of the other twin',
    call('SetUserBlockedByStrRoomId', { ...blocking, RoomId: 'lobby' }),
    /StrRoomId.*RoomId/,
  ),
  of('an app of nobody', changed({ SdkAppId: 1_400_000_001 }), /SdkAppId: .*1400000001/),
  of('a room that is not there', changed({ RoomId: 10_007 }), /RoomId: .*10007/),
  of('a user who is elsewhere', changed({ UserId: '29378' }), /UserId: .*29378/),
  of('the old name of RemoveUser', call('KickOutUser', {}), /KickOutUser.*RemoveUser|RemoveUser/),
  of('a small first letter', call('setUserBlocked', blocking), /SetUserBlocked/),
  of(
    'another version',
    headers(tc3(), 'X-TC-Version', '2018-06-28'),
    /X-TC-Version: .*2019-07-22.*2018-06-28/,
  ),
  of('a region of another cloud', headers(tc3(), 'X-TC-Region', 'us-east-1'), /X-TC-Region: .*us-east-1/),
  of('no region', headers(tc3(), 'X-TC-Region'), /X-TC-Region: .*missing/),
  of('no action', headers(tc3(), 'X-TC-Action'), /X-TC-Action: .*missing/),
  of(
    'milliseconds in the header',
    tc3({ sentTime: `${second}000`, time: `${second}000` }),
    /X-TC-Timestamp.*millisecond/s,
  ),
  of(
    'local time of Shanghai',
    tc3({
      sentTime: String(second + 28_800),
      time: String(second + 28_800),
      dates: ['2023-11-15', '2023-11-15', '2023-11-15'],
    }),
    /local time/i,
  ),
  of(
    'a clock that is ten minutes late',
    tc3({ sentTime: String(second - 607), time: String(second - 607) }),
    /X-TC-Timestamp: .*10 min|607 s/,
  ),
  of(
    'a fraction of a second',
    tc3({ sentTime: '1700000000.5', time: '1700000000.5' }),
    /X-TC-Timestamp: .*1700000000\.5/,
  ),
  of('PUT', tc3({ method: 'PUT' }), /PUT/),
  of(
    'an id of nobody',
    tc3({ secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE' }),
    /AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/,
  ),
  of(
    'the key in the place of the id',
    tc3({ secretId: trtcKeys.secretKey }),
    /secretKey stands in the place of the secretId/,
  ),
  of('a day without hyphens', tc3({ dates: ['20231114', '20231114', '20231114'] }), /20231114/),
  of(
    'PHP writes a list',
    v1({ fields: { Action: 'RemoveUser', 'UserIds[0]': 'a' } }),
    /UserIds\.0|UserIds\[0\]/,
  ),
  of(
    'the list twenty-one times',
    call('DismissRoom', { SdkAppId: app, RoomId: 9 }),
    /DismissRoom: at most 20 calls.*number 21/,
    { before: Array.from({ length: 20 }, () => call('DismissRoom', { SdkAppId: app, RoomId: 9 })) },
  ),
  of('a call of Polyv', polyv(), /v4\/chat\/forbid\/list.*http:\/\/127\.0\.0\.1:4014/),
  of('a path', { ...tc3(), target: '/v2/index.php' }, /\/v2\/index\.php/),
  of(
    'JSON with v1 fields',
    { ...v1(), headers: [['Content-Type', 'application/json']] },
    /Content-Type|form/,
  ),
];
