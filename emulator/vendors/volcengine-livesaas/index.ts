import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { implement } from '../../core/implement.ts';
import { updateAccountBanStatus } from './account-bans.ts';
import { deleteActivity, getActivity, listActivities } from './activities.ts';
import { getActivityBanUsers, updateActivityUserBanStatus } from './bans.ts';
import { listUserBehaviorData } from './behaviour.ts';
import { createActivity } from './create-activity.ts';
import { getActivityBanIps, updateActivityIpBanStatus } from './ip-bans.ts';
import { enter, leave } from './presence.ts';
import { getSilenceUserList, silenceUser } from './silence.ts';
import { loadState, saveState } from './state.ts';
import { listActivityUsers } from './viewers.ts';

export const volcengineLivesaasImplementation = implement(
  volcengineLivesaas,
  { load: loadState, save: saveState, enter, leave },
  {
    UpdateActivityUserBanStatus: updateActivityUserBanStatus,
    GetActivityBanUsers: getActivityBanUsers,
    UpdateActivityIpBanStatus: updateActivityIpBanStatus,
    GetActivityBanIps: getActivityBanIps,
    UpdateAccountBanStatus: updateAccountBanStatus,
    SilenceUserAPI: silenceUser,
    GetSilenceUserListAPI: getSilenceUserList,
    ListActivityUsers: listActivityUsers,
    ListUserBehaviorDataAPIV2: listUserBehaviorData,
    ListActivityAPI: listActivities,
    CreateActivityAPIV2: createActivity,
    DeleteActivityAPI: deleteActivity,
    GetActivityAPI: getActivity,
  },
);
