import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

/** Guesses about members, mutes and metadata. */
export const memberAssumptions = guesses({
  'tencent-chat.mute-stranger': {
    question: 'What does muting somebody outside the room do?',
    default: 'mute',
    alternatives: ['refuse'],
    evidence: assumed('undocumented'),
    notice: 'the call gets 100002',
    operations: ['live_engine_http_srv/mute_member'],
  },
  'tencent-chat.mute-list-length': {
    question: 'How many accounts may one call mute?',
    default: 'any number',
    alternatives: ['20'],
    evidence: assumed('the page names no limit; ban_member has 20'),
    notice: 'a list of 21 accounts gets 100002',
    operations: ['live_engine_http_srv/mute_member'],
  },
  'tencent-chat.admins-in-one-call': {
    question: 'What does modify_admin answer to a list of more than five accounts?',
    default: '100002',
    alternatives: ['100020'],
    evidence: assumed(
      'the page bounds the list at five and lists both codes: 100002 for a wrong parameter, 100020 for a sixth administrator of the room',
    ),
    notice: 'a list of six accounts gets 100020, whether they are added or taken away',
    operations: ['live_engine_http_srv/modify_admin'],
  },
  'tencent-chat.muted-list-order': {
    question: 'In which order does the list of mutes come?',
    default: 'oldest first',
    alternatives: ['newest first'],
    evidence: assumed('undocumented'),
    notice: 'another order',
    operations: ['live_engine_http_srv/get_muted_member_list'],
  },
  'tencent-chat.member-page-size': {
    question: 'How many members does a page of a live room hold?',
    default: '100',
    alternatives: ['1000'],
    evidence: assumed('undocumented; 1000 is the most that all pages together hold'),
    notice: 'another number of pages',
    operations: ['live_engine_http_srv/get_member_list'],
  },
  'tencent-chat.owner-role-name': {
    question: 'What is the role of the owner called?',
    default: 'RoomOwner',
    alternatives: ['Owner'],
    evidence: documented('https://tencentcloud.com/document/product/647/60715'),
    notice: 'the table’s Owner instead of the sample’s RoomOwner',
    operations: ['room_engine_http_srv/get_room_member_list'],
  },
  'tencent-chat.marks-set': {
    question: 'What does setting marks do to the marks that a member has?',
    default: 'add',
    alternatives: ['replace'],
    evidence: assumed('undocumented'),
    notice: 'the earlier marks are gone',
    operations: ['room_engine_http_srv/mark_room_member'],
  },
  'tencent-chat.metadata-unknown-keys': {
    question: 'What does deleting metadata under keys get of which none is set?',
    default: '100503',
    alternatives: ['succeed'],
    evidence: observed('100503 means no valid key in the vendor SDK'),
    notice: 'the call succeeds',
    operations: ['live_engine_http_srv/del_room_metadata'],
  },
});
