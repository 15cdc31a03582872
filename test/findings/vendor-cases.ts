import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/signature.ts';
import { noon } from '../core/calls.ts';
import { ban, banning, list, livesaas, longId, polyv, trtc, type RuleCases } from './stage.ts';

const chatCredential = tencentChat.credential.fake;
const app = 1400188366;
const users = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);
const banViewers = (count: number) => ({
  ActivityId: longId.right,
  BanStatus: 1,
  Cookies: users(count),
});

export const vendorCases: RuleCases = {
  'tencent-chat.deprecated-page-names': {
    triggers({ call }) {
      call(list, { RoomId: 'test', Next: 0, Count: 10 });
    },
    spares({ call }) {
      call(list, { RoomId: 'test', Offset: 0, Limit: 10 });
      call('live_engine_http_srv/get_member_list', { RoomId: 'test', Next: '' });
      call('room_engine_http_srv/get_banned_member_list', { RoomId: 'test', Next: 0 });
    },
  },
  'tencent-chat.missing-random': {
    triggers({ call }) {
      call(ban, banning, { damage: { query: { random: null } } });
    },
    spares({ call }) {
      call(ban, banning);
    },
  },
  'tencent-chat.not-an-administrator': {
    triggers({ call }) {
      call(ban, banning, { damage: { credential: { administrators: ['user1'] } } });
    },
    spares({ call }) {
      call(ban, banning);
    },
  },
  'tencent-chat.usersig-out-of-place': {
    triggers({ call }) {
      const usersig = makeUserSig(chatCredential, 'administrator', Date.parse(noon), 3600);
      call(ban, { ...banning, UserSig: usersig });
    },
    spares({ call }) {
      call(ban, { ...banning, Reason: 'the usersig of this user has ended' });
    },
  },
  'tencent-trtc.clock-ahead': {
    triggers({ call }) {
      call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 200 } });
    },
    spares({ call }) {
      call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 30 } });
    },
  },
  'tencent-trtc.older-signature': {
    triggers({ call }) {
      const options = { signatureMethod: 'HmacSHA256' };
      call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options });
    },
    spares({ call }) {
      call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
    },
  },
  'tencent-trtc.too-many-users': {
    triggers({ call }) {
      call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(11) }, { vendor: trtc });
    },
    spares({ call }) {
      call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(10) }, { vendor: trtc });
    },
  },
  'volcengine-livesaas.too-many-entries': {
    triggers({ call }) {
      call('UpdateActivityUserBanStatus', banViewers(51), { vendor: livesaas });
    },
    spares({ call }) {
      call('UpdateActivityUserBanStatus', banViewers(50), { vendor: livesaas });
    },
  },
  'volcengine-livesaas.id-as-text': {
    triggers({ call }) {
      const body = JSON.stringify({ ...banViewers(1), ActivityId: longId.right });
      call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas, damage: { body } });
    },
    spares({ call }) {
      call('UpdateActivityUserBanStatus', banViewers(1), { vendor: livesaas });
    },
  },
  'polyv-live.clock-ahead': {
    triggers({ call }) {
      call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 120 } });
    },
    spares({ call }) {
      call('v4/chat/forbid/list', {}, { vendor: polyv, damage: { skewSeconds: 30 } });
    },
  },
  'polyv-live.json-content-type': {
    triggers({ call }) {
      const damage = { headers: { 'Content-Type': 'text/plain' } };
      call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv, damage });
    },
    spares({ call }) {
      const kick = { viewerIds: ['v1'], nickNames: ['n'] };
      call('v4/chat/forbid/kick-users', kick, { vendor: polyv });
      const damage = { headers: { 'Content-Type': 'Application/JSON;charset=UTF-8' } };
      call('v4/chat/forbid/kick-users', kick, { vendor: polyv, damage });
      // No body, and a form where a form is right.
      call('v4/chat/forbid/list', {}, { vendor: polyv });
      call('v3/user/chat/banned-user/update', { viewerIds: ['v1'], banned: 'Y' }, { vendor: polyv });
    },
  },
  'polyv-live.id-as-number': {
    triggers({ call }) {
      const body = JSON.stringify({ viewerIds: [618948782650200], nickNames: ['n'] });
      call(
        'v4/chat/forbid/kick-users',
        { viewerIds: ['v1'], nickNames: ['n'] },
        { vendor: polyv, damage: { body } },
      );
    },
    spares({ call }) {
      call('v4/chat/forbid/kick-users', { viewerIds: ['v1'], nickNames: ['n'] }, { vendor: polyv });
    },
  },
};
