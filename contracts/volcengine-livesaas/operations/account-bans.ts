import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { accountBanChange, accountBanChanged } from './field-schemas.ts';
import { perSecond, posted, versions } from './routes.ts';

export const accountBans = {
  /** Bans viewers from every activity of the account, or lets them back in; some may fail. */
  updateAccountBanStatus: operation({
    key: 'UpdateAccountBanStatus',
    source: documented('https://volcengine.com/docs/3019/1337755', '2025-03-24'),
    route: posted('UpdateAccountBanStatus', versions.new),
    input: accountBanChange,
    output: accountBanChanged,
    errors: ['InvalidParameter.%sInvalid', 'InvalidParameter.ArrayOverLimit'],
    rate: perSecond(5),
    batch: 'UserIds',
  }),
};
