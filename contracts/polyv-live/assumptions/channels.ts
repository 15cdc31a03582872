import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api';

const ofOneChannel = [
  'v4/chat/channel/forbid/kick-users',
  'v4/chat/channel/forbid/unkick-users',
  'v3/channel/chat/get-banned-list',
  'v3/channel/chat/list-kicked',
  'v3/channel/chat/del-kicked',
  'v2/chat/{channelId}/addBannedIP',
  'v2/chat/{channelId}/delBanned',
  'v3/channel/badword/list',
  'v2/chat/{userId}/addBadWords',
] as const;
const channelKicks = ['v4/chat/channel/forbid/kick-users', 'v4/chat/channel/forbid/unkick-users'] as const;
const addBadWords = ['v2/chat/{userId}/addBadWords'] as const;
const newerEnvelope = ['v4/channel/create', 'v4/user/viewer-record/list'] as const;

/** The guesses about single channels, their words and the account's viewers. */
export const channelAssumptions = guesses({
  'polyv-live.unknown-channel': {
    question: 'What do the calls whose pages do not speak of it do with a channel that is not there?',
    default: 'refuse',
    alternatives: ['accept', '找不到频道'],
    evidence: documented(
      'the older page of banned-user lists "illegal channel id: %s"; the others are silent; of a questionnaire the real service says 找不到频道 when it is written and gives an empty list (polyv/polyv-live-cli)',
    ),
    notice: 'lists are empty; what is written is forgotten, or refused with 找不到频道 and code 400',
    operations: ofOneChannel,
  },
  'polyv-live.channel-id-text': {
    question: 'What stands behind "illegal channel id:"?',
    default: 'the id',
    alternatives: ['the name of the field'],
    evidence: observed(
      'the page has a placeholder; for a category the real service fills in the field’s name',
    ),
    notice: '"illegal channel id: channelId"',
    operations: [
      ...ofOneChannel,
      'v3/channel/chat/banned-user',
      'v2/channels/{channelId}/delete',
      'v3/channel/basic/batch-delete',
    ],
  },
  'polyv-live.channel-or-fields': {
    question: 'What is told first of a call for a channel that is not there, with a faulty field besides?',
    default: 'the channel',
    alternatives: ['the field'],
    evidence: documented(
      'the older page of banned-user lists illegal channel id before param should not be empty (https://dev.polyv.net/category/liveproduct/zblts/); no page shows a call that is wrong in both ways',
    ),
    notice: 'the message about the field in place of the one about the channel',
    operations: [...ofOneChannel, 'v3/channel/chat/banned-user'],
  },
  'polyv-live.to-banned-absent': {
    question: 'What does the channel’s mute do without toBanned?',
    default: 'Y',
    alternatives: ['N'],
    evidence: assumed('the field is optional, and no default is given'),
    notice: 'the call lets the viewers speak',
    operations: ['v3/channel/chat/banned-user'],
  },
  'polyv-live.unsigned-channel-id': {
    question: 'May the channelId beside a JSON body be left out of the sign?',
    default: 'refuse',
    alternatives: ['accept'],
    evidence: documented(
      `the Java sample on ${pages}/chat/banned/forbid_channel_kick_users signs first and adds channelId later; the vendor’s own client signs it`,
    ),
    notice: 'a call in the manner of that sample passes',
    operations: channelKicks,
    lenient: 'accept',
  },
  'polyv-live.kicked-row-type': {
    question: 'How does a row say whether somebody was kicked by id or by address?',
    default: 'not at all',
    alternatives: ['type', 'kickRefer'],
    evidence: documented(
      'the current page has no such key, the older one has type, the vendor’s Java SDK kickRefer',
    ),
    notice: 'another key in each row',
    operations: ['v3/channel/chat/list-kicked', 'v3/channel/chat/del-kicked'],
  },
  'polyv-live.bad-word-count-type': {
    question: 'Of which type is count?',
    default: 'number',
    alternatives: ['text'],
    evidence: observed('the page says String; the vendor command line got a number'),
    notice: 'a text of digits; the typed client reads both',
    operations: addBadWords,
  },
  'polyv-live.bad-word-count': {
    question: 'What does count count?',
    default: 'words on the list',
    alternatives: ['words of the call', 'new words'],
    evidence: documented(
      `${pages}/chat/banned/add_badwords counts all words of the channel, or of the account; two words on an empty list gave 2 (polyv/polyv-live-cli)`,
    ),
    notice: 'a smaller number when the list had words before',
    operations: addBadWords,
  },
  'polyv-live.not-an-address': {
    question: 'Does addBannedIP accept what is no IP address?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: assumed('undocumented'),
    notice: 'param validate error',
    operations: ['v2/chat/{channelId}/addBannedIP'],
  },
  'polyv-live.encoded-words': {
    question: 'Does the service decode the words once more?',
    default: 'yes',
    alternatives: ['no'],
    evidence: documented(`${pages}/chat/banned/add_badwords asks callers to encode special characters first`),
    notice: 'words with percent signs are kept as they were sent',
    operations: addBadWords,
  },
  'polyv-live.foreign-user-id': {
    question: 'What does the userId of another account in the path get?',
    default: 'access forbidden',
    alternatives: ['ignored'],
    evidence: assumed('undocumented; the table of messages has one for what an account may not do'),
    notice: 'the words count in the caller’s own account',
    operations: addBadWords,
  },
  'polyv-live.batch-delete-unknown': {
    question: 'What does a batch do when one of its channels is not there?',
    default: 'refuse',
    alternatives: ['skip'],
    evidence: assumed('undocumented'),
    notice: 'the others are deleted, and the call succeeds',
    operations: ['v3/channel/basic/batch-delete'],
  },
  'polyv-live.channel-order': {
    question: 'In which order do channels come?',
    default: 'oldest first',
    alternatives: ['newest first'],
    evidence: documented('the pages of the sibling lists contradict each other on their default'),
    notice: 'another order',
    operations: ['v3/user/channels', 'v3/channel/management/list'],
  },
  'polyv-live.viewer-record-match': {
    question: 'How do the filters mobile, email and area match?',
    default: 'exact',
    alternatives: ['contains'],
    evidence: assumed('undocumented'),
    notice: 'a part of a value finds somebody',
    operations: ['v4/user/viewer-record/list'],
  },
  'polyv-live.page-number-overflow': {
    question: 'What does a pageNumber above 1000 do?',
    default: 'refuse',
    alternatives: ['accept'],
    evidence: documented(`${pages}/v-4/user/viewerrecord/list gives the maximum and not the reaction`),
    notice: 'an empty page in place of number range error',
    operations: ['v4/user/viewer-record/list'],
  },
  'polyv-live.seminar-passwords': {
    question:
      'What do the passwords of a seminar get that have fewer than 6 or more than 16 characters, or are the same?',
    default: 'accept',
    alternatives: ['param validate error'],
    evidence: documented(`${pages}/v-4/channel/create gives the rules and not the reaction`),
    notice: 'a seminar with a password of five characters is not made',
    operations: ['v4/channel/create'],
  },
  'polyv-live.newer-bad-sign': {
    question: 'How does the newer envelope say that a sign is wrong?',
    default: '签名错误',
    alternatives: ['invalid signature.'],
    evidence: observed('the vendor command line got the Chinese text from v4 endpoints; no page shows one'),
    notice: 'the text of the older envelope',
    operations: newerEnvelope,
  },
  'polyv-live.newer-error-code': {
    question: 'Which error.code does the newer envelope give an error that no sample shows?',
    default: 'nearest sample',
    alternatives: ['code of the reply'],
    evidence: observed('10001 for a missing name, 20001 for an unknown application, 10005 for a failure'),
    notice: 'error.code repeats 400, 403 or 500 in place of 10001 or 10005',
    operations: newerEnvelope,
  },
});
