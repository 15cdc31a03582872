import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { implement } from '../../core/engine/handler.ts';
import { accountBans } from './handlers/account-bans.ts';
import { activities } from './handlers/activities.ts';
import { bans } from './handlers/bans.ts';
import { ipBans } from './handlers/ip-bans.ts';
import { people } from './state/people.ts';
import { enter, leave } from './state/room-access.ts';
import { silence } from './handlers/silence.ts';
import { loadState, saveState } from './state/state.ts';
import { viewers } from './handlers/viewers.ts';

export const volcengineLivesaasImplementation = implement(
  volcengineLivesaas,
  { load: loadState, save: saveState, people, enter, leave },
  {
    ...bans,
    ...ipBans,
    ...accountBans,
    ...silence,
    ...viewers,
    ...activities,
  },
);
