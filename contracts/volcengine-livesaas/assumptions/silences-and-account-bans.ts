import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const ips = ['UpdateActivityIpBanStatus'] as const;
const account = ['UpdateAccountBanStatus'] as const;
const silence = ['SilenceUserAPI'] as const;

/** Guesses about bans of addresses, bans from the account, and silence. */
export const silenceAndAccountBanAssumptions = guesses({
  'volcengine-livesaas.long-list-code': {
    question: 'Which code does a list of too many addresses, or of too many users of the account, get?',
    default: 'InvalidParameter.ArrayOverLimit',
    alternatives: ['InvalidParameter.%sInvalid'],
    evidence: assumed(
      'the pages give the limits and no codes; the page on users and devices has ArrayOverLimit',
    ),
    notice: 'the code names the field, and the HTTP status is that of any wrong parameter',
    operations: [...ips, ...account],
  },
  'volcengine-livesaas.ip-ban-removes': {
    question: 'Does a ban of addresses put out who is inside from one of them?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'the page says that they cannot enter, and nothing of those inside; a ban of users puts them out',
    ),
    notice: 'viewers with a banned address stay until they leave',
    operations: ips,
  },
  'volcengine-livesaas.account-ban-removes': {
    question: 'Does a ban from the account put out who is inside an activity?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'the page says that they cannot enter, and nothing of those inside; a ban of users puts them out',
    ),
    notice: 'the banned stay where they are until they leave',
    operations: account,
  },
  'volcengine-livesaas.ip-form': {
    question: 'Which texts may be addresses?',
    default: 'any',
    alternatives: ['addresses'],
    evidence: assumed('the samples are masked, and no code says that an address is none'),
    notice: 'another text gets InvalidParameter.IpsInvalid',
    operations: ips,
  },
  'volcengine-livesaas.ip-bans-again': {
    question: 'What if all addresses of a call are in the wanted state already?',
    default: 'succeed',
    alternatives: ['refuse'],
    evidence: assumed('no code is published for it; for users and devices there is one'),
    notice: 'the call gets InvalidParameter.IpBanned or InvalidParameter.IpUnbanned, codes made by analogy',
    operations: ips,
  },
  'volcengine-livesaas.ip-quota-code': {
    question: 'Which code does one banned address too many get?',
    default: 'QuotaExceeded.IpOverLimit',
    alternatives: ['InvalidParameter.%sInvalid'],
    evidence: assumed('the page gives the quota and no code; users and devices have codes of this form'),
    notice: 'the code is InvalidParameter.IpsInvalid',
    operations: ips,
  },
  'volcengine-livesaas.account-stranger': {
    question: 'Can somebody be banned from the account who was in none of its activities?',
    default: 'fails',
    alternatives: ['succeeds'],
    evidence: assumed(
      'the page says that some users may fail, not which; it takes ids from the list of viewers',
    ),
    notice: 'FailedUserIds stays empty, and the ban waits for the user',
    operations: account,
  },
  'volcengine-livesaas.account-ban-again': {
    question: 'What becomes of users who are in the wanted state already?',
    default: 'succeed',
    alternatives: ['fail'],
    evidence: assumed('the page says that some users may fail, not which'),
    notice: 'FailedUserIds names them',
    operations: account,
  },
  'volcengine-livesaas.account-ban-delay': {
    question: 'From when on can a viewer be banned from the account?',
    default: 'at once',
    alternatives: ['5 minutes after leaving'],
    evidence: documented('https://volcengine.com/docs/3019/1337755', '2025-03-24'),
    notice:
      'a viewer fails who came for the first time and has not left for 5 minutes, as the page says since 2025',
    operations: account,
  },
  'volcengine-livesaas.silence-key': {
    question: 'How is the one field of the reply spelt?',
    default: 'Status',
    alternatives: ['status', 'both'],
    evidence: observed(
      'the page of 2025-03-24 and the Java SDK have Status; the Python SDK, the CLI and the newer pages of two sister actions, docs/3019/105027 of 2025-07-03 and 100074 of 2025-09-09, have status',
    ),
    notice: 'a client that reads the other spelling sees nothing; with both every client sees it',
    lenient: 'both',
    operations: silence,
  },
  'volcengine-livesaas.silence-stranger': {
    question: 'What does a user get who was never in the activity?',
    default: 'Status false',
    alternatives: ['InvalidParameter.UserIdInvalid', 'silence'],
    evidence: assumed('the page has false for a failure, and no code of its own'),
    notice: 'the call is refused, or the user is silenced in advance',
    operations: silence,
  },
  'volcengine-livesaas.silence-again': {
    question: 'What if the user is in the wanted state already?',
    default: 'Status true',
    alternatives: ['Status false'],
    evidence: assumed('the page does not say'),
    notice: 'a repeated call looks like a failure',
    operations: silence,
  },
});
