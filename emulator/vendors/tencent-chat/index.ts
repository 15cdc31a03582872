import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { implement } from '../../core/implement.ts';
import { bans } from './bans.ts';
import { callbacks } from './callbacks.ts';
import { conferenceMembers } from './conference-members.ts';
import { conferenceRooms } from './conference-rooms.ts';
import { liveMembers } from './live-members.ts';
import { liveRooms } from './live-rooms.ts';
import { metadata } from './metadata.ts';
import { deadlines, enter, leave } from './presence.ts';
import { robots } from './robots.ts';
import { loadState, saveState } from './state.ts';
import { callback } from './webhooks.ts';

export const tencentChatImplementation = implement(
  tencentChat,
  { load: loadState, save: saveState, enter, leave, deadlines, callback },
  {
    ...bans,
    ...liveRooms,
    ...liveMembers,
    ...robots,
    ...metadata,
    ...conferenceRooms,
    ...conferenceMembers,
    ...callbacks,
  },
);
