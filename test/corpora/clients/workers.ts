import { createHash, type BinaryLike } from 'node:crypto';
import { expect } from 'vitest';
import { polyvKeys } from '../signers/polyv-live.ts';
import { v1 } from '../signers/tencent-trtc.ts';
import { volc, volcHost } from '../signers/volcengine-livesaas.ts';
import type { RightClient } from './moderators.ts';
import { dressed, expectDone, type Session } from './session.ts';

const app = 1_400_188_366;
const activity = 1_819_171_234_140_099;
const live = (command: string): string => `live_engine_http_srv/${command}`;
const mute = '/live/v3/user/chat/banned-user/update';
const sha256 = (text: BinaryLike): string => createHash('sha256').update(text).digest('hex').toUpperCase();

/** Signs headers that the documents do not ask for, as a proxy of a company wants them. */
function volcWithMore({ seconds }: Session, body: string) {
  const date = new Date(seconds() * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const query = 'Action=SilenceUserAPI&Version=2020-06-01';
  return volc({
    ...{ body, date, query },
    target: `/?${query}`,
    named: [date.slice(0, 8), 'cn-north-1', 'livesaas', 'request'],
    contentType: 'application/json; charset=utf-8',
    signed: [
      ['content-type', 'application/json; charset=utf-8'],
      ['host', volcHost],
      ['x-date', date],
      ['x-team', 'moderation'],
    ],
    extra: [
      ['X-Team', 'moderation'],
      ['Transfer-Encoding', 'chunked'],
    ],
  });
}

/** Clients with habits of other languages, and with several workers. */
export const workers: readonly RightClient[] = [
  {
    title: 'headers in capitals, in another order, on a connection that is kept',
    act({ trtc, send }) {
      const { headers = [], ...sent } = trtc('SetUserBlocked', {
        ...{ SdkAppId: app, RoomId: 10_006, UserId: '29376', IsMute: 0 },
      });
      const loud = headers.map(([name, value]) => [name.toUpperCase(), value] as const);
      const kept = [
        ['CONNECTION', 'Keep-Alive'],
        ['KEEP-ALIVE', 'timeout=60'],
      ] as const;
      expectDone(send('tencent-trtc', { ...sent, headers: [...loud.toReversed(), ...kept] }));
    },
  },
  {
    title: 'escapes in small letters in the query',
    act({ chat, send }) {
      const { target, ...call } = chat(live('get_banned_member_list'), { RoomId: 'test' });
      const lower = target.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
      expectDone(send('tencent-chat', { ...call, target: lower.replaceAll('*', '%2a') }));
    },
  },
  {
    title: 'a body in pieces, and more headers signed than are asked for',
    act(session) {
      const body = JSON.stringify({
        ...{ ActivityId: activity, UserId: 1_820_211_234_043_371, Status: true },
      });
      expectDone(session.send('volcengine-livesaas', volcWithMore(session, body)));
    },
  },
  {
    title: 'optional fields that are null, empty or left out',
    act({ chat, polyv, send }) {
      const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
      for (const more of [{}, { Reason: '' }])
        expectDone(send('tencent-chat', chat(live('ban_member'), { ...ban, ...more })));
      expectDone(send('polyv-live', polyv({ query: { viewerId: '' }, signed: { viewerId: undefined } })));
    },
  },
  {
    title: 'SHA-256 with a nonce that is new for each call',
    act({ polyv, send, wait }) {
      for (const nonce of ['8f1', '8f2', '8f3']) {
        const query = { signatureMethod: 'SHA256', signatureNonce: nonce };
        expectDone(send('polyv-live', polyv({ query, digest: sha256 })));
        wait(1);
      }
    },
  },
  {
    title: 'fields of a form in the query',
    act({ polyv, send }) {
      const { target } = polyv({ path: mute, query: { viewerIds: '["618948782650203"]', banned: 'Y' } });
      expectDone(send('polyv-live', { method: 'POST', target }));
    },
  },
  {
    title: 'the first signature, by GET and by POST',
    act({ send, seconds, wait }) {
      for (const method of ['GET', 'POST']) {
        const Timestamp = String(seconds());
        expectDone(send('tencent-trtc', v1({ method, fields: { Timestamp, Nonce: Timestamp } })));
        wait(1);
      }
    },
  },
  {
    title: 'four workers with a room each',
    act({ chat, send, sendTogether }) {
      const rooms = ['a', 'b', 'c', 'd'];
      for (const RoomId of rooms)
        expectDone(
          send('tencent-chat', chat(live('create_room'), { RoomInfo: { RoomId, RoomType: 'Live' } })),
        );
      const bans = rooms.map((RoomId) =>
        chat(live('ban_member'), { RoomId, MemberList_Account: ['troll'], Duration: 600 }),
      );
      for (const reply of sendTogether('tencent-chat', bans)) expectDone(reply);
      for (const RoomId of rooms) expectDone(send('tencent-chat', chat(live('destroy_room'), { RoomId })));
    },
  },
  {
    title: 'a limit is met by a wait until the next second, then by the same call',
    act({ trtc, sendTogether, send, wait }) {
      const unmute = { SdkAppId: app, RoomId: 10_006, UserId: '29376', IsMute: 0 };
      const calls = Array.from({ length: 22 }, (_, count) =>
        trtc('SetUserBlocked', { ...unmute, IsMute: count % 2 }),
      );
      const refused = sendTogether('tencent-trtc', calls).filter(({ body }) =>
        JSON.stringify(body).includes('RequestLimitExceeded'),
      );
      expect(refused).toHaveLength(2);
      wait(2);
      expectDone(send('tencent-trtc', trtc('SetUserBlocked', unmute)));
    },
  },
  {
    title: 'channels are listed, and those of a test are deleted one after the other',
    act({ polyv, send, wait }) {
      const names = ['test one', 'test two', 'test three'];
      const ids = names.map((name) => {
        const json = { name, newScene: 'topclass', template: 'ppt' };
        const { data } = expectDone(send('polyv-live', polyv({ path: '/live/v4/channel/create', json })));
        return String((data as { readonly channelId: number }).channelId);
      });
      expectDone(send('polyv-live', polyv({ path: '/live/v3/user/channels' })));
      for (const id of ids) {
        const { target } = polyv({ path: `/live/v2/channels/${id}/delete` });
        expectDone(send('polyv-live', { method: 'POST', target }));
        wait(0.2);
      }
    },
  },
  {
    title: 'bad words of the account are added, read and deleted',
    act({ polyv, send }) {
      const add = polyv({
        path: `/live/v2/chat/${polyvKeys.userId}/addBadWords`,
        query: { words: '["加微信","spam"]' },
      });
      expectDone(send('polyv-live', { ...add, method: 'POST' }));
      expect(
        JSON.stringify(send('polyv-live', polyv({ path: '/live/v3/user/badword/list' })).body),
      ).toContain('加微信');
      const remove = polyv({ path: '/live/v3/user/badword/delete', query: { words: '加微信,spam' } });
      expectDone(send('polyv-live', { ...remove, method: 'POST' }));
    },
  },
  {
    title: 'a client behind two proxies with cookies and languages',
    act({ volcGet, send, wait }) {
      const more = [
        ['Accept-Language', 'zh-CN,zh;q=0.9'],
        ['Cookie', 'lb=1'],
        ['X-Forwarded-For', '10.1.2.3, 10.0.0.1'],
        ['Forwarded', 'for=10.1.2.3;proto=https'],
      ] as const;
      const query = `Action=GetActivityBanUsers&Version=2023-08-01&ActivityId=${activity}`;
      for (let count = 0; count < 3; count += 1) {
        expectDone(send('volcengine-livesaas', dressed(volcGet(query), more)));
        wait(5);
      }
    },
  },
];
