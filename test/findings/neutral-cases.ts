import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { noon } from '../core/calls.ts';
import {
  ban,
  banning,
  chat,
  everyCall,
  livesaas,
  longId,
  nowhere,
  polyv,
  scene,
  sceneIn,
  times,
  type RuleCases,
  type Setup,
} from './setup.ts';

const twoPerSecond = { limits: { [chat]: { [ban]: { perSecond: 2 } } } };
const forbidList = 'v4/chat/forbid/list';
const banUsers = 'GetActivityBanUsers';
const unban = 'live_engine_http_srv/unban_member';
const many = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);
const banMany = (count: number) => ({ ...banning, MemberList_Account: many(count) });
const lookAt = ({ call }: Setup, ActivityId: string): void => {
  call(banUsers, { ActivityId }, { vendor: livesaas });
};

const underName = (host: string, scheme?: 'http' | 'https') => ({
  damage: { headers: { host } },
  alter: (request: OutgoingRequest) => ({ ...request, ...(scheme && { scheme }) }),
});
const realHost = 'console.tim.qq.com';

/** A sandbox whose chat app has another secret. */
const withSecret = (secretKey: string) => ({
  credentials: { [chat]: { ...tencentChat.credential.fake, secretKey } },
});

/** A UserSig that lives so long, some seconds after it was made. */
const signedFor = (expire: number, secondsAgo: number) => {
  const made = Date.parse(noon) - secondsAgo * 1000;
  const usersig = makeUserSig(tencentChat.credential.fake, 'administrator', made, expire);
  return { damage: { query: { usersig } } };
};

