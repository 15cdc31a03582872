import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { numericBlockTexts } from '../errors/numeric-block-texts.ts';
import { roomRegions } from './regions.ts';
import { rate, routeTo } from './route.ts';
import { isMute, nothing, roomId, sdkAppId, strRoomId, userId } from './field-schemas.ts';

export const blocks = {
  /**
   * Disables or enables the audio and video of a user in a room with a number.
   *
   * The user stays in the room. It is not documented how long this holds, nor whether it outlives the user's leaving.
   */
  setUserBlocked: operation({
    key: 'SetUserBlocked',
    source: documented('https://www.tencentcloud.com/document/api/647/51289'),
    route: routeTo('SetUserBlocked'),
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The number of the room: 1 to 4294967295. */
      RoomId: roomId,
      /** The user whose media changes. Recommended: at most 32 letters, digits, underscores and hyphens. */
      UserId: userId,
      /** 0: audio and video on. 1: both off. 2: audio off alone. 3: video off alone. The value is the new state as a whole. */
      IsMute: isMute,
    }),
    output: nothing,
    errors: [
      'FailedOperation.RoomNotExist',
      'FailedOperation.SdkAppIdNotExist',
      'FailedOperation.UserNotExist',
      'InternalError',
      'InternalError.UserNotExist',
      'InvalidParameter',
      'InvalidParameter.RoomId',
      'InvalidParameter.SdkAppId',
      'InvalidParameter.UserId',
      'InvalidParameterValue.RoomId',
      'MissingParameter.RoomId',
      'MissingParameter.SdkAppId',
      'UnauthorizedOperation.SdkAppId',
    ],
    texts: numericBlockTexts,
    rate,
    regions: roomRegions,
  }),

  /**
   * Disables or enables the audio and video of a user in a room with a text as its id.
   *
   * The field is called StrRoomId here; in the other calls about such rooms it is RoomId.
   */
  setUserBlockedByStrRoomId: operation({
    key: 'SetUserBlockedByStrRoomId',
    source: documented('https://www.tencentcloud.com/document/api/647/51288'),
    route: routeTo('SetUserBlockedByStrRoomId'),
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list. */
      StrRoomId: strRoomId,
      /** The user whose media changes. Recommended: at most 32 letters, digits, underscores and hyphens. */
      UserId: userId,
      /** 0: audio and video on. 1: both off. 2: audio off alone. 3: video off alone. The value is the new state as a whole. */
      IsMute: isMute,
    }),
    output: nothing,
    errors: [
      'FailedOperation.RoomNotExist',
      'FailedOperation.SdkAppIdNotExist',
      'FailedOperation.UserNotExist',
      'InternalError',
      'InvalidParameter',
      'InvalidParameter.RoomId',
      'InvalidParameter.SdkAppId',
      'InvalidParameter.UserId',
      'MissingParameter',
      'MissingParameter.AppId',
      'MissingParameter.RoomId',
      'MissingParameter.SdkAppId',
      'MissingParameter.UserId',
      'UnauthorizedOperation.SdkAppId',
    ],
    rate,
    regions: roomRegions,
  }),
};
