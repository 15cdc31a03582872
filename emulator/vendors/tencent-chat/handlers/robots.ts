import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import type { robots as operations } from '../../../../contracts/tencent-chat/operations/robots.ts';
import { findLiveRoom, type ChatHandler, type ChatHandlers } from '../state/rules.ts';

const mostRobots = 3;

const addRobots: ChatHandler<'live_engine_http_srv/add_robot'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  if (room instanceof Failure) return room;
  const wanted = new Set([...room.robots, ...input.RobotList_Account]);
  if (wanted.size > mostRobots) return fail('100002');
  for (const robot of wanted) room.robots.add(robot);
  return undefined;
};

const listRobots: ChatHandler<'live_engine_http_srv/get_robot'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  return room instanceof Failure ? room : { RobotList_Account: [...room.robots] };
};

const removeRobots: ChatHandler<'live_engine_http_srv/del_robot'> = ({ input }, state) => {
  const room = findLiveRoom(state, input.RoomId);
  if (room instanceof Failure) return room;
  for (const robot of input.RobotList_Account) room.robots.delete(robot);
  return undefined;
};

export const robots: ChatHandlers<keyof typeof operations> = {
  'live_engine_http_srv/add_robot': addRobots,
  'live_engine_http_srv/get_robot': listRobots,
  'live_engine_http_srv/del_robot': removeRobots,
};
