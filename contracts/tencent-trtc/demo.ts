import type { DemoNames, LoadCall } from '../core/contract/demo.ts';
import type { TrtcCredential } from './wire/credentials.ts';

/** The app of the vendor's samples. */
const sampleApp = '1400188366';

/** The demo state: the first app of the account, with a room of each kind from the vendor's samples. */
export function demoState(_names: DemoNames, { sdkAppIds: [SdkAppId = sampleApp] = [] }: TrtcCredential) {
  return {
    rooms: [
      { SdkAppId, RoomId: 10006, users: ['29376', '29377'] },
      { SdkAppId, StrRoomId: 'lobby', users: ['29376'] },
    ],
  };
}

export const load: LoadCall = {
  operation: 'SetUserBlocked',
  input: { SdkAppId: Number(sampleApp), RoomId: 10006, UserId: '29376', IsMute: 1 },
};
