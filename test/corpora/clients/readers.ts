import { expect } from 'vitest';
import { expectDone, type Session } from './session.ts';
import type { RightClient } from './moderators.ts';

const app = 1_400_188_366;
const list = 'live_engine_http_srv/get_banned_member_list';
const rooms = 'live_engine_http_srv/get_room_list';
const activity = '1819171234140099';

const pageOfUsers = (page: number): string =>
  `Action=ListActivityUsers&Version=2023-08-01&ActivityId=${activity}&SearchStatus=1&PageNumber=${page}&PageSize=2`;

function banEight({ chat, send }: Session): void {
  const accounts = Array.from({ length: 8 }, (_, index) => `viewer${index}`);
  const body = { RoomId: 'test', MemberList_Account: accounts, Duration: 600 };
  expectDone(send('tencent-chat', chat('live_engine_http_srv/ban_member', body)));
}

/** Clients that read, wait, clean up and try what there is. */
export const readers: readonly RightClient[] = [
  {
    title: 'pages of bans are read until NextOffset is 0',
    act(session) {
      banEight(session);
      let [offset, found] = [0, 0];
      do {
        const body = { RoomId: 'test', Offset: offset, Limit: 3 };
        const reply = expectDone(session.send('tencent-chat', session.chat(list, body)));
        const { BannedAccountList, NextOffset } = reply['Response'] as {
          readonly BannedAccountList: readonly unknown[];
          readonly NextOffset: number;
        };
        found += BannedAccountList.length;
        offset = NextOffset;
      } while (offset !== 0);
      expect(found).toBe(8);
    },
  },
  {
    title: 'pages of a list are counted from 1 until the last is short',
    act({ polyv, send }) {
      for (let page = 1; page <= 2; page += 1) {
        const reply = expectDone(
          send('polyv-live', polyv({ query: { pageNumber: String(page), pageSize: '1' } })),
        );
        expect(JSON.stringify(reply)).toContain('viewerId');
      }
    },
  },
  {
    title: 'users of an activity are read page by page',
    act({ volcGet, send }) {
      let [page, seen, total] = [0, 0, 1];
      while (seen < total) {
        page += 1;
        const { Result } = expectDone(send('volcengine-livesaas', volcGet(pageOfUsers(page))));
        const { UserMsgs, TotalCount } = Result as {
          readonly UserMsgs: readonly unknown[];
          readonly TotalCount: number;
        };
        seen += UserMsgs.length;
        total = TotalCount;
      }
      expect(page).toBeGreaterThan(1);
    },
  },
  {
    title: 'more lists are asked for at once than a second takes, and the rest a second later',
    act({ chat, sendTogether, wait }) {
      const calls = Array.from({ length: 15 }, () => chat(rooms, { Next: '', Count: 20 }));
      const replies = sendTogether('tencent-chat', calls);
      expect(replies.filter(({ body }) => body['ErrorCode'] === 60_007)).toHaveLength(5);
      wait(1);
      const again = Array.from({ length: 5 }, () => chat(rooms, { Next: '', Count: 20 }));
      for (const reply of sendTogether('tencent-chat', again)) expectDone(reply);
    },
  },
  {
    title: 'a dashboard asks for the same list every five seconds',
    act({ polyv, send, wait }) {
      for (let count = 0; count < 24; count += 1) {
        expectDone(send('polyv-live', polyv({ query: { pageNumber: '1', pageSize: '10' } })));
        wait(5);
      }
    },
  },
  {
    title: 'rooms that are gone are dismissed one by one',
    act({ trtc, send }) {
      for (let room = 1; room <= 12; room += 1) {
        const reply = send('tencent-trtc', trtc('DismissRoom', { SdkAppId: app, RoomId: room }));
        expect(JSON.stringify(reply.body)).toContain('FailedOperation.RoomNotExist');
      }
    },
  },
  {
    title: 'a user who has left is passed over',
    act({ trtc, send }) {
      const replies = ['gone', '29376', '29377'].map((UserId) =>
        send('tencent-trtc', trtc('SetUserBlocked', { SdkAppId: app, RoomId: 10_006, UserId, IsMute: 1 })),
      );
      expect(JSON.stringify(replies[0]!.body)).toContain('UserNotExist');
      for (const reply of replies.slice(1)) expectDone(reply);
    },
  },
  {
    title: 'actions that are not built are tried once each',
    act({ trtc, send }) {
      const actions = ['CreateCloudRecording', 'StartMCUMixTranscode', 'DescribeRecordStatistic'];
      const more = ['StopMCUMixTranscode', 'DeleteCloudRecording', 'StartWebRecord'];
      for (const action of [...actions, ...more])
        expect(JSON.stringify(send('tencent-trtc', trtc(action, { SdkAppId: app })).body)).toContain('Error');
    },
  },
  {
    title: 'two workers read the same list at the same moment',
    act({ chat, sendTogether, wait }) {
      for (let count = 0; count < 4; count += 1) {
        for (const reply of sendTogether(
          'tencent-chat',
          [1, 2].map(() => chat(list, { RoomId: 'test' })),
        ))
          expectDone(reply);
        wait(1);
      }
    },
  },
  {
    title: 'an internal error is met by the same call after a wait, signed anew',
    sandbox: {
      faults: [
        {
          id: 'busy',
          match: { vendor: 'tencent-trtc', operation: 'DescribeRoomInfo' },
          when: { times: 1 },
          effect: { type: 'error', code: 'InternalError' },
        },
      ],
    },
    act({ trtc, send, wait, seconds }) {
      const body = { SdkAppId: app, StartTime: seconds() - 3600, EndTime: seconds() };
      expect(JSON.stringify(send('tencent-trtc', trtc('DescribeRoomInfo', body)).body)).toContain(
        'InternalError',
      );
      wait(2);
      expectDone(send('tencent-trtc', trtc('DescribeRoomInfo', body)));
    },
  },
];
