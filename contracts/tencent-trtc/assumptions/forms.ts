import { guesses } from '../../core/contract/assumption.ts';
import { assumed } from '../../core/contract/source.ts';

/** The guesses about what the gateway takes from a call, and in which form. */
export const formAssumptions = guesses({
  'tencent-trtc.other-path': {
    question: 'What does a call to another path than / get?',
    default: 'InvalidAction',
    alternatives: ['the same as /'],
    evidence: assumed('the path is documented to be / always; no reply to another one is published'),
    notice: 'a call with a wrong path works',
  },
  'tencent-trtc.other-content-type': {
    question: 'What does a TC3 POST get whose Content-Type is not application/json?',
    default: 'read as JSON',
    alternatives: ['UnsupportedProtocol'],
    evidence: assumed('these actions take JSON alone; no reply to another type is published'),
    notice: 'a call with a wrong Content-Type is refused before its signature is looked at',
  },
  'tencent-trtc.post-without-authorization': {
    question: 'What does a POST get that has neither an Authorization header nor a form?',
    default: 'MissingParameter',
    alternatives: ['InvalidParameter'],
    evidence: assumed('without the header a call is v1, and v1 has its parameters in a form'),
    notice: 'a JSON call without a signature is told that its form is malformed',
  },
  'tencent-trtc.empty-json-body': {
    question: 'What does a TC3 POST with an empty body get?',
    default: 'refuse',
    alternatives: ['read as {}'],
    evidence: assumed('the SDKs send {} at least; no reply to an empty body is published'),
    notice: 'a call without a body is told which parameter is missing',
  },
  'tencent-trtc.byte-order-mark': {
    question: 'What does a JSON body get that begins with a byte order mark?',
    default: 'ignore',
    alternatives: ['InvalidParameter'],
    evidence: assumed('JSON forbids to send one and allows to ignore it; no reply to one is published'),
    notice: 'a body that was read from a file by an editor of Windows is refused',
  },
  'tencent-trtc.null-parameter': {
    question: 'What is a parameter whose value is null?',
    default: 'of a wrong type',
    alternatives: ['absent'],
    evidence: assumed(
      'no SDK of the vendor sends null unless it is told to, and no reply to one is published',
    ),
    notice: 'null for an optional parameter passes, and null for any other is told as missing',
    lenient: 'absent',
  },
  'tencent-trtc.number-spelling': {
    question: 'Is a number of JSON with a point or an exponent an integer, as 10006.0 and 1e4 are by value?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'the SDKs write digits alone; parsers differ, and no reply to another form is published',
    ),
    notice: 'a client that writes whole numbers as 1.0 gets InvalidParameter',
  },
  'tencent-trtc.leading-zeros': {
    question: 'Is 010006 in a query or form a number?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed('nothing is said of zeros before a number; JSON has none'),
    notice: 'a padded number gets InvalidParameter',
  },
  'tencent-trtc.other-region': {
    question:
      'What does a region get that is one of the cloud, but is named by no page of its products and by no SDK?',
    default: 'UnsupportedRegion',
    alternatives: ['InvalidParameterValue'],
    evidence: assumed(
      'a region where an action is not offered, and a text that is no region, were seen refused; which list the gateway holds a region against is not published',
    ),
    notice: 'another code for a region like ap-taipei',
  },
  'tencent-trtc.rate-of-malformed-calls': {
    question: 'Do signed calls count against the limit whose parameters are refused?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'the page counts requests by action and account and says nothing of refused ones; the numbers in real messages rise with calls that the limit refuses',
    ),
    notice: 'a client with a broken call uses up the limit of its other calls, or not',
  },
});
