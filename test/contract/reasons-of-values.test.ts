import { describe, expect, it } from 'vitest';
import { clean, describeReason } from '../../contracts/core/contract/reason.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createEmulator } from '../../emulator/index.ts';
import { noon } from '../core/calls.ts';

/** Why calls are refused for the value of one field: the words must not fit a value that would pass, and name the assumption. */

const chat = 'tencent-chat';
const trtc = 'tencent-trtc';
const livesaas = 'volcengine-livesaas';
const polyv = 'polyv-live';

const ban = 'live_engine_http_srv/ban_member';
const banning = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
const blocking = { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 };
const inLobby = { SdkAppId: 1400188366, StrRoomId: 'lobby', UserId: '29376', IsMute: 1 };
const barring = { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] };

function reasonOf(vendorName: string, operation: string, input: object): string {
  const settings = { clock: { mode: 'frozen', now: noon }, state: 'demo' } as const;
  const emulator = createEmulator({ sandboxes: { default: settings } });
  const { vendor } = emulator.implementation(vendorName);
  const sandbox = emulator.sandbox('default')!;
  const call = {
    input: { ...input },
    credential: sandbox.credentials.get(vendorName),
    baseUrl: `http://${vendor.hosts[0]}`,
    now: sandbox.clock.now(),
    ids: createSeededIds(1),
  };
  const { headers, ...request } = writeCall(vendor, operation, call);
  emulator.handle(vendorName, {
    ...request,
    headers: [['Host', vendor.hosts[0]], ...headers.filter(([name]) => !/^host$/i.test(name))],
  });
  const { reason } = sandbox.journal.entries().at(-1)!;
  return reason ? describeReason(clean(reason, { hide: (text) => text })) : 'none';
}

describe('the reason of a refusal', () => {
  it.each([
    [chat, ban, { ...banning, Reason: 'x'.repeat(1001) }, 'Reason: at most 200 bytes; it is 1001 bytes'],
    [
      chat,
      ban,
      { ...banning, Reason: null },
      'Reason: a text; it is null (assumption: tencent-chat.null-field)',
    ],
    [
      chat,
      ban,
      { ...banning, MemberList_Account: null },
      'MemberList_Account: a list of accounts, as texts; it is null',
    ],
    [
      chat,
      'live_engine_http_srv/get_banned_member_list',
      { RoomId: 'test', Offset: 1e20 },
      'Offset: a whole number at least 0, of at most 9007199254740991; it is the number 100000000000000000000',
    ],
    [
      chat,
      'room_engine_http_srv/get_room_member_list',
      { RoomId: 'room-test', Count: -1 },
      'Count: a whole number at least 0; it is the number -1',
    ],
    [
      chat,
      'live_config/set_callback',
      { Url: 'ftp://x', CallbackCommandList: [] },
      'Url: an address that begins with http:// or https://; it is the text "ftp://x"',
    ],
    [
      trtc,
      'SetUserBlocked',
      { ...blocking, RoomId: 99 },
      'RoomId: a room that exists, with a number as its id; it is 99',
    ],
    [
      trtc,
      'SetUserBlocked',
      { ...blocking, RoomId: 2n ** 64n },
      'RoomId: a whole number between 1 and 4294967295; it is the number 18446744073709551616',
    ],
    [
      trtc,
      'SetUserBlocked',
      { ...blocking, RoomId: null },
      'it is null (assumption: tencent-trtc.null-parameter)',
    ],
    [trtc, 'SetUserBlocked', { ...blocking, UserId: '' }, 'UserId: a text that is not empty; it is empty'],
    [
      trtc,
      'SetUserBlockedByStrRoomId',
      { ...inLobby, StrRoomId: 'x'.repeat(65) },
      'StrRoomId: a text of 1 to 64 of the documented characters; it is 65 characters long',
    ],
    [
      trtc,
      'SetUserBlockedByStrRoomId',
      { ...inLobby, StrRoomId: 'room"1' },
      'it is the text "room\\"1", of which "\\"" is none',
    ],
    [
      trtc,
      'SetUserBlockedByStrRoomId',
      { ...inLobby, StrRoomId: '77' },
      'StrRoomId: a room that exists, with a text as its id; it is the text "77"',
    ],
    [
      trtc,
      'DescribeRoomInfo',
      { SdkAppId: 1400188366, StartTime: 1.5, EndTime: 2 },
      'StartTime: a whole number of seconds at least 1; it is the number 1.5',
    ],
    [
      livesaas,
      'UpdateActivityUserBanStatus',
      { ...barring, UserIds: [99999999999999999999n] },
      'UserIds.0: a whole number, of at most 64 bits; it is the number 99999999999999999999',
    ],
    [
      livesaas,
      'UpdateActivityUserBanStatus',
      { ...barring, UserIds: [1] },
      'UserIds: users who have entered the activity; it is 1 (assumption: volcengine-livesaas.unknown-user)',
    ],
    [
      polyv,
      'v2/chat/{userId}/addBadWords',
      { userId: 'fakeuser01', words: [''] },
      'words.0: a text that is not empty or a whole number; it is empty',
    ],
    [
      polyv,
      'v2/channels/{channelId}/delete',
      { channelId: 'abc' },
      'channelId: a text of digits or a whole number; it is the text "abc"',
    ],
    [
      polyv,
      'v3/channel/basic/batch-delete',
      { channelIds: [999] },
      'channelIds: a channel of the account; it is 999',
    ],
  ])('of %s %s says what was wrong, in case %#', (vendor, operation, input, said) => {
    expect(reasonOf(vendor, operation, input)).toContain(said);
  });
});
