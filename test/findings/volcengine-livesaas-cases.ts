import { livesaas, longId, scene, sceneIn, type RuleCases } from './setup.ts';

const users = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);
const ids = (count: number) => Array.from({ length: count }, (_, index) => 2001 + index);
const banViewers = (count: number) => ({
  ActivityId: longId.right,
  BanStatus: 1,
  Cookies: users(count),
});

export const volcengineLivesaasCases: RuleCases = {
  'volcengine-livesaas.too-many-entries': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(51), { vendor: livesaas });
      }),
      users: scene(({ call }) => {
        call(
          'UpdateActivityUserBanStatus',
          { ActivityId: longId.right, BanStatus: 1, UserIds: ids(51) },
          { vendor: livesaas },
        );
      }),
      'a hundred devices': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(100), { vendor: livesaas });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(50), { vendor: livesaas });
      }),
      'fifty users': scene(({ call }) => {
        call(
          'UpdateActivityUserBanStatus',
          { ActivityId: longId.right, BanStatus: 1, UserIds: ids(50) },
          { vendor: livesaas },
        );
      }),
      'another activity': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', { ...banViewers(50), ActivityId: '1' }, { vendor: livesaas });
      }),
    },
  },
  'volcengine-livesaas.id-as-text': {
    guilty: {
      'as it is': scene(({ call }) => {
        const body = JSON.stringify({ ...banViewers(1), ActivityId: longId.right });
        call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas, damage: { body } });
      }),
      'the id of a user': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { body: '{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":["2001"]}' },
        });
      }),
      'one id of several': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { body: '{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[2001,"2002"]}' },
        });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas });
      }),
      'devices, which are texts': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', { ...banViewers(0), Cookies: ['2001'] }, { vendor: livesaas });
      }),
      'no body': scene(({ call }) => {
        call('GetActivityBanUsers', { ActivityId: longId.right }, { vendor: livesaas });
      }),
    },
  },
  'volcengine-livesaas.content-type': {
    guilty: {
      'a text': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { headers: { 'content-type': 'text/plain' } },
        });
      }),
      none: scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { headers: { 'content-type': null } },
        });
      }),
      'JSON of another kind': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { headers: { 'content-type': 'text/json' } },
        });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas });
      }),
      'as an official SDK sends it': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          damage: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        });
      }),
      'no body': scene(({ call }) => {
        call('GetActivityBanUsers', { ActivityId: longId.right }, { vendor: livesaas });
      }),
    },
  },
  'volcengine-livesaas.foreign-region': {
    guilty: {
      'another one of the same cloud': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          options: { region: 'cn-beijing' },
        });
      }),
      'of Tencent Cloud': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          options: { region: 'ap-guangzhou' },
        });
      }),
      'of AWS': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          options: { region: 'us-east-1' },
        });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas });
      }),
      'of BytePlus': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), {
          vendor: livesaas,
          options: { region: 'ap-singapore-1' },
        });
      }),
      'one that is refused': sceneIn(
        { assumptions: { values: { 'volcengine-livesaas.region': 'cn-north-1' } } },
        ({ call }) => {
          call('UpdateActivityUserBanStatus', banViewers(1), {
            vendor: livesaas,
            options: { region: 'cn-beijing' },
          });
        },
      ),
    },
  },
};
