import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { roomRegions } from './regions.ts';
import { rate, routeTo } from './route.ts';
import { nothing, roomId, roomIdAsText, sdkAppId, usersToRemove } from './field-schemas.ts';

const pages = 'https://www.tencentcloud.com/document/api/647';

/** What every action on a whole room can answer. */
const roomErrors = [
  'FailedOperation.RoomNotExist',
  'InternalError',
  'InternalError.GetRoomCacheIpError',
  'InvalidParameter.RoomId',
  'InvalidParameter.SdkAppId',
  'InvalidParameterValue.RoomId',
  'MissingParameter.RoomId',
  'MissingParameter.SdkAppId',
  'UnauthorizedOperation.SdkAppId',
] as const;

const removalErrors = [...roomErrors, 'InvalidParameter.UserIds', 'MissingParameter.UserIds'] as const;

/** Taking users out of rooms, and closing rooms. With a text as its id a room is called RoomId here as well. */
export const rooms = {
  /**
   * Removes users from a room with a number.
   *
   * This is no ban: nothing keeps a removed user from entering again.
   */
  removeUser: operation({
    key: 'RemoveUser',
    source: documented(`${pages}/34268`),
    route: routeTo('RemoveUser'),
    momentary: true,
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The number of the room: 1 to 4294967295. */
      RoomId: roomId,
      /** The users to remove: 1 to 10. Users who are not in the room are passed over. */
      UserIds: usersToRemove,
    }),
    output: nothing,
    errors: [...removalErrors, 'InternalError.GetRoomFromCacheError'],
    rate,
    regions: roomRegions,
    batch: 'UserIds',
  }),

  /**
   * Removes users from a room with a text as its id.
   *
   * This is no ban: nothing keeps a removed user from entering again. The field is called RoomId, though it is a text.
   */
  removeUserByStrRoomId: operation({
    key: 'RemoveUserByStrRoomId',
    source: documented(`${pages}/39630`),
    route: routeTo('RemoveUserByStrRoomId'),
    momentary: true,
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list. */
      RoomId: roomIdAsText,
      /** The users to remove: 1 to 10. Users who are not in the room are passed over. */
      UserIds: usersToRemove,
    }),
    output: nothing,
    errors: removalErrors,
    rate,
    regions: roomRegions,
    batch: 'UserIds',
  }),

  /**
   * Removes everybody from a room with a number and closes it.
   *
   * No page says that a room with this id may not be entered again.
   */
  dismissRoom: operation({
    key: 'DismissRoom',
    source: documented(`${pages}/34269`),
    route: routeTo('DismissRoom'),
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The number of the room: 1 to 4294967295. */
      RoomId: roomId,
    }),
    output: nothing,
    errors: [...roomErrors, 'InternalError.GetRoomFromCacheError'],
    rate,
    regions: roomRegions,
  }),

  /**
   * Removes everybody from a room with a text as its id and closes it.
   *
   * No page says that a room with this id may not be entered again. The field is called RoomId, though it is a text.
   */
  dismissRoomByStrRoomId: operation({
    key: 'DismissRoomByStrRoomId',
    source: documented(`${pages}/39631`),
    route: routeTo('DismissRoomByStrRoomId'),
    input: z.strictObject({
      /** The app that the room belongs to. It must be an app of the account that signs the call. */
      SdkAppId: sdkAppId,
      /** The text id of the room: 1 to 64 bytes of letters, digits, space and the punctuation that the documents list. */
      RoomId: roomIdAsText,
    }),
    output: nothing,
    errors: roomErrors,
    rate,
    regions: roomRegions,
  }),
};
