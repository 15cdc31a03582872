import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, reason } from '../../../../contracts/core/contract/reason.ts';
import {
  roomHistory,
  userHistory,
  largestPage,
} from '../../../../contracts/tencent-trtc/operations/history.ts';
import { isCommId } from '../../../../contracts/tencent-trtc/operations/field-schemas.ts';
import { nameLife, toSeconds, type Life, type Stay } from './history-record-history.ts';
import { overlaps, readRange, refuseAppOfHistory, type Range } from './history-time-range.ts';
import type { TrtcAssume, TrtcHandler } from '../state/rules.ts';

const describeRoomInfo: TrtcHandler<'describeRoomInfo'> = (call, { history }) => {
  const { input, credential, assume } = call;
  const present = toSeconds(call.now);
  const reversed = assume('tencent-trtc.reversed-range');
  const range =
    refuseAppOfHistory(credential, input.SdkAppId, assume) ??
    readRange(call, { longestSpan: roomHistory.longestSpan, reversed });
  if (range instanceof Failure) return range;
  const isFiltered = input.RoomId !== undefined && input.RoomId !== '';
  if (input.RoomId === '' && assume('tencent-trtc.empty-room-filter') !== 'no filter')
    return refuse(
      'MissingParameter.RoomNum',
      reason('field', 'RoomId', 'an id, or no RoomId at all', '', {
        assumption: 'tencent-trtc.empty-room-filter',
      }),
    );

  const found = history
    .filter(({ sdkAppId }) => sdkAppId === input.SdkAppId)
    .filter((life) => !isFiltered || isNamed(life, input.RoomId, assume))
    .filter((life) => isInRange(life, range, present, assume));
  const page = cutPage(
    sortByTime(found, ({ createTime }) => createTime, assume),
    input,
    roomHistory,
    assume,
  );
  if (page instanceof Failure) return page;
  const isNow = assume('tencent-trtc.open-room-destroy-time') === 'now';
  const unknownEnd = isNow ? present : 0;
  return { Total: page.total, RoomList: page.records.map((life) => describeRoom(life, unknownEnd)) };
};

const describeUserInfo: TrtcHandler<'describeUserInfo'> = (call, { history }) => {
  const { input, credential, assume } = call;
  const present = toSeconds(call.now);
  const range =
    refuseAppOfHistory(credential, input.SdkAppId, assume) ??
    readRange(call, { longestSpan: userHistory.longestSpan, reversed: 'InvalidParameter.StartTs' });
  if (range instanceof Failure) return range;
  const { CommId, UserIds = [] } = input;
  if (input.UserIds?.length === 0 && assume('tencent-trtc.empty-user-filter') !== 'no filter')
    return refuse(
      'InvalidParameter',
      beyond('field', 'UserIds', { of: 'entries', least: 1 }, 0, {
        assumption: 'tencent-trtc.empty-user-filter',
      }),
    );
  const most = Number(assume('tencent-trtc.user-ids-limit'));
  if (UserIds.length > most)
    return refuse(
      'InvalidParameter.UserIdsMorethanSix',
      beyond('field', 'UserIds', { of: 'entries', most }, UserIds.length, {
        assumption: 'tencent-trtc.user-ids-limit',
      }),
    );
  if (!isCommId(CommId) && assume('tencent-trtc.comm-id-form') === 'InvalidParameter')
    return refuse(
      'InvalidParameter',
      reason('field', 'CommId', 'the CommId of a room, as SdkAppId_RoomNumber_CreateTime', CommId, {
        assumption: 'tencent-trtc.comm-id-form',
      }),
    );

  const found = history
    .filter((life) => life.sdkAppId === input.SdkAppId && nameLife(life) === CommId)
    .flatMap(({ id, stays }) => chooseStays(stays, assume).map((stay) => ({ id, stay })))
    .filter(({ stay }) => UserIds.length === 0 || UserIds.includes(stay.userId))
    .filter(({ stay }) => overlaps(range, stay.joinTs, stay.leaveTs ?? present));
  const page = cutPage(
    sortByTime(found, ({ stay }) => stay.joinTs, assume),
    input,
    userHistory,
    assume,
  );
  if (page instanceof Failure) return page;
  const users = page.records.map(({ id, stay }) => describeStay(id, stay, present));
  const isNull = users.length === 0 && assume('tencent-trtc.empty-user-list') === 'null';
  return { Total: page.total, UserList: isNull ? null : users };
};

