import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { implement } from '../../core/engine/handler.ts';
import { bans } from './handlers/bans.ts';
import { callbacks } from './handlers/callbacks.ts';
import { conferenceMembers } from './handlers/conference-members.ts';
import { conferenceRooms } from './handlers/conference-rooms.ts';
import { liveMembers } from './handlers/live-members.ts';
import { liveRooms } from './handlers/live-rooms.ts';
import { metadata } from './handlers/metadata.ts';
import { people } from './state/people.ts';
import { deadlines, enter, leave } from './state/room-access.ts';
import { robots } from './handlers/robots.ts';
import { loadState, saveState } from './state/state.ts';
import { callback } from './callbacks/write-callback.ts';

export const tencentChatImplementation = implement(
  tencentChat,
  { load: loadState, save: saveState, people, enter, leave, deadlines, callback },
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
