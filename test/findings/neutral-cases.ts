import type { CredentialForm, OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { noon } from '../core/calls.ts';
import {
  atOnce,
  ban,
  banning,
  chat,
  everyCall,
  livesaas,
  longId,
  polyv,
  scene,
  sceneIn,
  times,
  trtc,
  type RuleCases,
} from './setup.ts';

const twoPerSecond = { limits: { [chat]: { [ban]: { perSecond: 2 } } } };
const forbidList = 'v4/chat/forbid/list';

const underName = (host: string, scheme?: 'http' | 'https') => ({
  damage: { headers: { host } },
  alter: (request: OutgoingRequest) => ({ ...request, ...(scheme && { scheme }) }),
});
const realHost = 'console.tim.qq.com';

/** A sandbox whose chat app has another secret. */
const withSecret = (secretKey: string) => ({
  credentials: { [chat]: { ...tencentChat.credential.fake, secretKey } },
});

/** Puts the secret where the id of the credential stands, as if the two had been swapped. */
const withIdAs =
  <C>(form: CredentialForm<C>) =>
  ({ target, headers, ...request }: OutgoingRequest) => {
    const swap = (text: string) => text.replaceAll(form.id(form.fake), form.secret(form.fake));
    const swapped = headers.map(([name, value]) => [name, swap(value)] as const);
    return { ...request, target: swap(target), headers: swapped };
  };

/** A UserSig that lives so long, some seconds after it was made. */
const signedFor = (expire: number, secondsAgo: number) => {
  const made = Date.parse(noon) - secondsAgo * 1000;
  const usersig = makeUserSig(tencentChat.credential.fake, 'administrator', made, expire);
  return { damage: { query: { usersig } } };
};

export const neutralCases: RuleCases = {
  'burst-above-limit': {
    guilty: {
      'three bans in a second of two': sceneIn(twoPerSecond, ({ call }) => {
        times(3, () => {
          call(ban, banning);
        });
      }),
      'a limit of a minute': sceneIn(
        { limits: { [livesaas]: { ListActivityAPI: { perMinute: 2 } } } },
        ({ call }) => {
          times(3, () => {
            call('ListActivityAPI', {}, { vendor: livesaas });
          });
        },
      ),
      'thirty bans at once': sceneIn(twoPerSecond, ({ call }) => {
        for (const options of atOnce(30)) call(ban, banning, options);
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
      'two bans of two': sceneIn(twoPerSecond, ({ call }) => {
        times(2, () => {
          call(ban, banning);
        });
      }),
      'three bans of two': sceneIn(twoPerSecond, ({ call }) => {
        times(3, () => {
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
      'a ban in each second': sceneIn(twoPerSecond, ({ call, wait }) => {
        times(5, () => {
          call(ban, banning);
          wait(1);
        });
      }),
    },
  },
  'signature-near-its-end': {
    guilty: {
      'ten seconds are left of three minutes': scene(({ call }) => {
        call(forbidList, {}, { vendor: polyv, damage: { skewSeconds: -170 } });
      }),
      'a UserSig of an hour, in its last seconds': scene(({ call }) => {
        call(ban, banning, signedFor(3600, 3590));
      }),
      'a UserSig of ten minutes, in its last second': scene(({ call }) => {
        call(ban, banning, signedFor(600, 600));
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
      'a UserSig that was just made': scene(({ call }) => {
        call(ban, banning, signedFor(3600, 0));
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
      'in the place of the id of Polyv': scene(({ call }) => {
        call(forbidList, {}, { vendor: polyv, alter: withIdAs(polyvLive.credential) });
      }),
      'in the place of the id of TRTC': scene(({ call }) => {
        const alter = withIdAs(tencentTrtc.credential);
        call('DismissRoom', { SdkAppId: 1400188366, RoomId: 10006 }, { vendor: trtc, alter });
      }),
      'in the place of the id of Volcengine': scene(({ call }) => {
        const alter = withIdAs(volcengineLivesaas.credential);
        call('GetActivityBanUsers', { ActivityId: longId.right }, { vendor: livesaas, alter });
      }),
      'escaped in the query': sceneIn(withSecret('a+secret/of+base64=='), ({ call }) => {
        call(ban, banning, { damage: { query: { key: 'a+secret/of+base64==' } } });
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
