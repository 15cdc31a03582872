// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';
import { activities } from './activities.ts';
import { viewers } from './viewers.ts';
import { silence } from './silence.ts';
import { bans } from './bans.ts';
import { ipBans } from './ip-bans.ts';
import { accountBans } from './account-bans.ts';

export const docs: OperationDocs = {
  ...activities,
  ...viewers,
  ...silence,
  ...bans,
  ...ipBans,
  ...accountBans,
};
