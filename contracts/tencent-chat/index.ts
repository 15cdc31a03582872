import { defineVendor } from '../core/vendor.ts';
import { assumptions } from './assumptions.ts';
import { bans } from './bans.ts';
import { bodies } from './bodies.ts';
import { checks } from './checks.ts';
import { credential } from './credentials.ts';
import { dialect } from './dialect.ts';
import { errors } from './errors.ts';
import { state } from './state.ts';

/** Tencent Live and RoomKit: the server API of two services behind the Chat REST gateway, signed with a UserSig. */
export const tencentChat = defineVendor({
  name: 'tencent-chat',
  title: 'Tencent Live / RoomKit (Chat REST gateway)',
  hosts: [
    'console.tim.qq.com',
    'adminapisgp.im.qcloud.com',
    'adminapikr.im.qcloud.com',
    'adminapijpn.im.qcloud.com',
    'adminapiger.im.qcloud.com',
    'adminapiusa.im.qcloud.com',
    'adminapiidn.im.qcloud.com',
    'adminapi.my-imcloud.com',
  ],
  errors,
  internalError: '100001',
  bodyTooLarge: '60002',
  credential,
  state,
  dialect,
  bodies,
  visible: ['sdkappid', 'identifier', 'random', 'contenttype'],
  checks,
  assumptions,
  example: {
    operation: 'live_engine_http_srv/ban_member',
    input: { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Reason: '', Duration: 3600 },
  },
  operations: { ...bans },
  declined: [
    {
      action: 'live_engine_http_srv/send_text_msg',
      reason: 'messages are no sanction; nothing here reads them',
    },
    { action: 'live_engine_http_srv/add_gift', reason: 'gifts share no state with moderation' },
    {
      action: 'room_engine_http_mic/lock_seat',
      reason: 'seats are a service of their own without ban state',
    },
  ],
});

export type TencentChat = typeof tencentChat;
