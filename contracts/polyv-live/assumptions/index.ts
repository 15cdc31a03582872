import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';
import { listsOfThousand } from '../operations/long-lists.ts';
import { bodyAssumptions } from './bodies.ts';
import { channelAssumptions } from './channels.ts';
import { gatewayAssumptions } from './gateway.ts';
import { viewerAssumptions } from './viewers.ts';

const list = ['v4/chat/forbid/list'] as const;
const lists = [
  ...list,
  'v3/user/chat/banned-user/list',
  'v3/channel/management/list',
  'v4/user/viewer-record/list',
] as const;
/** Every guess about this vendor, with what decides it: the gateway, the account's lists, their writers, and single channels. */
export const assumptions = guesses({
  ...gatewayAssumptions,
  ...bodyAssumptions,

  'polyv-live.not-a-number': {
    question: 'What does a page number, or a toGetSubRooms, that is no number get?',
    default: 'param is not digit: {field}',
    alternatives: ['param is not number: {field}', 'param type error'],
    evidence: assumed('two texts of the table fit; a v2 path with a bad id really says param type error'),
    notice: 'another message',
    operations: [...lists, 'v3/channel/chat/get-banned-list'],
  },
  'polyv-live.page-size-overflow': {
    question: 'What does a pageSize above 1000 do?',
    default: 'clamp',
    alternatives: ['refuse'],
    evidence: assumed('the maximum is documented, the reaction is not'),
    notice: 'number range error in place of a page of 1000',
    operations: listsOfThousand,
    lenient: 'clamp',
  },
  'polyv-live.negative-number': {
    question: 'What does a page number below 0 get?',
    default: 'param is not digit: {field}',
    alternatives: ['same as 0'],
    evidence: documented(
      'https://polyv.gitbook.io/document/docs/live/api/errorinfo explains param is not digit as no non-negative integer',
    ),
    notice: 'what polyv-live.page-below-one says of 0',
    operations: lists,
  },
  'polyv-live.page-below-one': {
    question: 'What does a pageNumber or pageSize of 0 do?',
    default: 'clamp',
    alternatives: ['refuse', 'usual'],
    evidence: assumed('undocumented; the table has number range error, and 0 is a non-negative integer'),
    notice: 'number range error, or the page and size of a call that names none, in place of 1',
    operations: lists,
  },
  'polyv-live.total-items': {
    question: 'What does totalItems count?',
    default: 'rows',
    alternatives: ['pages'],
    evidence: documented(
      'both pages label it pages, but the sample of v4/chat/forbid/list counts 2 rows on 1 page',
    ),
    notice: 'a smaller number',
    operations: [...list, 'v3/user/chat/banned-user/list'],
  },
  'polyv-live.id-list-keys': {
    question: 'In which order do the keys of a page of ids come?',
    default: 'pageNumber first',
    alternatives: ['pageSize first'],
    evidence: documented(
      'https://polyv.gitbook.io/document/docs/live/api/chat/banned/get_user_banned_list; a comment of polyv/polyv-live-cli and the list beside it have pageSize first',
    ),
    notice: 'another order of keys',
    operations: ['v3/user/chat/banned-user/list'],
  },
  'polyv-live.nick-name-match': {
    question: 'How does the nickName filter match?',
    default: 'contains',
    alternatives: ['exact'],
    evidence: assumed('undocumented'),
    notice: 'a part of a name finds nobody',
    operations: list,
  },
  'polyv-live.list-order': {
    question: 'In which order do the rows come?',
    default: 'newest first',
    alternatives: ['oldest first'],
    evidence: documented('the two rows of the sample descend by 5 ms'),
    notice: 'another order',
    operations: list,
  },
  'polyv-live.muted-nick-name': {
    question: 'Which nickName has a row whose viewer is muted only?',
    default: 'last known',
    alternatives: ['empty'],
    evidence: assumed('the call that mutes carries ids alone'),
    notice: 'an empty nickName',
    operations: list,
  },

  ...viewerAssumptions,
  ...channelAssumptions,
});
