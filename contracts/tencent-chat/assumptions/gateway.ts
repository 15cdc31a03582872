import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

/** Guesses about what all calls go through. */
export const gatewayAssumptions = guesses({
  'tencent-chat.rate-limit-code': {
    question: 'Which code does a call over its command rate get?',
    default: '60007',
    alternatives: ['60011', '100012'],
    evidence: assumed(
      '60007 speaks of the API, 60011 of the app, 100012 of the service; no page says which wins',
    ),
    notice: 'a client that retries on one of the codes alone does not retry',
  },
  'tencent-chat.rate-of-malformed-calls': {
    question: 'Do signed calls count against the rate whose body is refused for its form?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed('the pages count calls per second and say nothing of refused ones'),
    notice: 'a client with a broken call uses up the rate of its other calls, or not',
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
  'tencent-chat.usersig-from-the-future': {
    question: 'Is a UserSig good whose TLS.time is more than 15 minutes ahead of the clock?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: observed(
      'the verifier that the vendor publishes for Go looks at the end of a UserSig alone; no page forbids a later beginning',
    ),
    notice: 'a call whose TLS.time is local time written as UTC, or in milliseconds, gets 70009',
  },
  'tencent-chat.service-error-texts': {
    question: 'What does ErrorInfo say for the codes of the services?',
    default: 'documented descriptions',
    alternatives: ['empty'],
    evidence: assumed('no real body of a service error is published'),
    notice: 'another text in ErrorInfo; ErrorCode is the same',
  },
  'tencent-chat.not-administrator-text': {
    question: 'What does ErrorInfo say for 60010?',
    default: 'as the page',
    alternatives: ['admin account'],
    evidence: observed(
      'a client in production tells 60010 by the words "admin account"; the page has others',
    ),
    notice: 'a client that looks for "admin account" in the text finds it',
  },
  'tencent-chat.expired-text': {
    question: 'What does ErrorInfo say for 70001?',
    default: 'in use is expired',
    alternatives: ['usersig expired'],
    evidence: observed(
      'one client of the vendor looks for "The UserSig in use is expired", a newer one for "usersig expired"',
    ),
    notice: 'a client that looks for one of the texts does not find it',
  },
  'tencent-chat.empty-body': {
    question: 'What does a call with an empty body get?',
    default: 'refuse',
    lenient: 'empty-object',
    alternatives: ['empty-object'],
    evidence: documented('https://trtc.io/document/60703'),
    notice: 'a call without a body is treated as {}',
  },
  'tencent-chat.gateway-request-id': {
    question: 'Do the errors of the gateway carry a RequestId?',
    default: 'absent',
    alternatives: ['present'],
    evidence: observed('old replies of the gateway have three fields; newer ones are not published'),
    notice: 'a RequestId beside the three fields',
  },
  'tencent-chat.numeric-text': {
    question: 'What does a number that is sent as text do?',
    default: 'refuse',
    alternatives: ['accept'],
    evidence: assumed('the tables say Integer, the reaction is not documented'),
    notice: 'a Duration of "60" is taken for 60 instead of getting 100002',
    lenient: 'accept',
  },
  'tencent-chat.unknown-account': {
    question: 'What does an account get that the app never imported?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: documented('https://trtc.io/document/60703'),
    notice: 'an account that the sandbox’s credential does not list under importedAccounts gets 70107',
  },
  'tencent-chat.methods': {
    question: 'Which methods does the gateway answer?',
    default: 'POST and GET',
    alternatives: ['POST'],
    evidence: observed('a call with GET and with POST got the same answer; the page says POST alone'),
    notice: 'a call with GET is refused',
  },
  'tencent-chat.wrong-method-code': {
    question: 'Which code does a method get that the gateway does not answer?',
    default: '60002',
    alternatives: ['60008', '60009'],
    evidence: assumed(
      '60002 and 60008 speak of the form of the HTTP request, 60009 of the URL; no page says which',
    ),
    notice: 'another code for the same mistake',
  },
  'tencent-chat.account-form': {
    question: 'Which accounts may a body name?',
    default: 'any',
    alternatives: ['printable ASCII of 32 bytes'],
    evidence: assumed(
      'the form is documented for making accounts; no page says that other commands check it',
    ),
    notice: 'an account that is longer, or has other characters, gets 100002',
  },
  'tencent-chat.unknown-fields': {
    question: 'What does a field get that the page of the command does not have?',
    default: 'ignored',
    alternatives: ['refused'],
    evidence: assumed('undocumented'),
    notice: 'the call gets 100002',
  },
  'tencent-chat.null-field': {
    question: 'What is null in a field that may be left out?',
    default: 'wrong',
    alternatives: ['absent'],
    evidence: assumed('the tables have no null'),
    notice: 'the call is taken as one without the field',
    lenient: 'absent',
  },
});
