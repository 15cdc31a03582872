import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { withLimit, type FieldLimit } from '../../core/contract/limits.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { TrtcError } from '../errors/index.ts';
import { operation } from '../../core/contract/operation.ts';
import { historyRegions } from './regions.ts';
import { rate, routeTo } from './route.ts';
import { commId, pageNumber, pageSize, roomName, sdkAppId, unixTime, usersToFind } from './field-schemas.ts';

type AssumptionId = keyof typeof assumptions;

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

const wrongStart: TrtcError = 'InvalidParameter.StartTs';
const longSpan: TrtcError = 'InvalidParameter.QueryScaleOversize';
const accepted = 'accepted all the same';

const age = { of: 'value', what: 'its age in seconds' } as const;

const startTime = withLimit(
  unixTime,
  { of: 'value', least: 1, beyond: wrongStart },
  {
    ...age,
    most: historyDepth,
    beyond: 'InvalidParameter.StartTsOversize' satisfies TrtcError,
    assumption: 'tencent-trtc.history-too-old' satisfies AssumptionId,
  },
  {
    ...age,
    most: lesserDepth,
    beyond: accepted,
    assumption: 'tencent-trtc.dashboard-edition' satisfies AssumptionId,
  },
  {
    ...age,
    least: 0,
    beyond: accepted,
    assumption: 'tencent-trtc.future-range' satisfies AssumptionId,
  },
);

/** An end may be as far from its start; `reversed` is what becomes of an end before it. */
function endTime(longestSpan: number, reversed: Pick<FieldLimit, 'beyond' | 'assumption'>) {
  const span = { of: 'value', what: 'EndTime - StartTime' } as const;
  return withLimit(
    unixTime,
    { ...span, least: 0, ...reversed },
    { ...span, most: longestSpan, beyond: longSpan },
  );
}

const range = {
  /** The app whose history is asked for. It must be an app of the account that signs the call. */
  SdkAppId: sdkAppId,
  /** Where the range begins, in seconds since 1970; at most 14 days ago. */
  StartTime: startTime,
};

/** The most records of one page. */
export const largestPage = 100;

const rowsOnPage = withLimit(
  pageSize,
  { of: 'value', least: 1, beyond: 'InvalidParameter.PageSize' satisfies TrtcError },
  { of: 'value', most: largestPage, beyond: 'InvalidParameter.PageSizeOversize' satisfies TrtcError },
);

const page = (usual: number) => ({
  /** Which page, from 0 on. Default: 0. */
  PageNumber: pageNumber.optional(),
  /** How many records a page has: 1 to 100. Default: 10 for rooms, 6 for users. */
  PageSize: rowsOnPage.optional().meta({ default: usual }),
});

const roomQuery = z.strictObject({
  ...range,
  /** Where the range ends, in seconds since 1970: not before its start, and at most 24 hours later. */
  EndTime: endTime(roomHistory.longestSpan, {
    beyond: 'InvalidParameter.EndTs' satisfies TrtcError,
    assumption: 'tencent-trtc.reversed-range' satisfies AssumptionId,
  }),
  /** Only rooms with this number or text, as a text. Without it, all rooms of the app. */
  RoomId: roomName.optional(),
  ...page(roomHistory.usualPage),
});
const userQuery = z.strictObject({
  /** Which life of a room is meant: the CommId that DescribeRoomInfo gives. */
  CommId: commId,
  ...range,
  /** Where the range ends, in seconds since 1970: not before its start, and at most 4 hours later. */
  EndTime: endTime(userHistory.longestSpan, { beyond: wrongStart }),
  /** Only these users: 1 to 100. Without it, everybody who was there. */
  UserIds: usersToFind.optional(),
  ...page(userHistory.usualPage),
});

const roomList = z.object({
  /** How many rooms there are on all pages. */
  Total: z.int(),
  /** The rooms of this page. */
  RoomList: z.array(
    z.object({
      /** Names this life of the room; DescribeUserInfo asks for it. */
      CommId: z.string(),
      /** The number or the text of the room, as a text. */
      RoomString: z.string(),
      /** When the room was made, in seconds since 1970. */
      CreateTime: z.int(),
      /** When the room was closed, in seconds since 1970. */
      DestroyTime: z.int(),
      /** Whether the room is closed. */
      IsFinished: z.boolean(),
      /** Who created the room. */
      UserId: z.string(),
    }),
  ),
});

const userList = z.object({
  /** How many stays there are on all pages. */
  Total: z.int(),
  /** The stays of this page: one for each time that a user was inside. Null for none. */
  UserList: z
    .array(
      z.object({
        /** The number or the text of the room, as a text. */
        RoomStr: z.string(),
        /** Who was inside. */
        UserId: z.string(),
        /** When the user came, in seconds since 1970. */
        JoinTs: z.int(),
        /** When the user left, in seconds since 1970; of somebody who is still inside, the current time. */
        LeaveTs: z.int(),
        /** Whether the user has left. */
        Finished: z.boolean(),
        /** What the user's device was; not known of users whom a sandbox lets in. */
        DeviceType: z.string(),
        /** The version of the vendor's SDK that the user had. */
        SdkVersion: z.string(),
        /** The address from which the user came. */
        ClientIp: z.string(),
      }),
    )
    .nullable(),
});

/** What happened in the last 14 days: the rooms of an app, and the users of one room. */
export const history = {
  /**
   * Lists the rooms that an app had in a range of at most 24 hours.
   *
   * It reaches back 14 days. `pages.describeRoomInfo` of the client reads all pages.
   */
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

  /**
   * Lists who was in a room in a range of at most 4 hours.
   *
   * It reaches back 14 days. `pages.describeUserInfo` of the client reads all pages.
   */
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

type Count = number | bigint | string | undefined;

/** The part of a query that says which page is meant. */
interface PageQuery {
  readonly PageNumber?: Count;
  readonly PageSize?: Count;
}

/** What came back: how many records the page holds, and what the vendor says of all. */
interface PageRead {
  /** How many records a page holds unless the query says so. */
  readonly usual: number;
  readonly length: number;
  readonly total: number;
}

/**
 * The query of the next page, or undefined after the last one. Whatever Total counts, a page that is not full is the
 * last; where it counts more than the page holds, it tells the end of the list as well.
 */
function nextPage<Query extends PageQuery>(
  query: Query,
  { usual, length, total }: PageRead,
): (Query & { readonly PageNumber: number; readonly PageSize: number }) | undefined {
  const [number, size] = [Number(query.PageNumber ?? 0), Number(query.PageSize ?? usual)];
  const isLast = length < size || (total > length && (number + 1) * size >= total);
  return isLast ? undefined : { ...query, PageNumber: number + 1, PageSize: size };
}
