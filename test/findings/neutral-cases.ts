import { polyvLive } from '../../contracts/polyv-live/index.ts';
import {
  ban,
  banning,
  chat,
  firstCall,
  list,
  livesaas,
  longId,
  nowhere,
  polyv,
  times,
  type RuleCases,
} from './stage.ts';

const twoPerSecond = { limits: { [chat]: { [ban]: { perSecond: 2 } } } };
const forbidList = 'v4/chat/forbid/list';
const vendorHost = { scheme: 'http' } as const;

const hostHeader = (host: string) => ({ headers: { host } });

export const neutralCases: RuleCases = {
  'retry-of-a-final-error': {
    triggers({ call }) {
      call(ban, nowhere);
      call(ban, nowhere);
    },
    spares({ call }) {
      call(ban, nowhere);
      call('live_engine_http_srv/create_room', {
        RoomId: nowhere.RoomId,
        RoomType: 'Live',
        Owner_Account: 'o',
      });
      call(ban, nowhere);
    },
  },
  'retry-inside-rate-window': {
    sandbox: twoPerSecond,
    triggers({ call }) {
      times(4, () => {
        call(ban, banning);
      });
    },
    spares({ call, wait }) {
      times(3, () => {
        call(ban, banning);
      });
      wait(1);
      call(ban, banning);
    },
  },
  'blind-resend': {
    sandbox: firstCall(ban, { type: 'lost-after-commit' }),
    triggers({ call }) {
      call(ban, banning);
      call(ban, banning);
    },
    spares({ call }) {
      call(ban, banning);
      call(list, { RoomId: 'test' });
      call(ban, banning);
    },
  },
  'retry-without-end': {
    sandbox: {
      faults: [
        { id: 'down', match: { vendor: chat, operation: list }, effect: { type: 'error', code: '100001' } },
      ],
    },
    triggers({ call }) {
      times(6, () => {
        call(list, { RoomId: 'test' });
      });
    },
    spares({ call }) {
      times(5, () => {
        call(list, { RoomId: 'test' });
      });
    },
  },
  'too-many-items': {
    triggers({ call }) {
      call(ban, { ...banning, MemberList_Account: Array.from({ length: 21 }, (_, index) => `user${index}`) });
    },
    spares({ call }) {
      call(ban, { ...banning, MemberList_Account: Array.from({ length: 20 }, (_, index) => `user${index}`) });
    },
  },
  'undocumented-field': {
    triggers({ call }) {
      call(ban, { ...banning, Reasn: 'spam' });
    },
    spares({ call }) {
      call(ban, { ...banning, Reason: 'spam' });
      call(forbidList, { pageSize: 10 }, { vendor: polyv });
      call('GetActivityBanUsers', { ActivityId: longId.right }, { vendor: livesaas });
    },
  },
  'damaged-number': {
    triggers({ call }) {
      call('GetActivityBanUsers', { ActivityId: longId.rounded }, { vendor: livesaas });
    },
    spares({ call }) {
      call('GetActivityBanUsers', { ActivityId: longId.right }, { vendor: livesaas });
      call('GetActivityBanUsers', { ActivityId: '1719171234140099123' }, { vendor: livesaas });
    },
  },
  'error-in-http-200-ignored': {
    triggers({ call }) {
      call(ban, nowhere);
      call('live_engine_http_srv/unban_member', { RoomId: nowhere.RoomId, MemberList_Account: ['user2'] });
    },
    spares({ call }) {
      call(ban, nowhere);
      call(ban, { ...nowhere, RoomId: 'another that is not there' });
      call(ban, banning);
    },
  },
  'burst-above-limit': {
    sandbox: twoPerSecond,
    triggers({ call }) {
      times(3, () => {
        call(ban, banning);
      });
    },
    spares({ call, wait }) {
      times(4, () => {
        call(ban, banning);
        wait(0.5);
      });
    },
  },
  'peak-near-limit': {
    triggers({ call }) {
      times(187, () => {
        call(ban, banning);
      });
    },
    spares({ call }) {
      times(159, () => {
        call(ban, banning);
      });
    },
  },
  'signature-near-its-end': {
    triggers({ call }) {
      call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -170 } });
    },
    spares({ call }) {
      call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -100 } });
      call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -300 } });
    },
  },
  'secret-sent': {
    triggers({ call }) {
      const { appSecret } = polyvLive.credential.fake;
      call(forbidList, {}, { vendor: polyv, damage: { query: { appSecret } } });
    },
    spares({ call }) {
      call(forbidList, {}, { vendor: polyv });
    },
  },
  'plain-http': {
    triggers({ call }) {
      const damage = hostHeader('console.tim.qq.com');
      call(ban, banning, { damage, alter: (request) => ({ ...request, ...vendorHost }) });
    },
    spares({ call }) {
      const damage = hostHeader('console.tim.qq.com');
      call(ban, banning, { damage, alter: (request) => ({ ...request, scheme: 'https' }) });
      const local = hostHeader('127.0.0.1:4011');
      call(ban, banning, { damage: local, alter: (request) => ({ ...request, ...vendorHost }) });
    },
  },
};
