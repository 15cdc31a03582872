import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { implement } from '../../core/implement.ts';
import {
  banMember,
  banRoomMember,
  listBannedMembers,
  listBannedRoomMembers,
  unbanMember,
  unbanRoomMember,
} from './bans.ts';
import { deadlines, enter, leave } from './presence.ts';
import { loadState, saveState } from './state.ts';

export const tencentChatImplementation = implement(
  tencentChat,
  { load: loadState, save: saveState, enter, leave, deadlines },
  {
    'live_engine_http_srv/ban_member': banMember,
    'live_engine_http_srv/unban_member': unbanMember,
    'live_engine_http_srv/get_banned_member_list': listBannedMembers,
    'room_engine_http_srv/ban_room_member': banRoomMember,
    'room_engine_http_srv/unban_room_member': unbanRoomMember,
    'room_engine_http_srv/get_banned_member_list': listBannedRoomMembers,
  },
);
