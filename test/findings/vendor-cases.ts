import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { noon } from '../core/calls.ts';
import {
  ban,
  banning,
  list,
  livesaas,
  longId,
  nowhere,
  polyv,
  scene,
  trtc,
  type RuleCases,
} from './setup.ts';

const chatCredential = tencentChat.credential.fake;
const usersig = () => makeUserSig(chatCredential, 'administrator', Date.parse(noon), 3600);
const app = 1400188366;
const users = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);
const ids = (count: number) => Array.from({ length: count }, (_, index) => 2001 + index);
const banViewers = (count: number) => ({
  ActivityId: longId.right,
  BanStatus: 1,
  Cookies: users(count),
});

export const vendorCases: RuleCases = {
  'tencent-chat.deprecated-page-names': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(list, { RoomId: 'test', Next: 0, Count: 10 });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(list, { RoomId: 'test', Offset: 0, Limit: 10 });
        call('live_engine_http_srv/get_member_list', { RoomId: 'test', Next: '' });
        call('room_engine_http_srv/get_banned_member_list', { RoomId: 'test', Next: 0 });
      }),
    },
  },
  'tencent-chat.missing-random': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: null } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, banning);
      }),
    },
  },
  'tencent-chat.not-an-administrator': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, banning, { damage: { credential: { administrators: ['user1'] } } });
      }),
      'in a room that is not there': scene(({ call }) => {
        call(ban, nowhere, { damage: { credential: { administrators: ['user1'] } } });
      }),
      'by a name that is written otherwise': scene(({ call }) => {
        call(ban, banning, { damage: { credential: { administrators: ['Administrator'] } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, banning);
      }),
      'in a room that is not there': scene(({ call }) => {
        call(ban, nowhere);
      }),
      'a UserSig that is none': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: 'x' } } });
      }),
    },
  },
  'tencent-chat.usersig-out-of-place': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, { ...banning, UserSig: usersig() });
      }),
      'in a header': scene(({ call }) => {
        call(ban, banning, { damage: { headers: { 'X-Sig': usersig() }, query: { usersig: usersig() } } });
      }),
      'in the body, with a name of its own': scene(({ call }) => {
        call(ban, { ...banning, Reason: usersig() }, { damage: { query: { usersig: usersig() } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, { ...banning, Reason: 'the usersig of this user has ended' });
      }),
      'a UserSig that is a letter': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: 'a' } } });
      }),
      'in the query alone': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: usersig() } } });
      }),
    },
  },
  'tencent-trtc.clock-ahead': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 200 } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 30 } });
      }),
      'local time that is written as UTC': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { skewSeconds: 8 * 3600 } },
        );
      }),
      milliseconds: scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'X-TC-Timestamp': '1700000000000' } } },
        );
      }),
    },
  },
  'tencent-trtc.older-signature': {
    guilty: {
      'as it is': scene(({ call }) => {
        const options = { signatureMethod: 'HmacSHA256' };
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
      }),
    },
  },
  'tencent-trtc.too-many-users': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(11) }, { vendor: trtc });
      }),
      'from a room that is not there': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 77, UserIds: users(11) }, { vendor: trtc });
      }),
      'by a name of the room': scene(({ call }) => {
        call('RemoveUserByStrRoomId', { SdkAppId: app, RoomId: 'r', UserIds: users(11) }, { vendor: trtc });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(10) }, { vendor: trtc });
      }),
      'ten from a room that is not there': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 77, UserIds: users(10) }, { vendor: trtc });
      }),
      'a room is dismissed': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
      }),
    },
  },
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
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas });
      }),
    },
  },
  'polyv-live.clock-ahead': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 120 } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 30 } });
      }),
      'local time that is written as UTC': scene(({ call }) => {
        call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 8 * 3600 } });
      }),
    },
  },
  'polyv-live.json-content-type': {
    guilty: {
      'as it is': scene(({ call }) => {
        const damage = { headers: { 'Content-Type': 'text/plain' } };
        call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv, damage });
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
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv });
      }),
    },
  },
};
