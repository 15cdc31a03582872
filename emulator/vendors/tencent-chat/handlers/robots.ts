import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond } from '../../../../contracts/core/contract/reason.ts';
import {
  mostRobots,
  type robots as operations,
} from '../../../../contracts/tencent-chat/operations/robots.ts';
import { findLiveRoom, type ChatHandler, type ChatHandlers } from '../state/rules.ts';

const addRobots: ChatHandler<'addRobots'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  if (room instanceof Failure) return room;
  const wanted = new Set([...room.robots, ...input.RobotList_Account]);
  if (wanted.size > mostRobots)
    return refuse(
      '100002',
      beyond('limit', 'RobotList_Account', { of: 'entries', most: mostRobots }, wanted.size),
    );
  for (const robot of wanted) room.robots.add(robot);
  return undefined;
};

const listRobots: ChatHandler<'listRobots'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  return room instanceof Failure ? room : { RobotList_Account: [...room.robots] };
};

const removeRobots: ChatHandler<'removeRobots'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  if (room instanceof Failure) return room;
  for (const robot of input.RobotList_Account) room.robots.delete(robot);
  return undefined;
};

export const robots: ChatHandlers<keyof typeof operations> = {
  addRobots,
  listRobots,
  removeRobots,
};
