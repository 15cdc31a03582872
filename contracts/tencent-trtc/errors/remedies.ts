import type { Remedies } from '../../core/contract/remedy.ts';
import type { TrtcError } from './index.ts';

/** What to do about each error. The advice is ours; what it rests on is the meaning that the vendor gives. */
export const remedies: Remedies<TrtcError> = [
  ['Call another action: the vendor has taken this one out of service.', ['ActionOffline']],
  [
    'Compare the header Authorization with the form that the SDKs of the vendor write; "understudy explain" names what is wrong with it.',
    [
      'AuthFailure.InvalidAuthorization',
      'AuthFailure.InvalidAuthorization:described',
      'AuthFailure.InvalidAuthorization:other',
    ],
  ],
  [
    'Use a key of the Tencent Cloud API, and check that it is there and switched on.',
    ['AuthFailure.InvalidSecretId', 'AuthFailure.SecretIdNotFound'],
  ],
  [
    'Confirm the call with a second factor, or let a key make it that needs none.',
    ['AuthFailure.MFAFailure'],
  ],
  ['Set the clock of the machine, and sign each call anew.', ['AuthFailure.SignatureExpire']],
  [
    'Sign the very bytes that are sent, with the key of the SecretId: "understudy explain" names the mistake where it is known.',
    ['AuthFailure.SignatureFailure'],
  ],
  ['Sign with TC3-HMAC-SHA256, which allows 10 MB, or send less.', ['AuthFailure.SignatureFailure:size']],
  ['Get new temporary credentials, and send the token that came with the key.', ['AuthFailure.TokenFailure']],
  [
    'Let the CAM policy of the caller allow the action and this application.',
    ['AuthFailure.UnauthorizedOperation', 'UnauthorizedOperation', 'UnauthorizedOperation.SdkAppId'],
  ],
  ['Leave DryRun out: the call would have succeeded.', ['DryRunOperation']],
  [
    'Look at what the call was to change, then send it again after a pause that grows; give the RequestId to the vendor if it stays so.',
    [
      'FailedOperation',
      'InternalError',
      'InternalError.GetRoomCacheIpError',
      'InternalError.GetRoomFromCacheError',
      'InternalError.DBError',
      'InternalError.EsQueryError',
      'InternalError.InterfaceErr',
      'ServiceUnavailable',
      'ResourceUnavailable',
      'ResourceInsufficient',
    ],
  ],
  [
    'Compare X-TC-Action and X-TC-Version with the route on the page of the operation.',
    ['InvalidAction', 'NoSuchVersion', 'NoSuchProduct', 'UnsupportedOperation', 'InternalError.MethodErr'],
  ],
  ['Number the entries of a list from 0 on: UserIds.0, UserIds.1.', ['InvalidParameter:array']],
  [
    'Write each parameter once, as name=value.',
    [
      'InvalidParameter:form',
      'InvalidParameter:key',
      'InvalidParameter:repeated',
      'InvalidParameter.UrlParamsError',
    ],
  ],
  [
    'Send one JSON object as the body, with Content-Type: application/json.',
    [
      'InvalidParameter:json',
      'InvalidParameter.BodyParamsError',
      'InternalError.HttpParaseFalied',
      'InvalidRequest',
    ],
  ],
  [
    'Correct the parameter that the message names; the table of fields has its type and its limits.',
    [
      'InvalidParameter',
      'InvalidParameter:type',
      'InvalidParameterValue',
      'InvalidParameter.SdkAppId',
      'InvalidParameter.RoomId',
      'InvalidParameterValue.RoomId',
      'InvalidParameter.UserId',
      'InvalidParameter.UserIds',
      'InvalidParameter.EncodeParams',
      'InvalidParameter.StartTs',
      'InvalidParameter.EndTs',
      'InvalidParameter.PageNumber',
      'InvalidParameter.PageSize',
    ],
  ],
  [
    'Hash the body that is sent, or leave the header X-TC-Content-SHA256 out.',
    ['InvalidParameterValue:digest'],
  ],
  ['Let the vendor’s console allow the address of the caller.', ['IpInBlacklist', 'IpNotInWhitelist']],
  ['Have the quota raised, or free some of it.', ['LimitExceeded']],
  [
    'Send the parameter that the message names.',
    [
      'MissingParameter',
      'MissingParameter.AppId',
      'MissingParameter.RoomId',
      'MissingParameter.SdkAppId',
      'MissingParameter.UserId',
      'MissingParameter.UserIds',
      'MissingParameter.CommId',
      'MissingParameter.CommIdOrSdkAppId',
      'MissingParameter.StartTs',
      'MissingParameter.EndTs',
      'MissingParameter.RoomNum',
    ],
  ],
  [
    'Send the common parameters as headers: X-TC-Action, X-TC-Version, X-TC-Timestamp, X-TC-Region.',
    ['MissingParameter:header'],
  ],
  [
    'Wait until the next second and send the call again; space calls out, or name more users in each.',
    [
      'RequestLimitExceeded',
      'RequestLimitExceeded:plain',
      'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
      'RequestLimitExceeded.IPLimitExceeded',
      'RequestLimitExceeded.UinLimitExceeded',
    ],
  ],
  ['Send a POST with a JSON body, which may be larger than a query.', ['RequestSizeLimitExceeded']],
  [
    'Ask for smaller pages, or for less time.',
    ['ResponseSizeLimitExceeded', 'InvalidParameter.PageSizeOversize'],
  ],
  ['Wait until whoever uses it is done, then send the call again.', ['ResourceInUse']],
  [
    'Check that the room is there and that SdkAppId and RoomId are its own: a room ends when everybody has left it.',
    ['FailedOperation.RoomNotExist', 'ResourceNotFound'],
  ],
  [
    'Put the number of the application into SdkAppId, as the console shows it.',
    ['FailedOperation.SdkAppIdNotExist'],
  ],
  [
    'Take it as done where the user was to leave; otherwise check the name and wait until the user is in the room.',
    ['FailedOperation.UserNotExist', 'InternalError.UserNotExist'],
  ],
  ['Leave the parameter out, or write its name as in the table of fields.', ['UnknownParameter']],
  [
    'Send GET or POST over HTTP, and TC3 signatures with the content type that they are made of.',
    ['UnsupportedProtocol'],
  ],
  ['Choose one of the regions on the page of the operation.', ['UnsupportedRegion']],
  ['Ask for a shorter time, and put the pieces together.', ['InvalidParameter.QueryScaleOversize']],
  [
    'Begin later: so far back nothing is kept for this account.',
    ['InvalidParameter.StartTimeOversize', 'InvalidParameter.StartTsOversize'],
  ],
  ['Name at most six users in one call.', ['InvalidParameter.UserIdsMorethanSix']],
];
