import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { numericBlockTexts } from '../errors/numeric-block-texts.ts';
import { roomRegions } from './regions.ts';
import { rate, routeTo } from './route.ts';
import { isMute, nothing, roomId, sdkAppId, strRoomId, userId } from './field-schemas.ts';

export const blocks = {
  /** Disables or enables the audio and video of a user in a room with a number. */
  setUserBlocked: operation({
    key: 'SetUserBlocked',
    source: documented('https://www.tencentcloud.com/document/api/647/51289'),
    route: routeTo('SetUserBlocked'),
    input: z.strictObject({ SdkAppId: sdkAppId, RoomId: roomId, UserId: userId, IsMute: isMute }),
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

  /** Disables or enables the audio and video of a user in a room with a text as its id. */
  setUserBlockedByStrRoomId: operation({
    key: 'SetUserBlockedByStrRoomId',
    source: documented('https://www.tencentcloud.com/document/api/647/51288'),
    route: routeTo('SetUserBlockedByStrRoomId'),
    input: z.strictObject({ SdkAppId: sdkAppId, StrRoomId: strRoomId, UserId: userId, IsMute: isMute }),
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
