import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const change = ['UpdateActivityUserBanStatus'] as const;
const list = ['GetActivityBanUsers'] as const;
const changes = [...change, 'UpdateActivityIpBanStatus', 'UpdateAccountBanStatus'] as const;
const lists = [...list, 'GetActivityBanIps', 'GetSilenceUserListAPI'] as const;

/** Guesses about the service: its parameters, and what a ban does. */
export const banAssumptions = guesses({
  'volcengine-livesaas.invalid-parameter-status': {
    question: 'Which HTTP status does InvalidParameter.%sInvalid have?',
    default: '500',
    alternatives: ['400'],
    evidence: documented('https://volcengine.com/docs/3019/1112501', '2025-03-21'),
    notice:
      'two newer pages of actions with tables of their own, docs/3019/124327 and 124329 of 2025-03-24, have 400 InvalidParameter.ActivityIDInvalid; official SDKs repeat a call that got 500 three times, and not at all after 400',
  },
  'volcengine-livesaas.id-as-text': {
    question: 'May a number of the JSON body be written as a text?',
    default: 'refuse',
    alternatives: ['accept'],
    evidence: assumed('the pages call the fields Long and Integer; leniency is not mentioned'),
    notice: '"1819171234140099" passes for 1819171234140099',
    lenient: 'accept',
  },
  'volcengine-livesaas.ban-type': {
    question: 'What does BanType do, which later pages added?',
    default: 'honour',
    alternatives: ['ignore'],
    evidence: observed(
      'BanType is in the official Java SDK since 2025-07-03, in the contract of 2025-01-24 not yet',
    ),
    notice: 'BanType 1 bans for good instead of kicking out once, and BanStatus is required beside it',
    operations: change,
  },
  'volcengine-livesaas.repeated-entries': {
    question: 'Do repeated entries of a list count against the most that it may hold?',
    default: 'each',
    alternatives: ['once'],
    evidence: assumed('the message speaks of the length of the array'),
    notice: '51 entries with a repetition pass',
    operations: changes,
  },
  'volcengine-livesaas.cookie-form': {
    question: 'Which texts may be device ids?',
    default: 'any',
    alternatives: ['digits'],
    evidence: assumed('they are 64-bit integers elsewhere; no code says that a device is unknown'),
    notice: 'another text gets InvalidParameter.CookiesInvalid',
    operations: change,
  },
  'volcengine-livesaas.unknown-user': {
    question: 'What does a user id outside the activity do to the others of the call?',
    default: 'refuse the call',
    alternatives: ['skip the user'],
    evidence: assumed('the message names one id; nothing is said of the rest'),
    notice: 'the call changes the users that are known',
    operations: change,
  },
  'volcengine-livesaas.lift-unregistered': {
    question: 'Must a user be registered in the activity for a ban to be lifted?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed('the code UserIdNotRegistered is not tied to BanStatus'),
    notice: 'UserIdUnbanned instead of UserIdNotRegistered',
    operations: change,
  },
  'volcengine-livesaas.one-list-done': {
    question: 'What if all users are in the wanted state already, but the devices are not, or the reverse?',
    default: 'refuse',
    alternatives: ['change the other list'],
    evidence: assumed(
      'users and devices have codes of their own; the order of the table is users, then devices',
    ),
    notice: 'the call succeeds and changes the other list',
    operations: change,
  },
  'volcengine-livesaas.quota-excess': {
    question: 'What becomes of a call that would exceed a quota?',
    default: 'nothing is banned',
    alternatives: ['what fits is banned'],
    evidence: assumed('the page has one code for each quota and says nothing of the rest of the call'),
    notice: 'the call is refused and yet bans as many users and devices as the quotas leave room for',
    operations: change,
  },
  'volcengine-livesaas.user-id-range': {
    question: 'What does a user id get that is 0 or negative?',
    default: 'an unknown user',
    alternatives: ['InvalidParameter.%sInvalid'],
    evidence: assumed('the pages call it a Long; of activities such an id is invalid'),
    notice:
      'the code names the field instead of the user, and the HTTP status is that of any wrong parameter',
    operations: [...change, 'UpdateAccountBanStatus', 'SilenceUserAPI'],
  },
  'volcengine-livesaas.quota-order': {
    question: 'Which quota is named when both are exceeded?',
    default: 'devices',
    alternatives: ['users'],
    evidence: assumed('the table of codes has the quota of devices first'),
    notice: 'QuotaExceeded.UserIdOverLimit comes first',
    operations: change,
  },
  'volcengine-livesaas.ban-list-order': {
    question: 'In which order does a list of the banned or silenced come?',
    default: 'oldest first',
    alternatives: ['newest first'],
    evidence: assumed('undocumented'),
    notice: 'another order',
    operations: lists,
  },
  'volcengine-livesaas.ban-list-pages': {
    question: 'Does the list come in pages?',
    default: 'pages',
    alternatives: ['whole list'],
    evidence: documented('https://volcengine.com/docs/3019/1412600'),
    notice: 'PageNo and PageItemCount, which later pages added, are ignored',
    operations: list,
  },
});
