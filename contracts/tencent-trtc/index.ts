import { defineVendor } from '../core/contract/vendor.ts';
import { assumptions } from './assumptions/index.ts';
import { tencentTrtcApi } from './api.ts';
import { demoState, load } from './demo.ts';
import { diagnosis } from './diagnosis/index.ts';
import { bodies } from './wire/envelope.ts';
import { calls } from './wire/call-form.ts';
import { checks } from './gateway/checks.ts';
import { codec } from './wire/codec.ts';
import { findings } from './diagnosis/findings.ts';
import { docs } from './operation-docs.ts';
import { visible } from './wire/constants.ts';
import { state } from './state/form.ts';

/**
 * Tencent RTC: the service `trtc` of Tencent Cloud API 3.0, version 2019-07-22. Every action is a GET or POST of `/`,
 * signed with TC3-HMAC-SHA256 in headers or with v1 among the parameters.
 */
export const tencentTrtc = defineVendor({
  /** What a client needs: name, hosts, errors, credentials and operations. */
  ...tencentTrtcApi,

  internalError: 'InternalError',
  bodyTooLarge: 'RequestSizeLimitExceeded',
  state,
  codec,
  calls,
  bodies,
  visible,
  checks,
  assumptions,
  diagnosis,
  findings,
  example: {
    operation: 'SetUserBlocked',
    input: { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 },
  },
  demoState,
  load,
  docs,
  declined: [
    { action: 'KickOutUser', reason: 'the former name of RemoveUser; the current API does not list it' },
    {
      action: 'DescribeRoomInformation',
      reason: 'the former name of DescribeRoomInfo; the current API does not list it',
    },
    {
      action: 'DescribeUserInformation',
      reason: 'the former name of DescribeUserInfo; the current API does not list it',
    },
    {
      action: 'DescribeScaleInfo',
      reason: 'it counts rooms and users by the day; so did DescribeHistoryScale, its former name',
    },
    {
      action: 'DescribeCallDetailInfo',
      reason:
        'it is about the quality of streams, which no call here changes; so are DescribeUserEvent and DescribeUnusualEvent',
    },
    { action: 'StartMCUMixTranscode', reason: 'mixing streams shares no state with moderation' },
    { action: 'CreateCloudRecording', reason: 'recording shares no state with moderation' },
    {
      action: 'CreateCloudModeration',
      reason: 'it reviews what is said and shown by machine, and acts on nobody',
    },
  ],
});

export type TencentTrtc = typeof tencentTrtc;
