import { gatewayErrors } from './gateway.ts';
import { historyErrors } from './history.ts';
import { describedOnPage as described, specify, type CodeOf, type Words } from './define-errors.ts';

/** The codes of the actions on rooms. No reply with one of them is published: the messages are the page's descriptions. */
const roomErrors = {
  'FailedOperation.RoomNotExist': described('The room does not exist.', '房间不存在。'),
  'FailedOperation.SdkAppIdNotExist': described('The application ID does not exist.', '应用ID不存在。'),
  'FailedOperation.UserNotExist': described('The user is not in the room.'),
  'InternalError.GetRoomCacheIpError': described('Failed to query the room.', '查询房间失败。'),
  'InternalError.GetRoomFromCacheError': described('Failed to get room information.', '获取房间信息失败。'),
  'InternalError.UserNotExist': described('The user is not in the room.'),
  InvalidParameter: described('Parameter error.', '参数错误。'),
  'InvalidParameter.RoomId': described('`RoomId` is incorrect.', 'RoomId参数错误。'),
  'InvalidParameter.SdkAppId': described('`SdkAppId` is incorrect.', 'SdkAppId参数错误。'),
  'InvalidParameter.UserId': described('Invalid `UserId`.', 'UserId参数错误。'),
  'InvalidParameter.UserIds': described('`UserIds` is incorrect.', 'UserIds参数错误。'),
  'InvalidParameterValue.RoomId': described('Invalid RoomId.', 'RoomId值错误。'),
  'MissingParameter.AppId': described('`AppId` missing.', '缺少AppId参数。'),
  'MissingParameter.RoomId': described('`RoomId` is missing.', '缺少RoomId参数。'),
  'MissingParameter.SdkAppId': described('`SdkAppId` is missing.', '缺少SdkAppId参数。'),
  'MissingParameter.UserId': described('Missing `UserId` parameter.', '缺少UserId参数。'),
  'MissingParameter.UserIds': described('`UserIds` is missing.', '缺少UserIds参数。'),
  'UnauthorizedOperation.SdkAppId': described(
    'No permission to manipulate `SdkAppId`.',
    '没有操作SdkAppId的权限。',
  ),
} as const satisfies Record<string, Words>;

const ownErrors = { ...roomErrors, ...historyErrors };
const vocabulary = { ...gatewayErrors, ...ownErrors };

export type TrtcError = keyof typeof vocabulary;

/** A code as a client reads it. */
export type TrtcCode = CodeOf<TrtcError>;

export const errors = specify(vocabulary);

/** Whether an error is an action's own, and not the gateway's. */
export function isOwnError(error: string): boolean {
  return Object.hasOwn(ownErrors, error);
}

/** Whether nothing but a description is published of what an error says in Chinese. */
export function isChineseDescribed(error: string): boolean {
  return Object.entries<Words>(vocabulary).some(
    ([key, { chinese, chineseDescription }]) =>
      key === error && chinese === undefined && chineseDescription !== undefined,
  );
}
