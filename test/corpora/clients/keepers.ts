import { expect } from 'vitest';
import { kick } from '../signers/polyv-live.ts';
import type { RightClient } from './moderators.ts';
import { expectDone, makeSig, type Reply, type Session } from './session.ts';

const app = 1_400_188_366;
const activity = 1_819_171_234_140_099;
const viewer = 1_820_211_234_043_371;
const live = (command: string): string => `live_engine_http_srv/${command}`;
const conference = (command: string): string => `room_engine_http_srv/${command}`;
const banOf = (RoomId: string, ...accounts: string[]) => ({
  ...{ RoomId, MemberList_Account: accounts },
  Duration: 600,
});
const blocked = (UserId: string, IsMute = 1) => ({ SdkAppId: app, RoomId: 10_006, UserId, IsMute });
const updateBans = 'Action=UpdateActivityUserBanStatus&Version=2023-08-01';
const mutes = '/live/v3/user/chat/banned-user';
const errorOf = ({ body }: Reply): unknown =>
  (body['Response'] as { Error?: { Code: string } } | undefined)?.Error?.Code;
const volcErrorOf = ({ body }: Reply): unknown =>
  (body['ResponseMetadata'] as { Error?: { Code: string } } | undefined)?.Error?.Code;

/** Bans with the next pause of a list after each refusal for the rate. */
function blockPatiently({ trtc, send, wait }: Session, user: string): void {
  for (const pause of [1, 2, 4]) {
    const code = errorOf(send('tencent-trtc', trtc('SetUserBlocked', blocked(user))));
    if (code !== 'RequestLimitExceeded') return;
    wait(pause);
  }
}

