import type { Remedies } from '../../core/contract/remedy.ts';
import type { LivesaasError } from './index.ts';

/** What to do about each error. The advice is ours; what it rests on is the meaning that the vendor gives. */
export const remedies: Remedies<LivesaasError> = [
  [
    'Look at what the call was to change, then send it again after a pause that grows; give the RequestId to the vendor if it stays so.',
    [
      'UndefinedError',
      'InternalError 100014',
      'InternalError',
      'FailToConnect',
      'InternalServiceTimeout',
      'ServiceUnavailableTemp',
      'InternalServiceError',
    ],
  ],
  ['Put Action and Version into the query.', ['MissingParameter']],
  [
    'Sign the call: send the headers X-Date and Authorization, as the SDKs of the vendor write them.',
    ['MissingAuthenticationToken', 'MissingRequestInfo', 'MissingSignature'],
  ],
  ['Set the clock of the machine, write X-Date in UTC, and sign each call anew.', ['InvalidTimestamp']],
  ['Name the service livesaas in the scope of the credential, and call its host.', ['ServiceNotFound']],
  [
    'Compare Action, Version and method with the route on the page of the operation.',
    ['InvalidActionOrVersion', 'MethodNotAllowed'],
  ],
  ['Use an access key that is there and switched on.', ['InvalidAccessKey', 'InvalidClientTokenId']],
  [
    'Sign the very bytes that are sent, with the secret of the access key: "understudy explain" names the mistake where it is known.',
    ['SignatureDoesNotMatch'],
  ],
  [
    'Let a policy of the account allow the action to the caller.',
    ['LackPolicy', 'AccessDenied', 'LackProjectPolicy', 'OperationDenied.ActivityModuleWithoutPermission'],
  ],
  ['Call from outside with a key of the account.', ['InnerApiNeedAccountInfo']],
  [
    'Wait until the window of the limit ends and send the call again; space calls out, or name more users in each.',
    ['FlowLimitExceeded', 'AccountFlowLimitExceeded'],
  ],
  [
    'Compare the header Authorization with the form that the SDKs of the vendor write; "understudy explain" names what is wrong with it.',
    ['InvalidAuthorization', 'InvalidCredential'],
  ],
  ['Get new temporary credentials, and send the token that came with the key.', ['InvalidSecretToken']],
  [
    'Check the ActivityId; take an activity that was deleted off your own list.',
    ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
  ],
  [
    'Send ActivityId as a whole number that fits into 64 bits, without rounding it.',
    ['InvalidParameter.ActivityIdInvalid'],
  ],
  [
    'Correct the field that the code names; the table of fields has its type and its limits.',
    ['InvalidParameter.%sInvalid'],
  ],
  ['Send one JSON object as the body, with Content-Type: application/json.', ['InvalidParameter.BodyFormat']],
  ['Ask the vendor for an edition that has the feature.', ['OperationDenied.FeatureAccess']],
  ['Split the list over several calls.', ['InvalidParameter.ArrayOverLimit']],
  [
    'Leave out whoever was never in the activity, or wait until they have come.',
    ['InvalidParameter.UserIdNotRegistered'],
  ],
  [
    'Take it as done: what the call wants is so already.',
    [
      'InvalidParameter.UserIdUnbanned',
      'InvalidParameter.UserIdBanned',
      'InvalidParameter.CookieUnbanned',
      'InvalidParameter.CookieBanned',
      'InvalidParameter.IpUnbanned',
      'InvalidParameter.IpBanned',
    ],
  ],
  [
    'Lift bans that are no longer needed, or ban from the whole account.',
    ['QuotaExceeded.CookieOverLimit', 'QuotaExceeded.UserIdOverLimit', 'QuotaExceeded.IpOverLimit'],
  ],
];
