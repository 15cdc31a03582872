// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const accountBans: OperationDocs = {
  updateAccountBanStatus: {
    summary: 'Bans viewers from every activity of the account, or lets them back in; some may fail.',
    details:
      'A banned viewer cannot enter any activity of the main account or of its sub-accounts until the ban is lifted. Whether those are put out who are inside is not documented; the emulator does so. A call that succeeds may have failed for some: look at `FailedUserIds`. The lists of bans from single activities stay as they are.',
    input: {
      UserIds: 'The users: 1 to 100 ids of viewers of this account.',
      BanStatus: '1 bans, 2 lifts bans. These are other numbers than those of bans from an activity.',
    },
    output: {
      FailedUserIds:
        'Who could not be banned, or whose ban could not be lifted; empty where all went well. Why is not documented.',
    },
  },
};
