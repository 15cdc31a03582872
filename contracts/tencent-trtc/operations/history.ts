import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { nextPage } from './history-next-page.ts';
import { historyRegions } from './regions.ts';
import { rate, routeTo } from './route.ts';
import { commId, pageNumber, pageSize, sdkAppId, strRoomId, unixTime, userIds } from './field-schemas.ts';

const pages = 'https://www.tencentcloud.com/document/api/647';

/** How far apart StartTime and EndTime may be, and how many records come unless PageSize says so. */
export const roomHistory = { longestSpan: 24 * 3600, usualPage: 10 };
export const userHistory = { longestSpan: 4 * 3600, usualPage: 6 };

/** In seconds: how far back a query may go. */
export const historyDepth = 14 * 24 * 3600;

/** The same with the lesser of the editions that may query at all. */
export const lesserDepth = 7 * 24 * 3600;

const sharedErrors = [
  'InternalError',
  'InternalError.DBError',
  'InternalError.HttpParaseFalied',
  'InternalError.InterfaceErr',
  'InternalError.MethodErr',
  'InvalidParameter.BodyParamsError',
  'InvalidParameter.PageNumber',
  'InvalidParameter.PageSize',
  'InvalidParameter.PageSizeOversize',
  'InvalidParameter.QueryScaleOversize',
  'InvalidParameter.SdkAppId',
  'InvalidParameter.StartTimeOversize',
  'InvalidParameter.StartTs',
  'InvalidParameter.StartTsOversize',
  'MissingParameter.CommIdOrSdkAppId',
  'MissingParameter.EndTs',
  'MissingParameter.SdkAppId',
  'MissingParameter.StartTs',
] as const;

const range = { SdkAppId: sdkAppId, StartTime: unixTime, EndTime: unixTime };
const page = { PageNumber: pageNumber.optional(), PageSize: pageSize.optional() };

const roomQuery = z.strictObject({ ...range, RoomId: strRoomId.optional(), ...page });
const userQuery = z.strictObject({ CommId: commId, ...range, UserIds: userIds.optional(), ...page });

const roomList = z.object({
  Total: z.int(),
  RoomList: z.array(
    z.object({
      CommId: z.string(),
      RoomString: z.string(),
      CreateTime: z.int(),
      DestroyTime: z.int(),
      IsFinished: z.boolean(),
      /** Who created the room. */
      UserId: z.string(),
    }),
  ),
});

const userList = z.object({
  Total: z.int(),
  UserList: z
    .array(
      z.object({
        RoomStr: z.string(),
        UserId: z.string(),
        JoinTs: z.int(),
        /** Of somebody who is still in the room, the current time. */
        LeaveTs: z.int(),
        Finished: z.boolean(),
        DeviceType: z.string(),
        SdkVersion: z.string(),
        ClientIp: z.string(),
      }),
    )
    .nullable(),
});

/** What happened in the last 14 days: the rooms of an app, and the users of one room. */
export const history = {
  /** Lists the rooms that an app had in a range of at most 24 hours. */
  describeRoomInfo: operation({
    key: 'DescribeRoomInfo',
    source: documented(`${pages}/36754`),
    route: routeTo('DescribeRoomInfo'),
    input: roomQuery,
    output: roomList,
    errors: [
      ...sharedErrors,
      'InternalError.EsQueryError',
      'InvalidParameter.EndTs',
      'InvalidParameter.UrlParamsError',
      'InvalidParameter.UserId',
      'MissingParameter.RoomNum',
    ],
    readOnly: true,
    rate,
    regions: historyRegions,
    paging: {
      items: ({ RoomList }: z.output<typeof roomList>) => RoomList,
      next: (input: z.input<typeof roomQuery>, { RoomList, Total }) =>
        nextPage(input, { usual: roomHistory.usualPage, length: RoomList.length, total: Total }),
    },
  }),

  /** Lists who was in a room in a range of at most 4 hours. */
  describeUserInfo: operation({
    key: 'DescribeUserInfo',
    source: documented(`${pages}/39096`),
    route: routeTo('DescribeUserInfo'),
    input: userQuery,
    output: userList,
    errors: [
      ...sharedErrors,
      'InvalidParameter',
      'InvalidParameter.EncodeParams',
      'InvalidParameter.UserIdsMorethanSix',
      'MissingParameter',
      'MissingParameter.CommId',
    ],
    readOnly: true,
    rate,
    regions: historyRegions,
    paging: {
      items: ({ UserList }: z.output<typeof userList>) => UserList ?? [],
      next: (input: z.input<typeof userQuery>, { UserList, Total }) =>
        nextPage(input, { usual: userHistory.usualPage, length: UserList?.length ?? 0, total: Total }),
    },
  }),
};
