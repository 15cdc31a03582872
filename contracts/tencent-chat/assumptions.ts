import type { Assumptions } from '../core/assumption.ts';
import { assumed, documented, observed } from '../core/evidence.ts';

const bans = ['live_engine_http_srv/ban_member', 'room_engine_http_srv/ban_room_member'] as const;
const lists = [
  'live_engine_http_srv/get_banned_member_list',
  'room_engine_http_srv/get_banned_member_list',
] as const;

/** Every guess about this vendor, with what decides it. */
export const assumptions = {
  'tencent-chat.rate-limit-code': {
    question: 'Which code does a call over its command rate get?',
    default: '60007',
    alternatives: ['60011', '100012'],
    evidence: assumed(
      '60007 speaks of the API, 60011 of the app, 100012 of the service; no page says which wins',
    ),
    notice: 'a client that retries on one of the codes alone does not retry',
  },
  'tencent-chat.unknown-app-code': {
    question: 'Which code does an unknown sdkappid get?',
    default: '60006',
    alternatives: ['70020'],
    evidence: assumed(
      '60006 is the gateway, 70020 the account layer; a dummy sdkappid once surfaced a 70xxx code',
    ),
    notice: 'another code for the same mistake in the configuration',
  },
  'tencent-chat.usersig-with-userbuf': {
    question: 'Is a UserSig that carries a userbuf good for REST calls?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: assumed('the vendor publishes a verifier that refuses it; REST pages do not mention it'),
    notice: 'a call signed with a room ticket gets 70009',
  },
  'tencent-chat.service-error-texts': {
    question: 'What does ErrorInfo say for the codes of the services?',
    default: 'documented descriptions',
    alternatives: ['empty'],
    evidence: assumed('no real body of a service error is published'),
    notice: 'another text in ErrorInfo; ErrorCode is the same',
  },
  'tencent-chat.empty-body': {
    question: 'What does a call with an empty body get?',
    default: 'refuse',
    alternatives: ['empty-object'],
    evidence: documented('https://trtc.io/document/60703'),
    notice: 'a call without a body is treated as {}',
  },
  'tencent-chat.room-id-space': {
    question: 'Can a room made for one service be used through the other?',
    default: 'shared',
    alternatives: ['separate'],
    evidence: observed('the vendor manager uses seat commands of the room service on live rooms'),
    notice: 'a command for a room of the other type gets 100004',
  },
  'tencent-chat.ban-duration-zero': {
    question: 'What does a ban with Duration 0 do?',
    default: 'refuse',
    alternatives: ['nothing'],
    evidence: assumed('undocumented; for a mute 0 means undo'),
    notice: 'the call succeeds and bans nobody',
    operations: bans,
  },
  'tencent-chat.ban-again': {
    question: 'What does banning a banned member do?',
    default: 'overwrite',
    alternatives: ['refuse', 'extend'],
    evidence: assumed('undocumented; 100016 exists in the code space'),
    notice: 'ban_member gets 100016, or the later end of the two counts',
    operations: bans,
  },
  'tencent-chat.ban-owner': {
    question: 'What does banning the owner of a room do?',
    default: 'refuse',
    alternatives: ['allow'],
    evidence: assumed('undocumented; 100006 means insufficient permission'),
    notice: 'the owner is banned like any member',
    operations: bans,
  },
  'tencent-chat.ban-non-member': {
    question: 'May the room service ban an account that is not in the room?',
    default: 'refuse',
    alternatives: ['allow'],
    evidence: documented('https://trtc.io/document/60711'),
    notice: 'a ban ahead of time succeeds instead of getting 100005',
    operations: ['room_engine_http_srv/ban_room_member'],
  },
  'tencent-chat.live-ban-removes': {
    question: 'Does a ban in a live room remove the member at once?',
    default: 'yes',
    alternatives: ['no'],
    evidence: documented('https://trtc.io/zh/document/64424?product=live'),
    notice: 'the member stays in the room until leaving',
    operations: ['live_engine_http_srv/ban_member'],
  },
  'tencent-chat.live-reason-length': {
    question: 'How long may Reason be in ban_member?',
    default: '200 bytes',
    alternatives: ['1000 bytes'],
    evidence: documented('https://www.tencentcloud.com/zh/document/product/1071/76878', '2026-04-09'),
    notice: 'a longer Reason gets 100002',
    operations: ['live_engine_http_srv/ban_member'],
    lenient: '1000 bytes',
  },
  'tencent-chat.unban-not-banned': {
    question: 'What does lifting a ban that does not exist do?',
    default: 'succeed',
    alternatives: ['refuse'],
    evidence: assumed('undocumented; the live page lists no code for it'),
    notice: 'the call gets 100002',
    operations: ['live_engine_http_srv/unban_member', 'room_engine_http_srv/unban_room_member'],
  },
  'tencent-chat.list-limit-over-100': {
    question: 'What does a Limit above 100 do?',
    default: 'refuse',
    alternatives: ['clamp'],
    evidence: assumed('the maximum is documented, the reaction is not'),
    notice: 'the page holds 100 entries instead of 100002',
    operations: lists,
    lenient: 'clamp',
  },
  'tencent-chat.list-default-limit': {
    question: 'How many entries come without a Limit?',
    default: '100',
    alternatives: ['20', '50'],
    evidence: assumed('undocumented; the vendor SDK asks for pages of 50'),
    notice: 'another page size, hence more pages',
    operations: lists,
  },
  'tencent-chat.list-order': {
    question: 'In which order does the list come?',
    default: 'newest first',
    alternatives: ['oldest first'],
    evidence: observed('the sample shows user2 before user1 although the ban names user1 first'),
    notice: 'another order',
    operations: lists,
  },
  'tencent-chat.list-paging-field': {
    question: 'What is the paging field of the request called?',
    default: 'Offset, or Next',
    alternatives: ['Offset only'],
    evidence: documented('https://trtc.io/document/60709'),
    notice: 'Next is ignored, so every page is the first one',
    operations: lists,
  },
} as const satisfies Assumptions;
