import type { Assumptions } from '../core/assumption.ts';
import { assumed, documented, observed } from '../core/evidence.ts';

const change = ['UpdateActivityUserBanStatus'] as const;
const list = ['GetActivityBanUsers'] as const;
const changes = [...change, 'UpdateActivityIpBanStatus', 'UpdateAccountBanStatus'] as const;
const lists = [...list, 'GetActivityBanIps', 'GetSilenceUserListAPI'] as const;

/** Guesses about the service: its parameters, and what a ban does. */
export const banAssumptions = {
  'volcengine-livesaas.invalid-parameter-status': {
    question: 'Which HTTP status does InvalidParameter.%sInvalid have?',
    default: '500',
    alternatives: ['400'],
    evidence: documented('https://volcengine.com/docs/3019/1112501', '2025-03-21'),
    notice: 'official SDKs repeat a call that got 500 three times, and not at all after 400',
  },
  'volcengine-livesaas.malformed-body': {
    question: 'What does a body get that is no JSON object?',
    default: 'InvalidParameter.BodyInvalid',
    alternatives: ['empty object'],
    evidence: assumed('no page says; the code follows the pattern InvalidParameter.%sInvalid'),
    notice: 'the first required field is named instead of the body',
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
} as const satisfies Assumptions;
