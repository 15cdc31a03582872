import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { implement } from '../../core/implement.ts';
import { getActivityBanUsers, updateActivityUserBanStatus } from './bans.ts';
import { enter, leave } from './presence.ts';
import { loadState, saveState } from './state.ts';

export const volcengineLivesaasImplementation = implement(
  volcengineLivesaas,
  { load: loadState, save: saveState, enter, leave },
  {
    UpdateActivityUserBanStatus: updateActivityUserBanStatus,
    GetActivityBanUsers: getActivityBanUsers,
  },
);
