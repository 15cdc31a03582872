import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { implement } from '../../core/implement.ts';
import { setUserBlocked, setUserBlockedByStrRoomId } from './blocks.ts';
import { describeRoomInfo, describeUserInfo } from './history-queries.ts';
import { enter, leave } from './presence.ts';
import { dismissRoom, dismissRoomByStrRoomId, removeUser, removeUserByStrRoomId } from './rooms.ts';
import { loadState, saveState } from './state.ts';

export const tencentTrtcImplementation = implement(
  tencentTrtc,
  { load: loadState, save: saveState, enter, leave },
  {
    SetUserBlocked: setUserBlocked,
    SetUserBlockedByStrRoomId: setUserBlockedByStrRoomId,
    RemoveUser: removeUser,
    RemoveUserByStrRoomId: removeUserByStrRoomId,
    DismissRoom: dismissRoom,
    DismissRoomByStrRoomId: dismissRoomByStrRoomId,
    DescribeRoomInfo: describeRoomInfo,
    DescribeUserInfo: describeUserInfo,
  },
);
