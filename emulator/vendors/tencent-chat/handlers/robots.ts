import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond } from '../../../../contracts/core/contract/reason.ts';
import {
  mostRobots,
  type robots as operations,
} from '../../../../contracts/tencent-chat/operations/robots.ts';
import { longestRoomId } from '../../../../contracts/tencent-chat/operations/field-schemas.ts';
import { findLiveRoom, type ChatAssume, type ChatHandler, type ChatHandlers } from '../state/rules.ts';
import type { ChatState } from '../state/state.ts';

function findRoomOfRobots(state: ChatState, roomId: string, assume: ChatAssume) {
  const bytes = Buffer.byteLength(roomId);
  const assumption = 'tencent-chat.long-room-id-of-robots';
  if (bytes <= longestRoomId || assume(assumption) === '100004') return findLiveRoom(state, roomId);
  return refuse(
    '100002',
    beyond('field', 'RoomId', { of: 'bytes', most: longestRoomId }, bytes, { assumption }),
  );
}

const addRobots: ChatHandler<'addRobots'> = ({ input, assume }, state) => {
  const room = findRoomOfRobots(state, input.RoomId, assume);
  if (room instanceof Failure) return room;
  const wanted = new Set([...room.robots, ...input.RobotList_Account]);
  if (wanted.size > mostRobots)
    return refuse(
      '100002',
      beyond('limit', 'RobotList_Account', { of: 'robots in the room', most: mostRobots }, wanted.size),
    );
  for (const robot of wanted) room.robots.add(robot);
  return undefined;
};

const listRobots: ChatHandler<'listRobots'> = ({ input, assume }, state) => {
  const room = findRoomOfRobots(state, input.RoomId, assume);
  return room instanceof Failure ? room : { RobotList_Account: [...room.robots] };
};

const removeRobots: ChatHandler<'removeRobots'> = ({ input, assume }, state) => {
  const room = findRoomOfRobots(state, input.RoomId, assume);
  if (room instanceof Failure) return room;
  for (const robot of input.RobotList_Account) room.robots.delete(robot);
  return undefined;
};

export const robots: ChatHandlers<keyof typeof operations> = {
  addRobots,
  listRobots,
  removeRobots,
};
