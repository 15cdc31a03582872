import { expect } from 'vitest';
import type { SandboxInput } from '../../../contracts/control/config.ts';
import { kick } from '../signers/polyv-live.ts';
import { dressed, expectDone, makeSig, type Session } from './session.ts';

/** A client that does nothing wrong. */
export interface RightClient {
  readonly title: string;
  readonly sandbox?: SandboxInput;
  readonly act: (session: Session) => void;
}

const live = (command: string): string => `live_engine_http_srv/${command}`;
const ban = (...accounts: string[]) => ({ RoomId: 'test', MemberList_Account: accounts, Duration: 3600 });
const app = 1_400_188_366;
const activity = 1_819_171_234_140_099;
const users = Array.from({ length: 45 }, (_, index) => `viewer${index}`);
const mute = '/live/v3/user/chat/banned-user/update';
const failing = (vendor: string, operation: string, code: string, count: number): SandboxInput =>
  ({
    faults: [
      { id: 'busy', match: { vendor, operation }, when: { times: count }, effect: { type: 'error', code } },
    ],
  }) as SandboxInput;

/** How libraries of other languages dress a call. */
const requests = [
  ['User-Agent', 'python-requests/2.31.0'],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Accept', '*/*'],
  ['Connection', 'keep-alive'],
] as const;
const proxied = [
  ['x-forwarded-for', '10.1.2.3, 10.0.0.1'],
  ['x-forwarded-proto', 'https'],
  ['via', '1.1 squid'],
  ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['x-request-id', '7d5d747b-e160-e280-5049-099d984bcfe0'],
] as const;

/** Clients that ban, mute and kick. */
export const moderators: readonly RightClient[] = [
  {
    title: 'a bot in Python bans, looks and lifts',
    act({ chat, send }) {
      const call = (command: string, body: unknown) =>
        expectDone(send('tencent-chat', dressed(chat(live(command), body), requests)));
      call('ban_member', ban('user1'));
      expect(JSON.stringify(call('get_banned_member_list', { RoomId: 'test' }))).toContain('user1');
      call('unban_member', { RoomId: 'test', MemberList_Account: ['user1'] });
    },
  },
  {
    title: 'a service in Go ends its JSON with a line break and writes its headers its own way',
    act({ trtc, send }) {
      const body = `{"IsMute":1,"RoomId":10006,"SdkAppId":${app},"UserId":"29376"}\n`;
      const { headers = [], ...sent } = trtc('SetUserBlocked', body);
      const spelt = headers.map(([name, value]) => [name.replace('X-TC', 'X-Tc'), value] as const);
      const go = [
        ['User-Agent', 'Go-http-client/1.1'],
        ['Accept-Encoding', 'gzip'],
      ] as const;
      expectDone(send('tencent-trtc', { ...sent, headers: [...spelt.toReversed(), ...go] }));
    },
  },
  {
    title: 'a service in Java signs the Content-Type with its charset',
    act({ trtc, send }) {
      const body = { SdkAppId: app, RoomId: 10_006, UserIds: ['29377'] };
      expectDone(
        send('tencent-trtc', trtc('RemoveUser', body, { contentType: 'application/json; charset=utf-8' })),
      );
    },
  },
  {
    title: 'a call passes a proxy that adds headers',
    act({ polyv, volc, chat, send }) {
      const silence = { ActivityId: activity, UserId: 1_820_211_234_043_371, Status: true };
      expectDone(send('polyv-live', dressed(polyv({ query: { pageNumber: '1' } }), proxied)));
      expectDone(send('tencent-chat', dressed(chat(live('ban_member'), ban('user1')), proxied)));
      const call = volc('Action=SilenceUserAPI&Version=2020-06-01', silence);
      expectDone(send('volcengine-livesaas', dressed(call, proxied)));
    },
  },
  {
    title: 'a raid is met by thirty bans at once',
    act({ chat, sendTogether }) {
      const calls = users.slice(0, 30).map((user) => chat(live('ban_member'), ban(user)));
      for (const reply of sendTogether('tencent-chat', calls)) expectDone(reply);
    },
  },
  {
    title: 'a list of users is banned in groups of twenty',
    act({ chat, send }) {
      for (let from = 0; from < users.length; from += 20)
        expectDone(send('tencent-chat', chat(live('ban_member'), ban(...users.slice(from, from + 20)))));
    },
  },
  {
    title: 'a ban is prolonged before it ends',
    act({ chat, send, wait }) {
      for (let count = 0; count < 3; count += 1) {
        expectDone(send('tencent-chat', chat(live('ban_member'), ban('user2'))));
        wait(1800);
      }
    },
  },
  {
    title: 'somebody is muted, forgiven and muted again',
    act({ polyv, send, wait }) {
      for (const banned of ['Y', 'N', 'Y']) {
        const form = { viewerIds: '["618948782650203"]', banned };
        expectDone(send('polyv-live', polyv({ path: mute, form })));
        wait(2);
      }
    },
  },
  {
    title: 'a kick with a name of two scripts is lifted',
    act({ polyv, send }) {
      for (const path of ['kick-users', 'unkick-users'])
        expectDone(send('polyv-live', polyv({ path: `/live/v4/chat/forbid/${path}`, json: kick })));
    },
  },
  {
    title: 'a client written for Java repeats the common parameters in its JSON',
    act({ polyv, send }) {
      const json = { ...kick, appId: 'fakeappid1', requestId: 'abcdef123456' };
      const query = { requestId: 'abcdef123456' };
      expectDone(send('polyv-live', polyv({ path: '/live/v4/chat/forbid/kick-users', json, query })));
    },
  },
  {
    title: 'a UserSig that has ended is made anew, once',
    act({ chat, send, seconds }) {
      const old = makeSig(seconds() - 7200, 3600);
      const call = (query = {}) => send('tencent-chat', chat(live('ban_member'), ban('user1'), { query }));
      expect(call({ usersig: old }).body['ErrorCode']).toBe(70_001);
      expectDone(call());
    },
  },
  {
    title: 'a gateway that is busy is asked again after longer and longer waits',
    sandbox: failing('tencent-chat', live('ban_member'), '60008', 2),
    act({ chat, send, wait }) {
      const call = () => send('tencent-chat', chat(live('ban_member'), ban('user1')));
      for (const pause of [1, 2]) {
        expect(call().body['ErrorCode']).toBe(60_008);
        wait(pause);
      }
      expectDone(call());
    },
  },
];