export const neutralCases: RuleCases = {
  'too-many-items': {
    guilty: {
      'a ban of 21': scene(({ call }) => {
        call(ban, banMany(21));
      }),
      'a ban of 100 in a room that is not there': scene(({ call }) => {
        call(ban, { ...nowhere, MemberList_Account: many(100) });
      }),
      'a lifted ban of 21': scene(({ call }) => {
        call(unban, { RoomId: 'test', MemberList_Account: many(21) });
      }),
    },
    innocent: {
      'a ban of 20': scene(({ call }) => {
        call(ban, banMany(20));
      }),
      'two bans of 20': scene(({ call }) => {
        times(2, () => {
          call(ban, banMany(20));
        });
      }),
      'a ban of 20 that is refused': scene(({ call }) => {
        call(ban, { ...nowhere, MemberList_Account: many(20) });
      }),
    },
  },
  'undocumented-field': {
    guilty: {
      'a name with a letter less': scene(({ call }) => {
        call(ban, { ...banning, Reasn: 'spam' });
      }),
    },
    innocent: {
      'documented fields of all vendors': scene(({ call }) => {
        call(ban, { ...banning, Reason: 'spam' });
        call(forbidList, { pageSize: 10 }, { vendor: polyv });
        call(banUsers, { ActivityId: longId.right }, { vendor: livesaas });
      }),
    },
  },
  'damaged-number': {
    guilty: {
      'as JavaScript prints it': scene((setup) => {
        lookAt(setup, longId.rounded);
      }),
      'as other languages print it': scene((setup) => {
        lookAt(setup, String(BigInt(Number(longId.right))));
      }),
      'the id of a user': scene(({ call, setState }) => {
        const users = [{ UserId: '7000000000000000001' }];
        setState(livesaas, { activities: [{ ActivityId: longId.right, users }] });
        const UserIds = ['7000000000000000000'];
        call('UpdateActivityUserBanStatus', { ActivityId: '1', BanStatus: 1, UserIds }, { vendor: livesaas });
      }),
    },
    innocent: {
      'the right id': scene((setup) => {
        lookAt(setup, longId.right);
      }),
      'another id, which a double takes for the same': scene((setup) => {
        lookAt(setup, '1819171234140099124');
      }),
      'a user who is not there, beside one who is': scene(({ call, setState }) => {
        const users = [{ UserId: '7000000000000000001' }];
        setState(livesaas, { activities: [{ ActivityId: '1', users }] });
        const UserIds = ['7000000000000000002'];
        call('UpdateActivityUserBanStatus', { ActivityId: '1', BanStatus: 1, UserIds }, { vendor: livesaas });
      }),
      'a round id, by somebody who knows the right one': scene((setup) => {
        lookAt(setup, longId.rounded);
        lookAt(setup, longId.right);
      }),
      'an id that is there': scene((setup) => {
        const ids = [longId.right, longId.rounded];
        setup.setState(livesaas, { activities: ids.map((ActivityId) => ({ ActivityId })) });
        lookAt(setup, longId.rounded);
      }),
    },
  },
  'burst-above-limit': {
    guilty: {
      'three bans in a second of two': sceneIn(twoPerSecond, ({ call }) => {
        times(3, () => {
          call(ban, banning);
        });
      }),
    },
    innocent: {
      'two bans in each second': sceneIn(twoPerSecond, ({ call, wait }) => {
        times(4, () => {
          call(ban, banning);
          wait(0.5);
        });
      }),
      'a limit that is lowered afterwards': scene(({ call, setFaults }) => {
        times(10, () => {
          call(ban, banning);
        });
        setFaults(everyCall(ban, { type: 'rate-limit', limit: 1 }).faults);
      }),
      'others have used up the limit': sceneIn(
        everyCall(ban, { type: 'rate-limit', limit: 0 }),
        ({ call }) => {
          call(ban, banning);
        },
      ),
    },
  },
  'peak-near-limit': {
    guilty: {
      '187 bans of 200': scene(({ call }) => {
        times(187, () => {
          call(ban, banning);
        });
      }),
    },
    innocent: {
      '159 bans of 200': scene(({ call }) => {
        times(159, () => {
          call(ban, banning);
        });
      }),
      'a limit that is lowered afterwards': scene(({ call, setFaults }) => {
        times(10, () => {
          call(ban, banning);
        });
        setFaults(everyCall(ban, { type: 'rate-limit', limit: 1 }).faults);
      }),
    },
  },
  'signature-near-its-end': {
    guilty: {
      'ten seconds are left of three minutes': scene(({ call }) => {
        call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -170 } });
      }),
    },
    innocent: {
      'minutes are left, or none': scene(({ call }) => {
        call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -100 } });
        call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -300 } });
      }),
      'a UserSig for one call': scene(({ call }) => {
        call(ban, banning, signedFor(20, 1));
      }),
    },
  },
  'secret-sent': {
    guilty: {
      'in the query': scene(({ call }) => {
        const { appSecret } = polyvLive.credential.fake;
        call(forbidList, {}, { vendor: polyv, damage: { query: { appSecret } } });
      }),
      'in a header': scene(({ call }) => {
        call(ban, banning, { damage: { headers: { 'X-Key': tencentChat.credential.fake.secretKey } } });
      }),
      'in the body': scene(({ call }) => {
        call(ban, { ...banning, Reason: tencentChat.credential.fake.secretKey });
      }),
    },
    innocent: {
      'a signed call': scene(({ call }) => {
        call(forbidList, {}, { vendor: polyv });
      }),
      'a secret that is a word': sceneIn(withSecret('test'), ({ call }) => {
        call(ban, banning);
      }),
      'the secret of another vendor’s fake': scene(({ call }) => {
        call(ban, { ...banning, Reason: polyvLive.credential.fake.appId });
      }),
    },
  },
  'plain-http': {
    guilty: {
      'the vendor’s host by http': scene(({ call }) => {
        call(ban, banning, underName(realHost, 'http'));
      }),
      'a proxy says that it was http': scene(({ call }) => {
        call(ban, banning, { damage: { headers: { host: realHost, 'x-forwarded-proto': 'http' } } });
      }),
      'the vendor’s host with a port': scene(({ call }) => {
        call(ban, banning, underName(`${realHost}:80`, 'http'));
      }),
    },
    innocent: {
      'the vendor’s host by https': scene(({ call }) => {
        call(ban, banning, underName(realHost, 'https'));
      }),
      'a local address': scene(({ call }) => {
        call(ban, banning, underName('127.0.0.1:4011', 'http'));
      }),
      'the vendor’s name, sent to a socket of this machine': scene(({ call }) => {
        call(ban, banning, underName(realHost));
      }),
      'a proxy that speaks TLS': scene(({ call }) => {
        call(ban, banning, { damage: { headers: { host: realHost, 'x-forwarded-proto': 'https' } } });
      }),
    },
  },
};
