import type { LoadCall } from '../core/contract/demo.ts';

/** The demo state: the rooms of the vendor's samples. */
export function demoState() {
  return {
    rooms: [
      {
        RoomId: 'test',
        RoomType: 'Live' as const,
        Owner_Account: 'owner1',
        members: ['user1', 'user2', 'user3'],
      },
      {
        RoomId: 'room-test',
        RoomType: 'Conference' as const,
        Owner_Account: 'owner1',
        members: ['user1', 'user2'],
      },
    ],
  };
}

export const load: LoadCall = {
  operation: 'live_engine_http_srv/ban_member',
  input: { RoomId: 'test', MemberList_Account: ['user1'], Reason: 'advertising', Duration: 3600 },
};
