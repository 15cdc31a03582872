import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';

const users = ['ListActivityUsers'] as const;
const behaviour = ['ListUserBehaviorDataAPIV2'] as const;

/** Guesses about the lists of viewers. */
export const viewerAssumptions = guesses({
  'volcengine-livesaas.flag-values': {
    question: 'Which numbers are no and yes in the flags of a viewer?',
    default: '0 and 1',
    alternatives: ['1 and 2'],
    evidence: assumed('they are whole numbers; other pages of the service have both pairs'),
    notice: 'a client that takes a flag for a truth value sees everybody banned',
    operations: [...users, ...behaviour],
  },
  'volcengine-livesaas.banned-user-flag': {
    question: 'Which bans does IsBannedUser show?',
    default: 'of the user in the activity',
    alternatives: ['of the user or the device, in the activity or the account'],
    evidence: assumed('there is a flag for users and one for addresses, and none for anything else'),
    notice: 'the flag is set for a viewer whose device, or whose account, is banned',
    operations: users,
  },
  'volcengine-livesaas.search-banned': {
    question: 'Whom does SearchStatus 4, banned, find beside 3, kicked out?',
    default: 'banned addresses',
    alternatives: ['every ban'],
    evidence: assumed('the page speaks of viewers who are silenced, kicked out, or whose address is banned'),
    notice: 'banned users are found as well',
    operations: users,
  },
  'volcengine-livesaas.presenter-row': {
    question: 'Does the list hold the presenter?',
    default: 'no',
    alternatives: ['first row'],
    evidence: documented('https://volcengine.com/docs/3019/1327332', '2025-03-24'),
    notice: 'where all viewers are listed, one row more comes first, with UserId 0 and IsPresenter set',
    operations: users,
  },
  'volcengine-livesaas.online-delay': {
    question: 'When does somebody who has left no longer count as online?',
    default: 'at once',
    alternatives: ['after 5 minutes'],
    evidence: documented('https://volcengine.com/docs/3019/1327332', '2025-03-24'),
    notice: 'OnlineStatus and OnlineUserCount lag behind by 3 to 5 minutes, as the page says',
    operations: users,
  },
  'volcengine-livesaas.name-search': {
    question: 'Which names does a search find?',
    default: 'parts, in any case',
    alternatives: ['parts'],
    evidence: documented('https://volcengine.com/docs/3019/100055', '2025-03-21'),
    notice: 'capital and small letters are told apart',
    operations: [...users, ...behaviour, 'ListActivityAPI'],
  },
  'volcengine-livesaas.access-time-form': {
    question: 'How does the text AccessTime look?',
    default: 'date and time in China',
    alternatives: ['seconds since 1970'],
    evidence: assumed('the field is a text in every SDK; no form of it is known'),
    notice: 'a client that parses it fails',
    operations: behaviour,
  },
  'volcengine-livesaas.scroll-start': {
    question: 'Does a first page come with a ScrollId?',
    default: 'always',
    alternatives: ['beyond 10,000 entries'],
    evidence: assumed('the page has it returned and meant for more than 10,000 entries'),
    notice: 'ScrollId is empty where plain pages can reach everything',
    operations: behaviour,
  },
});
