import type { Assumptions } from '../core/assumption.ts';
import { assumed, documented, observed } from '../core/evidence.ts';
import { channelAssumptions } from './channel-assumptions.ts';

const signingPage = documented('https://polyv.gitbook.io/document/docs/live/api/buildsign');
const listPage = documented(
  'https://polyv.gitbook.io/document/docs/live/api/chat/banned/get_forbid_user_list',
);

const list = ['v4/chat/forbid/list'] as const;
const lists = [
  ...list,
  'v3/user/chat/banned-user/list',
  'v3/channel/management/list',
  'v4/user/viewer-record/list',
] as const;
const listsOfThousand = [...list, 'v3/user/chat/banned-user/list', 'v4/user/viewer-record/list'] as const;
const accountKicks = ['v4/chat/forbid/kick-users', 'v4/chat/forbid/unkick-users'] as const;
const kicks = [
  ...accountKicks,
  'v4/chat/channel/forbid/kick-users',
  'v4/chat/channel/forbid/unkick-users',
] as const;
const accountWriters = [...accountKicks, 'v3/user/chat/banned-user/update'] as const;
const writers = [...kicks, 'v3/user/chat/banned-user/update'] as const;
const jsonCalls = [...kicks, 'v4/channel/create', 'v3/channel/basic/batch-delete'] as const;

/** Every guess about this vendor, with what decides it: the gateway, the account's lists, their writers, and single channels. */
export const assumptions = {
  'polyv-live.domain-limit': {
    question: 'What does a caller get that is blocked for more than 1500 requests in 10 seconds?',
    default: 'off',
    alternatives: ['qps exceeds number of calls', 'access forbidden'],
    evidence: documented(
      'https://github.com/polyv/polyv-java-sdk/blob/master/docs/live/limit.md gives the limit and five minutes, and no answer',
    ),
    notice: 'after 1500 calls of a sandbox in 10 seconds, all are refused for 5 minutes; off means no limit',
  },
  'polyv-live.error-http-status': {
    question: 'Which HTTP status does an error have?',
    default: 'mirror',
    alternatives: ['200'],
    evidence: observed('v3 mirrors the code (terryso/polyv-live-openapi-tests); for v4 the records disagree'),
    notice: 'errors arrive with HTTP 200, and only the body tells them',
  },
  'polyv-live.bad-sign-code': {
    question: 'Which code does a wrong sign get?',
    default: '400',
    alternatives: ['403'],
    evidence: documented(
      'every current page shows 400; the older pages say 403, and so does the real v3 service',
    ),
    notice: 'the same message with code 403',
  },
  'polyv-live.missing-common-parameter': {
    question: 'What does a call without timestamp or sign get?',
    default: 'same as a wrong one',
    alternatives: ['is required'],
    evidence: assumed('undocumented; only appId has a text of its own'),
    notice: '"timestamp is required." and "sign is required." where "invalid …" is expected',
  },
  'polyv-live.empty-values': {
    question: 'Are parameters without a value part of the text to sign?',
    default: 'left-out',
    alternatives: ['kept', 'either'],
    evidence: signingPage,
    notice: 'the vendor’s own newest SDK signs them: its calls with `viewerId=` pass',
    lenient: 'either',
  },
  'polyv-live.signature-method-signed': {
    question: 'Is signatureMethod itself part of the text to sign?',
    default: 'yes',
    alternatives: ['either'],
    evidence: signingPage,
    notice: 'a SHA256 sign over the other parameters alone passes',
    lenient: 'either',
  },
  'polyv-live.unknown-signature-method': {
    question: 'What does a signatureMethod other than MD5 and SHA256 do?',
    default: 'refuse',
    alternatives: ['md5'],
    evidence: assumed('undocumented'),
    notice: 'the call is verified with MD5',
  },
  'polyv-live.sign-case': {
    question: 'May the sign be written in lower case?',
    default: 'upper',
    alternatives: ['any'],
    evidence: listPage,
    notice: 'a lower-case sign passes',
    lenient: 'any',
  },
  'polyv-live.future-timestamp': {
    question: 'Is a timestamp more than 3 minutes ahead refused like an old one?',
    default: 'refuse',
    alternatives: ['accept'],
    evidence: assumed('the page says valid for 3 minutes and speaks of no direction'),
    notice: 'a clock that runs ahead goes unnoticed',
  },
  'polyv-live.wrong-method': {
    question: 'What does a known path with another method get?',
    default: '405',
    alternatives: ['404'],
    evidence: assumed('nobody has recorded it'),
    notice: '404 in place of 405',
  },
  'polyv-live.unknown-path-body': {
    question: 'What is the body of the answer to an unknown path?',
    default: 'json',
    alternatives: ['empty'],
    evidence: observed('the vendor command line got 404; the body is not recorded'),
    notice: 'no body to parse',
  },
  'polyv-live.bad-json': {
    question: 'What does a missing or unreadable JSON body get?',
    default: 'json format error',
    alternatives: ['text of the framework'],
    evidence: observed('other v4 endpoints let Spring’s own texts through; the table has json format error'),
    notice: '"Required request body is missing: …" or "JSON parse error: …"',
    operations: jsonCalls,
  },

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
  'polyv-live.page-below-one': {
    question: 'What does a pageNumber or pageSize below 1 do?',
    default: 'clamp',
    alternatives: ['refuse'],
    evidence: assumed('undocumented'),
    notice: 'number range error in place of the first page',
    operations: lists,
  },
  'polyv-live.total-items': {
    question: 'What does totalItems count?',
    default: 'rows',
    alternatives: ['pages'],
    evidence: documented('the page labels it pages, but its sample counts 2 rows on 1 page'),
    notice: 'a smaller number',
    operations: list,
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

  'polyv-live.kick-implies-ban': {
    question: 'Does a kick also mute?',
    default: 'no',
    alternatives: ['yes'],
    evidence: assumed('the sample shows rows with both, which may come from two calls'),
    notice: 'banned reads Y after a kick, and still does after the kick is lifted',
    operations: ['v4/chat/forbid/kick-users', 'v4/chat/channel/forbid/kick-users'],
  },
  'polyv-live.repeated-operation': {
    question: 'Does repeating a kick or mute that is in force renew operationTime?',
    default: 'refresh',
    alternatives: ['keep'],
    evidence: assumed('undocumented'),
    notice: 'an older operationTime, hence another order',
    operations: ['v4/chat/forbid/kick-users', 'v3/user/chat/banned-user/update'],
  },
  'polyv-live.lengths-differ': {
    question: 'What do viewerIds and nickNames of different lengths do?',
    default: 'refuse',
    alternatives: ['pad'],
    evidence: assumed('the page says one to one; the vendor command line refuses before it sends'),
    notice: 'missing names are empty, and surplus names are ignored',
    operations: kicks,
  },
  'polyv-live.empty-list': {
    question: 'What does an empty list of viewers do?',
    default: 'refuse',
    alternatives: ['succeed'],
    evidence: assumed('the fields are required; the vendor command line refuses before it sends'),
    notice: 'the call succeeds and does nothing',
    operations: writers,
  },
  'polyv-live.numeric-ids': {
    question: 'Are viewer ids accepted that are JSON numbers?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: assumed('documented as texts; the framework that answers turns numbers into texts'),
    notice: 'json format error',
    operations: writers,
  },
  'polyv-live.unknown-viewer': {
    question: 'May somebody be kicked or muted who was never seen?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: observed('the calls for one channel take made-up ids (polyv/polyv-live-cli)'),
    notice: 'param validate error',
    operations: accountWriters,
  },

  ...channelAssumptions,
} as const satisfies Assumptions;
