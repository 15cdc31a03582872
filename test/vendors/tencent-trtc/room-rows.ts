import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { now, sample, write } from './harness.ts';

export type AssumptionId = keyof typeof tencentTrtc.assumptions;

/** A guess, another choice, a call that tells them apart, and what it gets with either. */
export type AssumptionRow = readonly [
  id: AssumptionId,
  value: string,
  request: HttpRequest,
  byDefault: string | undefined,
  chosen: string | undefined,
];

const { SdkAppId, RoomId, UserId } = sample;
const day = 24 * 3600;
const present = now / 1000;

const removal = (change: object) =>
  write({ key: 'RemoveUser', input: { SdkAppId, RoomId, UserIds: [UserId], ...change } });
const dismissal = (id: string) => write({ key: 'DismissRoomByStrRoomId', input: { SdkAppId, RoomId: id } });
const range = { SdkAppId, StartTime: present - 60, EndTime: present };
const rooms = (change: object) => write({ key: 'DescribeRoomInfo', input: { ...range, ...change } });
const users = (change: object) =>
  write({ key: 'DescribeUserInfo', input: { ...range, CommId: `${SdkAppId}_10006_${present}`, ...change } });

const longAgo = { StartTime: present - 14 * day - 1, EndTime: present - 14 * day };
const sevenUsers = Array.from({ length: 7 }, (_, index) => `user_${index}`);

/** The guesses about whole rooms and about the past that show in the error. */
export const roomRows: readonly AssumptionRow[] = [
  [
    'tencent-trtc.unknown-app-of-room',
    'UnauthorizedOperation.SdkAppId',
    removal({ SdkAppId: 1400999999 }),
    'InvalidParameter.SdkAppId',
    'UnauthorizedOperation.SdkAppId',
  ],
  ...(['InvalidParameterValue.RoomId', 'FailedOperation.RoomNotExist'] as const).map(
    (code): AssumptionRow => [
      'tencent-trtc.text-room-id-form',
      code,
      dismissal('a/b'),
      'InvalidParameter.RoomId',
      code,
    ],
  ),
  [
    'tencent-trtc.empty-user-ids',
    'MissingParameter.UserIds',
    removal({ UserIds: [] }),
    'InvalidParameter.UserIds',
    'MissingParameter.UserIds',
  ],
  [
    'tencent-trtc.repeated-user-ids',
    'no',
    removal({ UserIds: Array<string>(11).fill(UserId) }),
    'InvalidParameter.UserIds',
    undefined,
  ],
  [
    'tencent-trtc.absent-users-removed',
    'InvalidParameter.UserIds',
    removal({ UserIds: [UserId, 'nobody'] }),
    undefined,
    'InvalidParameter.UserIds',
  ],
  [
    'tencent-trtc.user-id-form',
    'one that breaks the recommended form',
    removal({ UserIds: ['a'.repeat(33)] }),
    undefined,
    'InvalidParameter.UserIds',
  ],
  ...[rooms, users].map((query): AssumptionRow => [
    'tencent-trtc.missing-history-app-code',
    'MissingParameter.CommIdOrSdkAppId',
    query({ SdkAppId: undefined }),
    'MissingParameter.SdkAppId',
    'MissingParameter.CommIdOrSdkAppId',
  ]),
  ...[rooms, users].flatMap((query): AssumptionRow[] =>
    [
      ['InvalidParameter.StartTimeOversize', 'InvalidParameter.StartTimeOversize'] as const,
      ['read what there is', undefined] as const,
    ].map(([value, chosen]) => [
      'tencent-trtc.history-too-old',
      value,
      query(longAgo),
      'InvalidParameter.StartTsOversize',
      chosen,
    ]),
  ),
  ...[rooms, users].flatMap((query): AssumptionRow[] =>
    (
      [
        [7 * day + 1, undefined, 'InvalidParameter.StartTimeOversize'],
        [7 * day, undefined, undefined],
        [14 * day + 1, 'InvalidParameter.StartTsOversize', 'InvalidParameter.StartTsOversize'],
      ] as const
    ).map(([age, byDefault, chosen]) => [
      'tencent-trtc.dashboard-edition',
      '7 days',
      query({ StartTime: present - age, EndTime: present - age + 60 }),
      byDefault,
      chosen,
    ]),
  ),
  [
    'tencent-trtc.future-range',
    'InvalidParameter.StartTs',
    rooms({ StartTime: present + 1, EndTime: present + 2 }),
    undefined,
    'InvalidParameter.StartTs',
  ],
  [
    'tencent-trtc.reversed-range',
    'InvalidParameter.StartTs',
    rooms({ EndTime: present - 61 }),
    'InvalidParameter.EndTs',
    'InvalidParameter.StartTs',
  ],
  [
    'tencent-trtc.empty-room-filter',
    'MissingParameter.RoomNum',
    rooms({ RoomId: '' }),
    undefined,
    'MissingParameter.RoomNum',
  ],
  [
    'tencent-trtc.page-beyond-end',
    'InvalidParameter.PageNumber',
    users({ PageNumber: 1, PageSize: 6 }),
    undefined,
    'InvalidParameter.PageNumber',
  ],
  [
    'tencent-trtc.comm-id-form',
    'nothing found',
    users({ CommId: `${SdkAppId}_${present}` }),
    'InvalidParameter',
    undefined,
  ],
  [
    'tencent-trtc.empty-user-filter',
    'InvalidParameter',
    users({ UserIds: [] }),
    undefined,
    'InvalidParameter',
  ],
  [
    'tencent-trtc.user-ids-limit',
    '6',
    users({ UserIds: sevenUsers }),
    undefined,
    'InvalidParameter.UserIdsMorethanSix',
  ],
];
