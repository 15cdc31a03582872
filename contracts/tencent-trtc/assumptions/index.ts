import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';
import { formAssumptions } from './forms.ts';
import { historyAssumptions } from './history.ts';
import { roomAssumptions } from './rooms.ts';
import { textAssumptions } from './texts.ts';

const blocksByNumber = ['SetUserBlocked'] as const;
const blocksByText = ['SetUserBlockedByStrRoomId'] as const;
const blocks = [...blocksByNumber, ...blocksByText] as const;
const byNumber = [...blocksByNumber, 'RemoveUser', 'DismissRoom'] as const;

/** Every guess about this vendor, with what decides it. */
export const assumptions = guesses({
  ...formAssumptions,
  'tencent-trtc.credential-scope-service': {
    question: 'Which service may the scope of a TC3 credential name?',
    default: 'any',
    alternatives: ['trtc'],
    evidence: observed('https://github.com/TencentCloud/tencentcloud-sdk-go/issues/89'),
    notice:
      'most SDKs derive the service from the endpoint, so with a local one they get AuthFailure.InvalidAuthorization',
  },
  'tencent-trtc.credential-scope-date': {
    question: 'Which code does a scope get whose date is not the UTC date of the timestamp?',
    default: 'AuthFailure.SignatureFailure',
    alternatives: ['AuthFailure.InvalidAuthorization'],
    evidence: assumed('the date is documented to be that of the timestamp; the code is not'),
    notice: 'another code for a date in local time',
  },
  'tencent-trtc.clock-window-end': {
    question: 'Is a timestamp exactly 300 seconds from the clock still good?',
    default: 'yes',
    alternatives: ['no'],
    evidence: documented(
      'https://www.tencentcloud.com/document/api/647/34263: expired when the difference is greater than five minutes',
    ),
    notice: 'a call signed exactly five minutes ago gets AuthFailure.SignatureExpire',
  },
  'tencent-trtc.token-of-lasting-key': {
    question: 'What does a token beside a key get that has none?',
    default: 'accept',
    alternatives: ['AuthFailure.TokenFailure'],
    evidence: assumed('a token belongs to a temporary key; one beside a lasting key is not described'),
    notice: 'a call with a needless token is refused',
  },
  'tencent-trtc.listed-header-absent': {
    question: 'What does a call get that signs an empty line for a header it does not have?',
    default: 'accept',
    alternatives: ['AuthFailure.SignatureFailure'],
    evidence: assumed('the line of a signed header is described for headers that are there'),
    notice: 'SignedHeaders may no longer list a header that is not sent',
  },
  'tencent-trtc.region-null': {
    question: 'What does the region null get, which the Node SDK sends when it was told of none?',
    default: 'InvalidParameterValue',
    alternatives: ['accept'],
    evidence: observed('https://github.com/TencentCloud/tencentcloud-sdk-nodejs/issues/56'),
    notice: 'a Node client without a region works',
    lenient: 'accept',
  },
  'tencent-trtc.unknown-parameter': {
    question: 'What does a parameter get that the action does not have?',
    default: 'UnknownParameter',
    alternatives: ['ignore'],
    evidence: observed('https://github.com/NewFuture/DDNS/issues/575', '2025'),
    notice: 'a mistyped optional parameter goes unnoticed',
    lenient: 'ignore',
  },
  'tencent-trtc.missing-field-code': {
    question: 'Which code does a call without one of its own parameters get?',
    default: 'own for app and room',
    alternatives: ["the gateway's", 'own where listed'],
    evidence: assumed('the actions list codes of their own, yet the gateway is seen to answer first'),
    notice: 'MissingParameter instead of MissingParameter.RoomId, or the reverse',
  },
  'tencent-trtc.missing-app-code': {
    question: 'Which of the two codes that the action lists does a call without SdkAppId get?',
    default: 'MissingParameter.SdkAppId',
    alternatives: ['MissingParameter.AppId'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/51288'),
    notice: 'another code for the same mistake',
    operations: blocksByText,
  },
  'tencent-trtc.id-zero': {
    question: 'What does an SdkAppId or RoomId of 0 get?',
    default: 'InvalidParameter',
    alternatives: ['MissingParameter'],
    evidence: assumed('both codes are listed; a service that cannot tell 0 from nothing gives the second'),
    notice: 'MissingParameter.RoomId instead of InvalidParameter.RoomId',
  },
  'tencent-trtc.largest-room-id': {
    question: 'What is the largest RoomId?',
    default: '4294967295',
    alternatives: ['4294967294'],
    evidence: documented('https://trtc.io/document/37714'),
    notice: 'the room with the largest number cannot be used',
    operations: byNumber,
  },
  'tencent-trtc.room-id-too-large': {
    question: 'Which code does a RoomId above the largest get?',
    default: 'InvalidParameterValue.RoomId',
    alternatives: ['InvalidParameter.RoomId'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/51289'),
    notice: 'another code for the same mistake',
    operations: byNumber,
  },
  'tencent-trtc.str-room-id-form': {
    question: 'What does a StrRoomId get that no room can have?',
    default: 'InvalidParameter.RoomId',
    alternatives: ['FailedOperation.RoomNotExist'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/51288'),
    notice: 'a malformed id is told from an unknown one, or not',
    operations: blocksByText,
  },
  'tencent-trtc.user-id-form': {
    question: 'Which UserId is invalid?',
    default: 'an empty one',
    alternatives: ['one that breaks the recommended form'],
    evidence: assumed(
      '32 bytes of letters, digits and _ are recommended; no limit of the server is published',
    ),
    notice: 'a long or unusual UserId is refused, and not merely not found',
    operations: [...blocks, 'RemoveUser', 'RemoveUserByStrRoomId'],
  },
  'tencent-trtc.unknown-app-code': {
    question: 'Which code does an SdkAppId get that nobody has?',
    default: 'FailedOperation.SdkAppIdNotExist',
    alternatives: ['InvalidParameter.SdkAppId', 'UnauthorizedOperation.SdkAppId'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/51289'),
    notice: 'another code for the same mistake in the configuration',
    operations: blocks,
  },
  'tencent-trtc.absent-user-code': {
    question: 'Which of the two codes that the action lists does a user get who is not in the room?',
    default: 'FailedOperation.UserNotExist',
    alternatives: ['InternalError.UserNotExist'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/51289'),
    notice: 'a client that knows one of the codes alone takes the other for a failure of the service',
    operations: blocksByNumber,
  },
  'tencent-trtc.block-again': {
    question: 'What does disabling video do to a user whose audio is disabled, and the reverse?',
    default: 'replace',
    alternatives: ['add'],
    evidence: assumed('the page describes states, not steps: 3 disables video only'),
    notice: 'the user ends up with both disabled, and 0 is the only way back',
    operations: blocks,
  },
  'tencent-trtc.block-after-return': {
    question: 'Is a user still blocked who has left the room and comes back?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'nothing is published; a block has no duration, so it is taken to last as long as the room',
    ),
    notice: 'leaving and coming back lifts the block',
  },
  ...textAssumptions,
  ...roomAssumptions,
  ...historyAssumptions,
});
