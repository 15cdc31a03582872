import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { operation } from '../../core/contract/operation.ts';
import { userIds } from './field-schemas.ts';
import { perSecond, posted, versions } from './routes.ts';

/** The most users of one call about the account. */
export const largestAccountBatch = 100;

/** So many seconds after the first visit has ended, a viewer's profile is there, and the viewer can be banned. */
export const profileDelaySeconds = 300;

/** The account's own pair of numbers. */
export const accountBanStatus = { ban: 1, lift: 2 } as const;

export const accountBans = {
  /**
   * Bans viewers from every activity of the account, or lets them back in; some may fail.
   *
   * A banned viewer cannot enter any activity of the main account or of its sub-accounts until the ban is lifted. Whether those are
   * put out who are inside is not documented; the emulator does so. A call that succeeds may have failed for some: look at
   * `FailedUserIds`. The lists of bans from single activities stay as they are.
   */
  updateAccountBanStatus: operation({
    key: 'UpdateAccountBanStatus',
    source: documented('https://volcengine.com/docs/3019/1337755', '2025-03-24'),
    route: posted('UpdateAccountBanStatus', versions.new),
    input: z.object({
      /** The users: 1 to 100 ids of viewers of this account. */
      UserIds: withLimit(
        userIds.min(1),
        {
          of: 'entries',
          most: largestAccountBatch,
          beyond: 'InvalidParameter.ArrayOverLimit',
          assumption: 'volcengine-livesaas.long-list-code',
        },
        {
          of: 'value',
          what: 'seconds since the first visit of each has ended',
          least: profileDelaySeconds,
          beyond: 'FailedUserIds names it',
          assumption: 'volcengine-livesaas.account-ban-delay',
        },
      ),
      /** 1 bans, 2 lifts bans. These are other numbers than those of bans from an activity. */
      BanStatus: z.literal(Object.values(accountBanStatus)),
    }),
    output: z.object({
      /** Who could not be banned, or whose ban could not be lifted; empty where all went well. Why is not documented. */
      FailedUserIds: userIds,
    }),
    errors: ['InvalidParameter.%sInvalid', 'InvalidParameter.ArrayOverLimit'],
    rate: perSecond(5),
    batch: 'UserIds',
  }),
};
