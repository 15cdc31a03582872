import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { implement } from '../../core/implement.ts';
import { kickUsers, listForbiddenUsers, unkickUsers, updateBannedUsers } from './account-bans.ts';
import { enter, leave } from './presence.ts';
import { loadState, saveState } from './state.ts';

export const polyvLiveImplementation = implement(
  polyvLive,
  { load: loadState, save: saveState, enter, leave },
  {
    'v4/chat/forbid/list': listForbiddenUsers,
    'v4/chat/forbid/kick-users': kickUsers,
    'v4/chat/forbid/unkick-users': unkickUsers,
    'v3/user/chat/banned-user/update': updateBannedUsers,
  },
);
