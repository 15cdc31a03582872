import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';

const rooms = ['DescribeRoomInfo'] as const;
const users = ['DescribeUserInfo'] as const;
const both = [...rooms, ...users] as const;

const roomPage = documented('https://www.tencentcloud.com/document/api/647/36754');
const userPage = documented('https://www.tencentcloud.com/document/api/647/39096');
const samples = documented(
  'the sample replies of DescribeRoomInfo and DescribeUserInfo in https://github.com/TencentCloud/tencentcloud-cli',
);

/** The guesses about what is read back of rooms and users. */
export const historyAssumptions = guesses({
  'tencent-trtc.missing-history-app-code': {
    question: 'Which of the two codes that the action lists does a query without SdkAppId get?',
    default: 'MissingParameter.SdkAppId',
    alternatives: ['MissingParameter.CommIdOrSdkAppId'],
    evidence: roomPage,
    notice: 'another code for the same mistake',
    operations: both,
  },
  'tencent-trtc.history-too-old': {
    question: 'What does a StartTime get that is more than 14 days ago?',
    default: 'InvalidParameter.StartTsOversize',
    alternatives: ['InvalidParameter.StartTimeOversize', 'read what there is'],
    evidence: documented(
      'https://trtc.io/document/34270: the start exceeds the limit, in the mainland SDKs that of the documents; the other code is about the edition of the dashboard',
    ),
    notice: 'another code, or a shorter list instead of a refusal',
    operations: both,
  },
  'tencent-trtc.dashboard-edition': {
    question: "How far back does the account's edition of the monitoring dashboard reach?",
    default: '14 days',
    alternatives: ['7 days'],
    evidence: documented(
      'DescribeRoomInfo in https://github.com/TencentCloud/tencentcloud-sdk-go: since 2024-04-01 one edition reaches 7 days and another 14; the code for less is described at https://trtc.io/document/34270',
    ),
    notice: 'a query about the week before last gets InvalidParameter.StartTimeOversize',
    operations: both,
  },
  'tencent-trtc.future-range': {
    question: 'What does a StartTime in the future get?',
    default: 'nothing found',
    alternatives: ['InvalidParameter.StartTs'],
    evidence: assumed('the pages limit how far back a query goes, and say nothing of the future'),
    notice: 'a client whose clock is ahead is refused instead of finding nothing',
    operations: both,
  },
  'tencent-trtc.reversed-range': {
    question: 'Which code does an EndTime before StartTime get?',
    default: 'InvalidParameter.EndTs',
    alternatives: ['InvalidParameter.StartTs'],
    evidence: roomPage,
    notice: 'another code for the same mistake',
    operations: rooms,
  },
  'tencent-trtc.history-range': {
    question: 'Which rooms does a range of time hold?',
    default: 'those that existed in it',
    alternatives: ['those created in it'],
    evidence: assumed('the page says that rooms of a period are listed; its sample fits neither reading'),
    notice: 'a room that was opened before the range is not listed',
    operations: rooms,
  },
  'tencent-trtc.history-room-filter': {
    question: 'Which room does the RoomId of DescribeRoomInfo name, a text that may be all digits?',
    default: 'every room of that name',
    alternatives: ['the room with that number, if it is one'],
    evidence: roomPage,
    notice: 'the room "123" is listed beside the room 123, or not',
    operations: rooms,
  },
  'tencent-trtc.empty-room-filter': {
    question: 'What does an empty RoomId get in DescribeRoomInfo?',
    default: 'no filter',
    alternatives: ['MissingParameter.RoomNum'],
    evidence: assumed('RoomId is optional, yet a code for a missing room is listed'),
    notice: 'a client that sends an empty filter is refused',
    operations: rooms,
  },
  'tencent-trtc.open-room-destroy-time': {
    question: 'What is the DestroyTime of a room that still exists?',
    default: 'now',
    alternatives: ['0'],
    evidence: samples,
    notice: 'another number beside IsFinished false',
    operations: rooms,
  },
  'tencent-trtc.history-order': {
    question: 'In which order do rooms and users come?',
    default: 'newest first',
    alternatives: ['oldest first'],
    evidence: samples,
    notice: 'the first page holds other records',
    operations: both,
  },
  'tencent-trtc.history-total': {
    question: 'What does Total count?',
    default: 'everything found',
    alternatives: ['what the page holds'],
    evidence: samples,
    notice: 'a client that reads pages until it has Total records stops after the first',
    operations: both,
  },
  'tencent-trtc.page-half-given': {
    question: 'What does PageSize without PageNumber mean, and the reverse?',
    default: 'each has its default',
    alternatives: ['both have their defaults'],
    evidence: roomPage,
    notice: 'the default number of records comes though a PageSize was sent',
    operations: both,
  },
  'tencent-trtc.page-beyond-end': {
    question: 'What does a page behind the last record get?',
    default: 'nothing found',
    alternatives: ['InvalidParameter.PageNumber'],
    evidence: assumed('a code for a wrong PageNumber is listed, yet its type has no wrong value'),
    notice: 'a client that reads until a page is empty ends with an error',
    operations: both,
  },
  'tencent-trtc.comm-id-form': {
    question: 'What does a CommId get that has not the form of one?',
    default: 'InvalidParameter',
    alternatives: ['nothing found'],
    evidence: userPage,
    notice: 'a malformed CommId is told from an unknown one, or not',
    operations: users,
  },
  'tencent-trtc.user-ids-limit': {
    question: 'How many UserIds may a query name?',
    default: '100',
    alternatives: ['6'],
    evidence: userPage,
    notice: 'a query for seven users gets InvalidParameter.UserIdsMorethanSix',
    operations: users,
  },
  'tencent-trtc.empty-user-filter': {
    question: 'What does an empty list of UserIds get in DescribeUserInfo?',
    default: 'no filter',
    alternatives: ['InvalidParameter'],
    evidence: assumed(
      'the page gives a length of 1 to 100; an older one has the first six users come if it is left empty',
    ),
    notice: 'a client that sends an empty list is refused instead of finding everybody',
    operations: users,
  },
  'tencent-trtc.user-who-returns': {
    question: 'How many records has a user who left the room and came back?',
    default: 'one for each stay',
    alternatives: ['one, of the last stay'],
    evidence: assumed(
      'the page speaks of a list of users; a record holds one time of entering and one of leaving',
    ),
    notice: 'the earlier stays are missing',
    operations: users,
  },
  'tencent-trtc.empty-user-list': {
    question: 'What is UserList when nobody is found?',
    default: 'null',
    alternatives: ['an empty list'],
    evidence: userPage,
    notice: 'a client that counts on a list meets null',
    operations: users,
  },
});
