import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';

const removals = ['RemoveUser', 'RemoveUserByStrRoomId'] as const;

/** The guesses about taking users out of rooms and closing rooms. */
export const roomAssumptions = guesses({
  'tencent-trtc.unknown-app-of-room': {
    question:
      'Which code does an SdkAppId get that nobody has, where FailedOperation.SdkAppIdNotExist is not listed?',
    default: 'InvalidParameter.SdkAppId',
    alternatives: ['UnauthorizedOperation.SdkAppId'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/34268'),
    notice: 'another code for the same mistake in the configuration',
    operations: [...removals, 'DismissRoom', 'DismissRoomByStrRoomId'],
  },
  'tencent-trtc.text-room-id-form': {
    question: 'What does a text as RoomId get that no room can have?',
    default: 'InvalidParameter.RoomId',
    alternatives: ['InvalidParameterValue.RoomId', 'FailedOperation.RoomNotExist'],
    evidence: documented('https://www.tencentcloud.com/document/api/647/39630'),
    notice: 'another code for a malformed id, or the code of an unknown one',
    operations: ['RemoveUserByStrRoomId', 'DismissRoomByStrRoomId'],
  },
  'tencent-trtc.empty-user-ids': {
    question: 'What does an empty list of UserIds get?',
    default: 'InvalidParameter.UserIds',
    alternatives: ['MissingParameter.UserIds'],
    evidence: assumed(
      'both codes are listed; a service that cannot tell an empty list from none gives the second',
    ),
    notice: 'another code for the same mistake',
    operations: removals,
  },
  'tencent-trtc.repeated-user-ids': {
    question: 'Does a UserId that is listed twice count twice against the ten that are allowed?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed('the page allows a list of ten users; nothing is said of repetitions'),
    notice: 'eleven entries that name ten users pass',
    operations: removals,
  },
  'tencent-trtc.absent-users-removed': {
    question: 'What does the removal of a user get who is not in the room?',
    default: 'succeed',
    alternatives: ['InvalidParameter.UserIds'],
    evidence: assumed('no code for an absent user is listed, though the actions on blocks have one'),
    notice: 'one user who has left by chance makes the whole removal fail',
    operations: removals,
  },
});
