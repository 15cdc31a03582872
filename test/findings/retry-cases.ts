import {
  atOnce,
  ban,
  banning,
  chat,
  everyCall,
  firstCall,
  list,
  livesaas,
  nowhere,
  oneByOne,
  polyv,
  scene,
  sceneIn,
  times,
  trtc,
  type RuleCases,
} from './setup.ts';

const app = 1400188366;
const roomy = { limits: { [chat]: { [list]: { perSecond: 1000 } } } };
const twoPerSecond = { limits: { [chat]: { [ban]: { perSecond: 2 } } } };
const room = { RoomId: 'test' };
const createRoom = 'live_engine_http_srv/create_room';
const roomThere = { RoomId: nowhere.RoomId, RoomType: 'Live', Owner_Account: 'o' };
const deadRoom = (RoomId: number) => ({ SdkAppId: app, RoomId });
const create = 'CreateActivityAPIV2';
const activity = { Name: 'n', ViewUrlPath: 'abc' };
const forbidList = 'v4/chat/forbid/list';
const unbuilt = (action: string) => ({
  vendor: trtc,
  alter: ({ headers, ...request }: Parameters<NonNullable<(typeof parallel)[number]['alter']>>[0]) => ({
    ...request,
    headers: headers.map(([name, value]) => [name, /^x-tc-action$/i.test(name) ? action : value] as const),
  }),
});
const parallel = atOnce(30);
const inRegion = (region: string) => ({ vendor: trtc, damage: { headers: { 'X-TC-Region': region } } });
const signedBy = (usersig: string) => ({ damage: { query: { usersig } } });
const actions = ['DescribeScaleInfo', 'DescribeUserEvent', 'DescribeUnusualEvent', 'CreateCloudModeration'];

