import { assumed, documented, type Source } from '../../core/contract/source.ts';
import type { ErrorSpec } from '../../core/contract/vendor.ts';
import { gatewayErrors, type Words } from './gateway.ts';

const servicePage = documented('https://volcengine.com/docs/3019/1112501', '2025-03-21');
const banPage = documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24');

const byAnalogy = assumed('the page has no codes of its own; this one follows those of users and devices');

const activityInvalid = 'The specified parameter ActivityId is invalid.';

/** The errors of the service itself. They carry no `CodeN`. */
const service = {
  'InvalidParameter.ActivityNotExist': refused(activityInvalid, 'there is no such activity', servicePage),
  'InvalidParameter.ActivityHasBeenDeleted': refused(activityInvalid, 'the activity is deleted', servicePage),
  'InvalidParameter.ActivityIdInvalid': refused(
    activityInvalid,
    'ActivityId is missing or no 64-bit id',
    servicePage,
  ),
  'InvalidParameter.%sInvalid': {
    code: 'InvalidParameter.{field}Invalid',
    status: 500,
    message: 'The specified parameter {field} is invalid.',
    meaning: 'a field is missing, of another type or out of its range',
    source: servicePage,
  },
  'InvalidParameter.BodyFormat': refused(
    'The parameter body format is invalid.',
    'the body is no JSON object: the code of sister products',
    documented('https://volcengine.com/docs/6460/118978'),
  ),
  'OperationDenied.FeatureAccess': {
    status: 403,
    message: 'Operation is denied because no feature access {feature}.',
    meaning: 'the edition of the account lacks the feature',
    source: servicePage,
  },
  'OperationDenied.ActivityModuleWithoutPermission': {
    status: 409,
    message: 'Operation is denied because no auth.',
    meaning: 'the sub-account may not control this activity',
    source: servicePage,
  },
  InternalError: {
    status: 500,
    message: 'The request has failed due to an unknown error.',
    meaning: 'the service fails',
    retryable: true,
    kind: 'failure',
    source: servicePage,
  },
  'InvalidParameter.ArrayOverLimit': refused(
    'The array length exceeds the limit.',
    'more users, devices or addresses than one call may hold',
    banPage,
  ),
  'InvalidParameter.UserIdNotRegistered': refused(
    'UserId {userId} is not registered in the activity.',
    'a user was never in the activity',
    banPage,
  ),
  'InvalidParameter.UserIdUnbanned': refused(
    'All userId has been unbanned in the activity.',
    'none of the users is banned',
    banPage,
  ),
  'InvalidParameter.UserIdBanned': refused(
    'All userId has been banned in the activity.',
    'all of the users are banned already',
    banPage,
  ),
  'InvalidParameter.CookieUnbanned': refused(
    'All cookie has been unbanned in the activity.',
    'none of the devices is banned',
    banPage,
  ),
  'InvalidParameter.CookieBanned': refused(
    'All cookie has been banned in the activity.',
    'all of the devices are banned already',
    banPage,
  ),
  'QuotaExceeded.CookieOverLimit': refused(
    'Cookie has exceeded the quota.',
    'more devices would be banned than an activity may have',
    banPage,
  ),
  'QuotaExceeded.UserIdOverLimit': refused(
    'UserId has exceeded the quota.',
    'more users would be banned than an activity may have',
    banPage,
  ),
  'InvalidParameter.IpUnbanned': refused(
    'All ip has been unbanned in the activity.',
    'none of the addresses is banned',
    byAnalogy,
  ),
  'InvalidParameter.IpBanned': refused(
    'All ip has been banned in the activity.',
    'all of the addresses are banned already',
    byAnalogy,
  ),
  'QuotaExceeded.IpOverLimit': refused(
    'Ip has exceeded the quota.',
    'more addresses would be banned than an activity may have',
    byAnalogy,
  ),
} as const satisfies Record<string, Words>;

export type LivesaasError = keyof typeof gatewayErrors | keyof typeof service;

/** The closed vocabulary of the gateway and of the service behind it. */
export const errors = Object.fromEntries(
  Object.entries<Words>({ ...gatewayErrors, ...service }).map(([key, words]) => [
    key,
    { code: key, retryable: false, ...words },
  ]),
  // A loop over entries forgets the keys; they are the two vocabularies' own.
) as Readonly<Record<LivesaasError, ErrorSpec>>;

function refused(message: string, meaning: string, source: Source): Words {
  return { status: 400, message, meaning, source };
}
