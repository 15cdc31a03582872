import { documented } from '../core/evidence.ts';
import { gatewayErrors } from './gateway-errors.ts';
import { historyErrors } from './history-errors.ts';
import { specify, type CodeOf, type Words } from './words.ts';

const numericPage = documented('https://www.tencentcloud.com/document/api/647/51289');
const textualPage = documented('https://www.tencentcloud.com/document/api/647/51288');
const removalPage = documented('https://www.tencentcloud.com/document/api/647/34268');

/** The codes of the actions on rooms. No reply with one of them is published: the messages are the pages' descriptions. */
const roomErrors = {
  'FailedOperation.RoomNotExist': described('The room does not exist.'),
  'FailedOperation.SdkAppIdNotExist': described('The application ID does not exist.'),
  'FailedOperation.UserNotExist': described('The user is not in the room.'),
  'InternalError.GetRoomCacheIpError': { message: 'Failed to query the room.', source: removalPage },
  'InternalError.GetRoomFromCacheError': { message: 'Failed to get room information.', source: removalPage },
  'InternalError.UserNotExist': described('The user is not in the room.'),
  InvalidParameter: described('Parameter error.'),
  'InvalidParameter.RoomId': described('RoomId is incorrect.'),
  'InvalidParameter.SdkAppId': described('SdkAppId is incorrect.'),
  'InvalidParameter.UserId': described('Invalid UserId.'),
  'InvalidParameter.UserIds': { message: 'UserIds is incorrect.', source: removalPage },
  'InvalidParameterValue.RoomId': described('Invalid RoomId.'),
  'MissingParameter.AppId': { message: 'AppId is missing.', source: textualPage },
  'MissingParameter.RoomId': described('RoomId is missing.'),
  'MissingParameter.SdkAppId': described('SdkAppId is missing.'),
  'MissingParameter.UserId': { message: 'UserId is missing.', source: textualPage },
  'MissingParameter.UserIds': { message: 'UserIds is missing.', source: removalPage },
  'UnauthorizedOperation.SdkAppId': described('No permission to manipulate SdkAppId.'),
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

function described(message: string): Words {
  return { message, source: numericPage };
}