export const retryCases: RuleCases = {
  'retry-of-a-final-error': {
    guilty: {
      'the same ban in a room that is not there': scene(({ call }) => {
        times(2, () => {
          call(ban, nowhere);
        });
      }),
      'the same dismissal of a room that is not there': scene(({ call, wait }) => {
        call('DismissRoom', deadRoom(77), { vendor: trtc });
        wait(5);
        call('DismissRoom', deadRoom(77), { vendor: trtc });
      }),
      'the same wrong UserSig again': scene(({ call }) => {
        times(2, () => {
          call(ban, banning, signedBy('aaaa'));
        });
      }),
      'the same call without a signature': scene(({ call }) => {
        times(2, () => {
          call(forbidList, {}, { vendor: polyv, damage: { query: { sign: null } } });
        });
      }),
    },
    innocent: {
      'the room is made in between': scene(({ call }) => {
        call(ban, nowhere);
        call(createRoom, roomThere);
        call(ban, nowhere);
      }),
      'the repetition succeeds, since somebody else made the room': scene(({ call, setState }) => {
        call(ban, nowhere);
        setState(chat, { rooms: [{ RoomId: nowhere.RoomId, members: ['user1'] }] });
        call(ban, nowhere);
      }),
      'six actions that are not built': scene(({ call }) => {
        for (const action of actions) call('DismissRoom', deadRoom(77), unbuilt(action));
      }),
      'one call in two regions': scene(({ call }) => {
        for (const region of ['eu-moscow', 'ap-taipei']) call('DismissRoom', deadRoom(77), inRegion(region));
      }),
      'another UserSig': scene(({ call }) => {
        for (const usersig of ['aaaa', 'bbbb']) call(ban, banning, signedBy(usersig));
      }),
      'three different wrong signs': scene(({ call }) => {
        for (const sign of ['A', 'B', 'C'].map((letter) => letter.repeat(32)))
          call(forbidList, {}, { vendor: polyv, damage: { query: { sign } } });
      }),
      'one call with several methods': scene(({ call }) => {
        for (const method of ['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])
          call('GetActivityBanUsers', { ActivityId: '1' }, { vendor: livesaas, damage: { method } });
      }),
      'a clean-up of dead rooms': scene(({ call }) => {
        for (const id of [77, 78, 79]) call('DismissRoom', deadRoom(id), { vendor: trtc });
      }),
      'workers that call at the same time': scene(({ call }) => {
        for (const options of parallel) call(ban, nowhere, options);
      }),
      'somebody waits for a room to be made': scene(({ call }) => {
        times(3, () => {
          call('live_engine_http_srv/get_room_info', { RoomId: nowhere.RoomId });
        });
      }),
    },
  },
  'retry-inside-rate-window': {
    guilty: {
      'four bans in a second of two': sceneIn(twoPerSecond, ({ call }) => {
        times(4, () => {
          call(ban, banning);
        });
      }),
      'a list that is asked for again': sceneIn(
        { limits: { [chat]: { [list]: { perSecond: 1 } } } },
        ({ call }) => {
          times(3, () => {
            call(list, room);
          });
        },
      ),
      'of another vendor': sceneIn({ limits: { [trtc]: { DismissRoom: { perSecond: 1 } } } }, ({ call }) => {
        times(3, () => {
          call('DismissRoom', deadRoom(77), { vendor: trtc });
        });
      }),
    },
    innocent: {
      'the repetition waits for the next window': sceneIn(twoPerSecond, ({ call, wait }) => {
        times(3, () => {
          call(ban, banning);
        });
        wait(1);
        call(ban, banning);
      }),
      'thirty calls at once': sceneIn(twoPerSecond, ({ call }) => {
        for (const options of parallel) call(ban, banning, options);
      }),
      'a client that waits longer from time to time': sceneIn(
        everyCall(ban, { type: 'rate-limit', limit: 0 }),
        ({ call, wait }) => {
          for (const seconds of [0.3, 0.6, 1.2]) {
            call(ban, banning);
            wait(seconds);
          }
        },
      ),
    },
  },
  'blind-resend': {
    guilty: {
      'an activity is made twice': sceneIn(
        firstCall(create, { type: 'lost-after-commit' }, livesaas),
        ({ call }) => {
          times(2, () => {
            call(create, activity, { vendor: livesaas });
          });
        },
      ),
      'a connection that breaks after the call': sceneIn(
        firstCall(create, { type: 'lost-after-commit' }, livesaas),
        ({ call, wait }) => {
          call(create, activity, { vendor: livesaas });
          wait(30);
          call(create, activity, { vendor: livesaas });
        },
      ),
      twice: sceneIn(everyCall(create, { type: 'lost-after-commit' }, livesaas), ({ call }) => {
        times(3, () => {
          call(create, activity, { vendor: livesaas });
        });
      }),
    },
    innocent: {
      'a ban is sent again, which bans nobody twice': sceneIn(
        firstCall(ban, { type: 'lost-after-commit' }),
        ({ call }) => {
          times(2, () => {
            call(ban, banning);
          });
        },
      ),
      'the client looks first': sceneIn(
        firstCall(create, { type: 'lost-after-commit' }, livesaas),
        ({ call }) => {
          call(create, activity, { vendor: livesaas });
          call('ListActivityAPI', {}, { vendor: livesaas });
          call(create, activity, { vendor: livesaas });
        },
      ),
      'the first call never came as far as being carried out': sceneIn(
        firstCall(create, { type: 'reset' }, livesaas),
        ({ call }) => {
          times(2, () => {
            call(create, activity, { vendor: livesaas });
          });
        },
      ),
    },
  },
  'retry-without-end': {
    guilty: {
      'six failures in a row': sceneIn(everyCall(list, { type: 'error', code: '100001' }), ({ call }) => {
        times(6, () => {
          call(list, room);
        });
      }),
      'six connections that break': sceneIn(everyCall(ban, { type: 'reset' }), ({ call }) => {
        times(6, () => {
          call(ban, banning);
        });
      }),
      'six calls without a signature': scene(({ call }) => {
        times(6, () => {
          call(forbidList, {}, { vendor: polyv, damage: { query: { sign: null } } });
        });
      }),
      'a hundred failures and more': sceneIn(
        { ...everyCall(list, { type: 'error', code: '100001' }), ...roomy },
        ({ call }) => {
          times(102, () => {
            call(list, room);
          });
        },
      ),
      'a limit that is never waited for': sceneIn(twoPerSecond, ({ call }) => {
        times(104, () => {
          call(ban, banning);
        });
      }),
    },
    innocent: {
      'five failures in a row': sceneIn(everyCall(list, { type: 'error', code: '100001' }), ({ call }) => {
        times(5, () => {
          call(list, room);
        });
      }),
      'pauses that grow, however short': sceneIn(everyCall(ban, { type: 'reset' }), ({ call, wait }) => {
        for (const seconds of [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64]) {
          call(ban, banning);
          wait(seconds);
        }
      }),
      'somebody looks once a minute': sceneIn(everyCall(list, { type: 'html' }), ({ call, wait }) => {
        times(20, () => {
          call(list, room);
          wait(60);
        });
      }),
      'thirty calls at once': sceneIn(everyCall(list, { type: 'error', code: '100001' }), ({ call }) => {
        for (const options of parallel) call(list, room, options);
      }),
      'a clean-up of dead rooms': scene(({ call }) => {
        times(30, (index) => {
          call('DismissRoom', deadRoom(index + 100), { vendor: trtc });
        });
      }),
      'somebody waits for a room to be made': scene(({ call }) => {
        times(10, () => {
          call('live_engine_http_srv/get_room_info', { RoomId: nowhere.RoomId });
        });
      }),
      'thirty calls above a limit, one after the other as a queue sends them': sceneIn(
        twoPerSecond,
        ({ call }) => {
          times(30, () => {
            call(ban, banning);
          });
        },
      ),
      'pauses by the machine’s clock, while the sandbox’s stands still': sceneIn(
        everyCall(ban, { type: 'reset' }),
        ({ call }) => {
          for (const options of oneByOne(8, 100)) call(ban, banning, options);
        },
      ),
      'a fresh UserSig after each refusal': scene(({ call }) => {
        times(8, (index) => {
          call(ban, banning, signedBy(`aaaa${index}`));
        });
      }),
    },
  },
};
