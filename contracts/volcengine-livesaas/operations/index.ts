import { accountBans } from './account-bans.ts';
import { activities } from './activities.ts';
import { bans } from './bans.ts';
import { ipBans } from './ip-bans.ts';
import { silence } from './silence.ts';
import { viewers } from './viewers.ts';

/** Every call that is emulated, by client method; one file for each resource. */
export type LivesaasOperations = typeof activities &
  typeof viewers &
  typeof silence &
  typeof bans &
  typeof ipBans &
  typeof accountBans;

export const operations: LivesaasOperations = {
  ...bans,
  ...ipBans,
  ...accountBans,
  ...silence,
  ...viewers,
  ...activities,
};
