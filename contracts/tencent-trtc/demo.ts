import type { LoadCall } from '../core/contract/demo.ts';

/** The demo state: the application of the vendor's samples, with a room of each kind. */
export function demoState() {
  return {
    rooms: [
      { SdkAppId: 1400188366, RoomId: 10006, users: ['29376', '29377'] },
      { SdkAppId: 1400188366, StrRoomId: 'lobby', users: ['29376'] },
    ],
  };
}

export const load: LoadCall = {
  operation: 'SetUserBlocked',
  input: { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 },
};
