import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { implement } from '../../core/implement.ts';
import { accountBans } from './account-bans.ts';
import { activities } from './activities.ts';
import { bans } from './bans.ts';
import { behaviour } from './behaviour.ts';
import { createActivityHandlers } from './create-activity.ts';
import { ipBans } from './ip-bans.ts';
import { enter, leave } from './presence.ts';
import { silence } from './silence.ts';
import { loadState, saveState } from './state.ts';
import { viewers } from './viewers.ts';

export const volcengineLivesaasImplementation = implement(
  volcengineLivesaas,
  { load: loadState, save: saveState, enter, leave },
  {
    ...bans,
    ...ipBans,
    ...accountBans,
    ...silence,
    ...viewers,
    ...behaviour,
    ...activities,
    ...createActivityHandlers,
  },
);
