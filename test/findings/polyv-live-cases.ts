import { polyv, scene, type RuleCases } from './setup.ts';

export const polyvLiveCases: RuleCases = {
  'polyv-live.clock-ahead': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 120 } });
      }),
      'a minute and a bit': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 70 } });
      }),
      'beyond what is taken': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 400 } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 30 } });
      }),
      'local time that is written as UTC': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 8 * 3600 } });
      }),
      'a clock that is behind': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: -100 } });
      }),
    },
  },
  'polyv-live.json-content-type': {
    guilty: {
      'as it is': scene(({ call }) => {
        const damage = { headers: { 'Content-Type': 'text/plain' } };
        call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv, damage });
      }),
      'a form': scene(({ call }) => {
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['v1'], nickNames: ['n'] },
          { vendor: polyv, damage: { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } } },
        );
      }),
      none: scene(({ call }) => {
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['v1'], nickNames: ['n'] },
          { vendor: polyv, damage: { headers: { 'Content-Type': null } } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        const kick = { viewerIds: ['v1'], nickNames: ['n'] };
        call('v4/chat/forbid/kick-users', kick, { vendor: polyv });
        const damage = { headers: { 'Content-Type': 'Application/JSON;charset=UTF-8' } };
        call('v4/chat/forbid/kick-users', kick, { vendor: polyv, damage });
        // No body, and a form where a form is right.
        call('v4/chat/forbid/list', {}, { vendor: polyv });
        call('v3/user/chat/banned-user/update', { viewerIds: ['v1'], banned: 'Y' }, { vendor: polyv });
      }),
      'no body': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv });
      }),
      'a form where a form is right': scene(({ call }) => {
        call('v3/user/chat/banned-user/update', { viewerIds: ['v1'], banned: 'Y' }, { vendor: polyv });
      }),
    },
  },
  'polyv-live.id-as-number': {
    guilty: {
      'as it is': scene(({ call }) => {
        const body = JSON.stringify({ viewerIds: [618948782650200], nickNames: ['n'] });
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['v1'], nickNames: ['n'] },
          { vendor: polyv, damage: { body } },
        );
      }),
      'a short one': scene(({ call }) => {
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['v1'], nickNames: ['n'] },
          { vendor: polyv, damage: { body: '{"viewerIds":[7],"nickNames":["n"]}' } },
        );
      }),
      'one of several': scene(({ call }) => {
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['v1'], nickNames: ['n'] },
          { vendor: polyv, damage: { body: '{"viewerIds":["a",7],"nickNames":["n","m"]}' } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv });
      }),
      'digits as a text': scene(({ call }) => {
        call(
          'v4/chat/forbid/kick-users',
          { viewerIds: ['618948782650200'], nickNames: ['n'] },
          { vendor: polyv },
        );
      }),
      'no ids': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv });
      }),
    },
  },
  'polyv-live.page-size-cut': {
    guilty: {
      'one more': scene(({ call }) => {
        call('v4/chat/forbid/list', { pageSize: 1001 }, { vendor: polyv });
      }),
      'by its other name': scene(({ call }) => {
        call('v3/user/chat/banned-user/list', { size: 5000 }, { vendor: polyv });
      }),
      'behind the first page': scene(({ call }) => {
        call('v4/chat/forbid/list', { pageNumber: 2, pageSize: 2000 }, { vendor: polyv });
      }),
    },
    innocent: {
      'as many as may be': scene(({ call }) => {
        call('v4/chat/forbid/list', { pageSize: 1000 }, { vendor: polyv });
      }),
      'none said': scene(({ call }) => {
        call('v3/user/chat/banned-user/list', {}, { vendor: polyv });
      }),
      'what is refused': scene(({ call }) => {
        call('v4/chat/forbid/list', { pageSize: 99_999_999_999 }, { vendor: polyv });
      }),
    },
  },
  'polyv-live.form-content-type': {
    guilty: {
      'a text': scene(({ call }) => {
        call(
          'v3/user/chat/banned-user/update',
          { viewerIds: ['v1'], banned: 'Y' },
          { vendor: polyv, damage: { headers: { 'Content-Type': 'text/plain' } } },
        );
      }),
      JSON: scene(({ call }) => {
        call(
          'v3/user/chat/banned-user/update',
          { viewerIds: ['v1'], banned: 'Y' },
          { vendor: polyv, damage: { headers: { 'Content-Type': 'application/json' } } },
        );
      }),
      none: scene(({ call }) => {
        call(
          'v3/user/chat/banned-user/update',
          { viewerIds: ['v1'], banned: 'Y' },
          { vendor: polyv, damage: { headers: { 'Content-Type': null } } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('v3/user/chat/banned-user/update', { viewerIds: ['v1'], banned: 'Y' }, { vendor: polyv });
      }),
      'with a charset': scene(({ call }) => {
        call(
          'v3/user/chat/banned-user/update',
          { viewerIds: ['v1'], banned: 'Y' },
          {
            vendor: polyv,
            damage: { headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } },
          },
        );
      }),
      'fields in the query, and no body': scene(({ call }) => {
        call(
          'v3/user/chat/banned-user/update',
          { viewerIds: ['v1'], banned: 'Y' },
          { vendor: polyv, damage: { headers: { 'Content-Type': 'application/json' }, body: '' } },
        );
      }),
      'JSON where JSON is right': scene(({ call }) => {
        call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv });
      }),
    },
  },
};