/** Clients that keep rooms in order for hours: they retry, poll, clean up and go on. */
export const keepers: readonly RightClient[] = [
  {
    title: 'a moderator bans in a room that is gone, says so and goes on with the next',
    act({ chat, send }) {
      for (const room of ['gone', 'lost', 'test']) {
        const { body } = send('tencent-chat', chat(live('ban_member'), banOf(room, 'user1')));
        expect(body['ErrorCode']).toBe(room === 'test' ? 0 : 100_004);
      }
    },
  },
  {
    title: 'a clean-up lifts each ban of a room, that of one user after that of another',
    act({ chat, send }) {
      expectDone(send('tencent-chat', chat(live('ban_member'), banOf('test', 'user1', 'user2', 'user3'))));
      for (const user of ['user1', 'user2', 'user3']) {
        const body = { RoomId: 'test', MemberList_Account: [user] };
        expectDone(send('tencent-chat', chat(live('unban_member'), body)));
      }
    },
  },
  {
    title: 'a poller waits until a ban is over',
    act({ chat, send, wait }) {
      expectDone(send('tencent-chat', chat(live('ban_member'), banOf('test', 'user1'))));
      for (let minute = 0; minute < 12; minute += 1) {
        expectDone(send('tencent-chat', chat(live('get_banned_member_list'), { RoomId: 'test' })));
        wait(60);
      }
    },
  },
  {
    title: 'a signature is kept for a day and made anew an hour before it ends',
    act({ chat, send, wait, seconds }) {
      let usersig = makeSig(seconds());
      for (let hour = 0; hour < 48; hour += 1) {
        if (hour % 23 === 0) usersig = makeSig(seconds());
        expectDone(
          send('tencent-chat', chat(live('get_room_info'), { RoomId: 'test' }, { query: { usersig } })),
        );
        wait(3600);
      }
    },
  },
  {
    title: 'one rule is applied to a Live room and to a Conference room',
    act({ chat, send }) {
      expectDone(send('tencent-chat', chat(live('ban_member'), banOf('test', 'user1'))));
      const body = { ...banOf('room-test', 'user1'), Reason: 'spam' };
      expectDone(send('tencent-chat', chat(conference('ban_room_member'), body)));
      expectDone(
        send(
          'tencent-chat',
          chat(conference('kick_user_out'), {
            ...{ RoomId: 'room-test', MemberList_Account: ['user2'], Reason: 'spam' },
          }),
        ),
      );
    },
  },
  {
    title: 'a mute that is given by its length is lifted with 0',
    act({ chat, send, wait }) {
      for (const MuteTime of [300, 0]) {
        const body = { RoomId: 'test', MemberList_Account: ['user1'], MuteTime };
        expectDone(send('tencent-chat', chat(live('mute_member'), body)));
        wait(30);
      }
    },
  },
  {
    title: 'the limit of a second is met by longer and longer pauses',
    act(session) {
      for (let count = 0; count < 45; count += 1) blockPatiently(session, '29376');
    },
  },
  {
    title: 'a room is dismissed, and a second worker finds it gone',
    act({ trtc, send, wait }) {
      const body = { SdkAppId: app, RoomId: 10_006 };
      expectDone(send('tencent-trtc', trtc('DismissRoom', body)));
      wait(2);
      expect(errorOf(send('tencent-trtc', trtc('DismissRoom', body)))).toBe('FailedOperation.RoomNotExist');
    },
  },
  {
    title: 'sound alone is taken from a user, then the picture, then both are given back',
    act({ trtc, send, wait }) {
      for (const IsMute of [2, 3, 0]) {
        expectDone(send('tencent-trtc', trtc('SetUserBlocked', blocked('29377', IsMute))));
        wait(5);
      }
    },
  },
  {
    title: 'a room with a text for its id is served by the actions for it',
    act({ trtc, send }) {
      const StrRoomId = 'lobby';
      const body = { SdkAppId: app, StrRoomId, UserId: '29376', IsMute: 1 };
      expectDone(send('tencent-trtc', trtc('SetUserBlockedByStrRoomId', body)));
      const users = { SdkAppId: app, RoomId: StrRoomId, UserIds: ['29376'] };
      expectDone(send('tencent-trtc', trtc('RemoveUserByStrRoomId', users)));
    },
  },
  {
    title: 'a day of rooms is read page by page',
    act({ trtc, send, seconds }) {
      for (const PageNumber of [0, 1]) {
        const span = { StartTime: seconds() - 3600, EndTime: seconds() };
        const body = { SdkAppId: app, ...span, PageNumber, PageSize: 10 };
        expectDone(send('tencent-trtc', trtc('DescribeRoomInfo', body)));
      }
    },
  },
  {
    title: 'a viewer is banned, and who bans him again learns that he is',
    act({ volc, send, wait }) {
      const body = { ActivityId: activity, BanStatus: 1, UserIds: [viewer] };
      expectDone(send('volcengine-livesaas', volc(updateBans, body)));
      wait(1);
      expect(volcErrorOf(send('volcengine-livesaas', volc(updateBans, body)))).toBe(
        'InvalidParameter.UserIdBanned',
      );
    },
  },
  {
    title: 'bans are taken from a list of one in two calls, and read back after each',
    act({ volc, volcGet, send }) {
      for (const BanStatus of [1, 0]) {
        const body = { ActivityId: activity, BanStatus, UserIds: [viewer] };
        expectDone(send('volcengine-livesaas', volc(updateBans, body)));
        const query = `Action=GetActivityBanUsers&Version=2023-08-01&ActivityId=${activity}`;
        expectDone(send('volcengine-livesaas', volcGet(query)));
      }
    },
  },
  {
    title: 'an activity is made, moderated and deleted',
    act({ volc, send }) {
      const made = expectDone(
        send('volcengine-livesaas', volc('Action=CreateActivityAPIV2&Version=2020-06-01', { Name: '直播' })),
      );
      const { ActivityId } = made['Result'] as { ActivityId: number };
      const ips = { ActivityId, BanStatus: 1, Ips: ['203.0.113.9'] };
      expectDone(
        send('volcengine-livesaas', volc('Action=UpdateActivityIpBanStatus&Version=2023-08-01', ips)),
      );
      expectDone(
        send('volcengine-livesaas', volc('Action=DeleteActivityAPI&Version=2020-06-01', { ActivityId })),
      );
    },
  },
  {
    title: 'lists of mutes and kicks are read to their ends, small pages first',
    act({ polyv, send, wait }) {
      for (const pageSize of ['1', '2', '100'])
        for (const pageNumber of ['1', '2', '3']) {
          expectDone(send('polyv-live', polyv({ query: { pageNumber, pageSize } })));
          wait(0.02);
        }
      expectDone(send('polyv-live', polyv({ path: `${mutes}/list`, query: { page: '1', size: '50' } })));
    },
  },
  {
    title: 'a search by name and one by id, each with an empty answer',
    act({ polyv, send }) {
      for (const query of [{ nickName: '没有这个人' }, { viewerId: 'nobody-1' }])
        expectDone(send('polyv-live', polyv({ query: { ...query, pageNumber: '1', pageSize: '10' } })));
    },
  },
  {
    title: 'a queue kicks twenty viewers one after the other, with a pause',
    act({ polyv, send, wait }) {
      for (let count = 0; count < 20; count += 1) {
        const json = { viewerIds: [`viewer-${count}`], nickNames: [`名${count}`] };
        expectDone(send('polyv-live', polyv({ path: '/live/v4/chat/forbid/kick-users', json })));
        wait(0.1);
      }
    },
  },
  {
    title: 'a channel that is not there is told to an operator, once, and the right one follows',
    act({ polyv, send }) {
      for (const channelId of ['1004', '1003']) {
        const path = '/live/v4/chat/channel/forbid/kick-users';
        const { status } = send('polyv-live', polyv({ path, query: { channelId }, json: kick }));
        expect(status === 200).toBe(channelId === '1003');
      }
    },
  },
  {
    title: 'twelve lists at once over connections of their own, then none',
    act({ polyv, sendTogether }) {
      const calls = Array.from({ length: 12 }, (_, page) =>
        polyv({ query: { pageNumber: String(page + 1), pageSize: '10' } }),
      );
      for (const reply of sendTogether('polyv-live', calls)) expectDone(reply);
    },
  },
  {
    title: 'a nightly job mutes the same viewers each night',
    act({ polyv, send, wait }) {
      for (let night = 0; night < 3; night += 1) {
        const form = { viewerIds: '["618948782650202","618948782650203"]', banned: 'Y' };
        expectDone(send('polyv-live', polyv({ path: `${mutes}/update`, form })));
        wait(86_400);
      }
    },
  },
];
