import {
  atOnce,
  ban,
  banning,
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

const unban = { RoomId: 'test', MemberList_Account: ['user1'] };
const kick = { viewerIds: ['v1'], nickNames: ['n'] };
const kicks = 'v4/chat/forbid/kick-users';
const byGet = { damage: { method: 'GET' } };

export const conductCases: RuleCases = {
  'success-sent-again': {
    guilty: {
      'a ban': scene(({ call }) => {
        times(2, () => {
          call(ban, banning);
        });
      }),
      'a kick, some seconds later': scene(({ call, wait }) => {
        call(kicks, kick, { vendor: polyv });
        wait(5);
        call(kicks, kick, { vendor: polyv });
      }),
      'with a look at the list in between': scene(({ call }) => {
        call(ban, banning);
        call(list, { RoomId: 'test' });
        call(ban, banning);
      }),
    },
    innocent: {
      'another ban': scene(({ call }) => {
        call(ban, banning);
        call(ban, { ...banning, Duration: 61 });
      }),
      'of another room': scene(({ call, setState }) => {
        setState('tencent-chat', { rooms: [{ RoomId: 'test' }, { RoomId: 'more' }] });
        for (const RoomId of ['test', 'more']) call(ban, { ...banning, RoomId });
      }),
      'the ban was lifted in between': scene(({ call }) => {
        call(ban, banning);
        call('live_engine_http_srv/unban_member', unban);
        call(ban, banning);
      }),
      'a list that is read again': scene(({ call }) => {
        times(5, () => {
          call(list, { RoomId: 'test' });
        });
      }),
      'the first one had failed': sceneIn(firstCall(ban, { type: 'error', code: '100001' }), ({ call }) => {
        times(2, () => {
          call(ban, banning);
        });
      }),
      'the first reply was lost': sceneIn(firstCall(ban, { type: 'lost-after-commit' }), ({ call }) => {
        times(2, () => {
          call(ban, banning);
        });
      }),
      'a minute later': scene(({ call, wait }) => {
        call(ban, banning);
        wait(60);
        call(ban, banning);
      }),
      'a minute later, while the sandbox’s clock stands still': scene(({ call }) => {
        for (const options of oneByOne(3, 60_000)) call(ban, banning, options);
      }),
      'at the same time': scene(({ call }) => {
        for (const options of atOnce(2)) call(ban, banning, options);
      }),
      'calls that fail': sceneIn(everyCall(ban, { type: 'html' }), ({ call }) => {
        times(3, () => {
          call(ban, banning);
        });
      }),
    },
  },
  'undocumented-method': {
    guilty: {
      'a ban by GET': scene(({ call }) => {
        call(ban, banning, byGet);
      }),
      'a list by POST': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { method: 'POST' } });
      }),
      'a query by the method of the others': scene(({ call }) => {
        call('GetActivityBanUsers', { ActivityId: '1' }, { vendor: livesaas, damage: { method: 'POST' } });
      }),
      'a method that no call has': scene(({ call }) => {
        const damage = { method: 'DELETE' };
        call('DismissRoom', { SdkAppId: 1400188366, RoomId: 77 }, { vendor: trtc, damage });
      }),
    },
    innocent: {
      'as they are documented': scene(({ call }) => {
        call(ban, banning);
        call(kicks, kick, { vendor: polyv });
        call('GetActivityBanUsers', { ActivityId: '1' }, { vendor: livesaas });
      }),
      'either of two that are documented': scene(({ call }) => {
        for (const method of ['POST', 'GET']) {
          const options = { method };
          call('DismissRoom', { SdkAppId: 1400188366, RoomId: 77 }, { vendor: trtc, options });
        }
      }),
      'a call that is refused': scene(({ call }) => {
        call(ban, nowhere);
      }),
      'what browsers ask by themselves': scene(({ call }) => {
        call(ban, banning, { damage: { method: 'OPTIONS' } });
      }),
    },
  },
};
