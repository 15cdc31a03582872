import { defineVendor } from '../core/contract/vendor.ts';
import { declined } from './operations/not-built.ts';
import { remedies } from './errors/remedies.ts';
import { tencentChatApi } from './api.ts';
import { demoState, load } from './demo.ts';
import { assumptions } from './assumptions/index.ts';
import { bodies } from './wire/envelope.ts';
import { calls } from './wire/call-form.ts';
import { checks } from './gateway/checks.ts';
import { codec } from './wire/codec.ts';
import { findings } from './diagnosis/findings.ts';
import { docs } from './operation-docs/index.ts';
import { sdkSample } from './sdk-sample.ts';
import { state } from './state/form.ts';

/**
 * Tencent Live and RoomKit: the server API of two services behind the Chat REST gateway, signed with a UserSig.
 *
 * @example
 * const { quotas, assumptions } = tencentChat;
 */
export const tencentChat = defineVendor({
  /** What a client needs: name, hosts, errors, credentials and operations. */
  ...tencentChatApi,

  /** What people call it, who may write so where a vendor is to be named. */
  alsoCalled: [
    'Tencent Cloud',
    'Tencent IM',
    'Tencent Live',
    'Tencent Cloud Chat',
    'RoomKit',
    'IM',
    'TIM',
    '腾讯',
    '腾讯云',
    '腾讯 IM',
    '腾讯云 IM',
    '腾讯 Live',
    '腾讯 Live / RoomKit',
    '腾讯直播',
    '即时通信',
    '即时通信 IM',
    '云通信',
  ],

  internalError: '100001',
  bodyTooLarge: '60002',

  /** What a client's developer does about each error. */
  remedies,
  state,
  codec,
  calls,
  bodies,
  visible: ['sdkappid', 'identifier', 'random', 'contenttype'],
  checks,
  assumptions,
  findings,
  example: {
    operation: 'live_engine_http_srv/ban_member',
    input: { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Reason: '', Duration: 3600 },
  },
  sdkSample,
  demoState,
  bans: [
    { operation: 'live_engine_http_srv/ban_member', room: 'RoomId', users: 'MemberList_Account' },
    { operation: 'room_engine_http_srv/ban_room_member', room: 'RoomId', users: 'MemberList_Account' },
  ],
  load,
  docs,
  declined,
});

/** The type of the whole vendor. */
export type TencentChat = typeof tencentChat;
