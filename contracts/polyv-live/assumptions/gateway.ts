import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api';
const olderPages = 'https://polyv.gitbook.io/document/docs/unclassified/2019';
const signingPage = documented(`${pages}/buildsign`);

/** The guesses about what every call meets: addresses, methods, signs and the envelope of a refusal. */
export const gatewayAssumptions = guesses({
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
    alternatives: ['403', '401'],
    evidence: documented(
      `the pages of the bans show 400 (${pages}/chat/banned/get_forbid_user_list); ${pages}/chat/censor/update_censor_enabled and the samples of the older pages show 403, as the real v3 service does; the field tables of those older pages say 401 (${olderPages}/bf796c1f2655c5098660fc381aa3ae40)`,
    ),
    notice: 'the same message with another code',
  },
  'polyv-live.failure-data': {
    question: 'What is data after a failure?',
    default: 'an empty text',
    alternatives: ['null'],
    evidence: documented(
      `the pages of the bans show ""; ${pages}/chat/censor/update_censor_enabled shows null beside invalid signature.`,
    ),
    notice: 'null where a client expects a text',
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
    evidence: documented(`${pages}/chat/banned/get_forbid_user_list`),
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
  'polyv-live.get-for-post': {
    question: 'May the kicks of a channel be asked for by GET, though the tables of their pages say POST?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: documented(
      `the PHP sample of ${olderPages}/bf796c1f2655c5098660fc381aa3ae40 sends a query by GET, and so does that of is-kicked beside it`,
    ),
    notice: 'a call in the manner of those samples is one with a wrong method',
    operations: ['v3/channel/chat/list-kicked', 'v3/channel/chat/del-kicked'],
  },
  'polyv-live.head-and-options': {
    question: 'What do HEAD and OPTIONS get?',
    default: 'same as a wrong method',
    alternatives: ['as Spring'],
    evidence: assumed('nobody has recorded it; Spring, whose texts were seen, answers both by itself'),
    notice: 'HEAD is answered where GET is, and OPTIONS with a header Allow; neither changes anything',
  },
  'polyv-live.path-spelling': {
    question: 'Is a path found that has a slash at its end, or several in a row?',
    default: '404',
    alternatives: ['found'],
    evidence: assumed('nobody has recorded it; older versions of Spring find a path with a slash at its end'),
    notice: 'the call is served',
  },
  'polyv-live.unknown-path-body': {
    question: 'What is the body of the answer to an unknown path?',
    default: 'json',
    alternatives: ['empty'],
    evidence: observed('the vendor command line got 404; the body is not recorded'),
    notice: 'no body to parse',
  },
});
