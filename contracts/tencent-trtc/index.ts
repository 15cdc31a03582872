import { defineVendor } from '../core/contract/vendor.ts';
import { declined } from './operations/not-built.ts';
import { remedies } from './errors/remedies.ts';
import { assumptions } from './assumptions/index.ts';
import { tencentTrtcApi } from './api.ts';
import { demoState, load } from './demo.ts';
import { bodies } from './wire/envelope.ts';
import { calls } from './wire/call-form.ts';
import { checks } from './gateway/checks.ts';
import { codec } from './wire/codec.ts';
import { findings } from './diagnosis/findings.ts';
import { docs } from './operation-docs/index.ts';
import { sdkSample } from './sdk-sample.ts';
import { visible } from './wire/constants.ts';
import { state } from './state/form.ts';
import { toolVariables } from './tool-variables.ts';

/**
 * Tencent RTC: the service `trtc` of Tencent Cloud API 3.0, version 2019-07-22. Every action is a GET or POST of `/`,
 * signed with TC3-HMAC-SHA256 in headers or with v1 among the parameters.
 *
 * @example
 * const actions = Object.values(tencentTrtc.operations).map(({ key }) => key);
 */
export const tencentTrtc = defineVendor({
  /** What a client needs: name, hosts, errors, credentials and operations. */
  ...tencentTrtcApi,

  /** What people call it, who may write so where a vendor is to be named. */
  alsoCalled: [
    'Tencent Cloud',
    'Tencent TRTC',
    'Tencent Cloud TRTC',
    'TRTC',
    '腾讯',
    '腾讯云',
    '腾讯 TRTC',
    '腾讯云 TRTC',
    '腾讯云实时音视频',
    '腾讯云实时音视频 TRTC',
    '实时音视频',
    '实时音视频 TRTC',
  ],

  internalError: 'InternalError',
  bodyTooLarge: 'RequestSizeLimitExceeded',

  /** What a client's developer does about each error. */
  remedies,
  state,
  codec,
  calls,
  bodies,
  visible,
  toolVariables,
  checks,
  assumptions,
  findings,
  example: {
    operation: 'SetUserBlocked',
    input: { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 },
  },
  sdkSample,
  demoState,
  bans: [
    { operation: 'SetUserBlocked', room: 'RoomId', users: 'UserId', unless: { IsMute: 0 } },
    { operation: 'SetUserBlockedByStrRoomId', room: 'StrRoomId', users: 'UserId', unless: { IsMute: 0 } },
  ],
  load,
  docs,
  declined,
});

/** The type of the whole vendor. */
export type TencentTrtc = typeof tencentTrtc;