function isNamed({ id, kind }: Life, roomId: string | undefined, assume: TrtcAssume): boolean {
  const isEither = assume('tencent-trtc.history-room-filter') === 'every room of that name';
  const isNumber = /^\d+$/.test(id);
  return id === roomId && (isEither || !isNumber || kind === 'RoomId');
}

/** Of a room that exists nothing is known beyond the present. */
function isInRange(
  { createTime, destroyTime }: Life,
  range: Range,
  present: number,
  assume: TrtcAssume,
): boolean {
  const isCreated = assume('tencent-trtc.history-range') === 'those created in it';
  return overlaps(range, createTime, isCreated ? createTime : (destroyTime ?? present));
}

function sortByTime<Record>(
  records: readonly Record[],
  timeOf: (record: Record) => number,
  assume: TrtcAssume,
): readonly Record[] {
  const sign = assume('tencent-trtc.history-order') === 'newest first' ? -1 : 1;
  return records.toSorted((left, right) => sign * (timeOf(left) - timeOf(right)));
}

/** Of a user who was there several times, every stay or the last one. */
function chooseStays(stays: readonly Stay[], assume: TrtcAssume): readonly Stay[] {
  if (assume('tencent-trtc.user-who-returns') === 'one for each stay') return stays;
  return [...new Map(stays.map((stay) => [stay.userId, stay])).values()];
}

function describeRoom(life: Life, unknownEnd: number) {
  return {
    CommId: nameLife(life),
    RoomString: life.id,
    CreateTime: life.createTime,
    DestroyTime: life.destroyTime ?? unknownEnd,
    IsFinished: life.destroyTime !== undefined,
    UserId: life.creator,
  };
}

function describeStay(roomId: string, stay: Stay, present: number) {
  return {
    RoomStr: roomId,
    UserId: stay.userId,
    JoinTs: stay.joinTs,
    LeaveTs: stay.leaveTs ?? present,
    Finished: stay.leaveTs !== undefined,
    DeviceType: stay.deviceType,
    SdkVersion: stay.sdkVersion,
    ClientIp: stay.clientIp,
  };
}

export const history = {
  describeRoomInfo,
  describeUserInfo,
};

interface PageAsked {
  readonly PageNumber?: string | undefined;
  readonly PageSize?: string | undefined;
}

/** One page of records with its Total, or what forbids it. */
function cutPage<Record>(
  records: readonly Record[],
  asked: PageAsked,
  { usualPage }: { readonly usualPage: number },
  assume: TrtcAssume,
):
  | { readonly total: number; readonly records: readonly Record[] }
  | Refused<
      'InvalidParameter.PageNumber' | 'InvalidParameter.PageSize' | 'InvalidParameter.PageSizeOversize'
    > {
  const isWhole = asked.PageNumber !== undefined && asked.PageSize !== undefined;
  const isIgnored = !isWhole && assume('tencent-trtc.page-half-given') === 'both have their defaults';
  const number = Number((isIgnored ? undefined : asked.PageNumber) ?? 0);
  const size = Number(asked.PageSize ?? usualPage);
  if (size === 0)
    return refuse('InvalidParameter.PageSize', beyond('field', 'PageSize', { of: 'value', least: 1 }, 0));
  if (size > largestPage)
    return refuse(
      'InvalidParameter.PageSizeOversize',
      beyond('field', 'PageSize', { of: 'value', most: largestPage }, size),
    );

  const length = isIgnored ? usualPage : size;
  const isBeyond = number > 0 && number * length >= records.length;
  if (isBeyond && assume('tencent-trtc.page-beyond-end') !== 'nothing found')
    return refuse(
      'InvalidParameter.PageNumber',
      beyond(
        'limit',
        'PageNumber',
        { of: 'value', most: Math.max(0, Math.ceil(records.length / length) - 1) },
        number,
        {
          assumption: 'tencent-trtc.page-beyond-end',
        },
      ),
    );
  const page = records.slice(number * length, (number + 1) * length);
  const isEverything = assume('tencent-trtc.history-total') === 'everything found';
  return { total: isEverything ? records.length : page.length, records: page };
}
