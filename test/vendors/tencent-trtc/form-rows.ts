import { signFormLike, signLike } from './foreign-clients.ts';
import { now, sample, withHeaders, write } from './harness.ts';
import type { AssumptionRow } from './room-rows.ts';

const { SdkAppId, RoomId: _RoomId, UserId } = sample;
const json = (body: string) => signLike({ body });
const spelled = (roomId: string) =>
  json(`{"SdkAppId":${SdkAppId},"RoomId":${roomId},"UserId":"${UserId}","IsMute":1}`);
const range = { SdkAppId, StartTime: now / 1000 - 60, EndTime: now / 1000 };

/** The guesses about the form of a call that show in the error. */
export const formRows: readonly AssumptionRow[] = [
  [
    'tencent-trtc.malformed-authorization-text',
    'the description of the code',
    withHeaders(write(), { Authorization: 'SKIP' }),
    'AuthFailure.InvalidAuthorization:other',
    'AuthFailure.InvalidAuthorization:described',
  ],
  [
    'tencent-trtc.byte-order-mark',
    'InvalidParameter',
    json(`\uFEFF${JSON.stringify(sample)}`),
    undefined,
    'InvalidParameter:json',
  ],
  [
    'tencent-trtc.null-parameter',
    'absent',
    write({ key: 'DescribeRoomInfo', input: { ...range, RoomId: null, PageSize: null } }),
    'InvalidParameter:type',
    undefined,
  ],
  [
    'tencent-trtc.null-parameter',
    'absent',
    write({ input: { ...sample, RoomId: null } }),
    'InvalidParameter:type',
    'MissingParameter.RoomId',
  ],
  ...['10006.0', '1.0006e4', '1000600E-2'].map((roomId): AssumptionRow => [
    'tencent-trtc.number-spelling',
    'no',
    spelled(roomId),
    undefined,
    'InvalidParameter:type',
  ]),
  [
    'tencent-trtc.number-spelling',
    'no',
    json(`{"SdkAppId":${SdkAppId},"RoomId":10006,"UserId":1.0,"IsMute":1}`),
    'InvalidParameter:type',
    'InvalidParameter:type',
  ],
  ['tencent-trtc.number-spelling', 'no', spelled('10006'), undefined, undefined],
  [
    'tencent-trtc.leading-zeros',
    'no',
    signFormLike({ RoomId: '010006' }),
    undefined,
    'InvalidParameter:type',
  ],
  ['tencent-trtc.leading-zeros', 'no', signFormLike({ IsMute: '0' }), undefined, undefined],
  [
    'tencent-trtc.other-region',
    'InvalidParameterValue',
    withHeaders(write(), { 'X-TC-Region': 'ap-taipei' }),
    'UnsupportedRegion',
    'InvalidParameterValue',
  ],
];
