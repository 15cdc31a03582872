import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';

/** An inference from the SDKs alone: no reply of the vendor to such a body is known. */
const decoderOfGo = assumed(
  'no page says; models in the SDKs hint at a server in Go, whose JSON reader takes neither 1.0 for a whole number nor a byte order mark',
);

/** Guesses about how the bytes of a body, and the texts of a query, become fields. */
export const bodyAssumptions = guesses({
  'volcengine-livesaas.malformed-body': {
    question: 'What does a body get that is no JSON object?',
    default: 'InvalidParameter.BodyInvalid',
    alternatives: ['InvalidParameter.BodyFormat', 'empty object'],
    evidence: documented('https://volcengine.com/docs/6460/118978'),
    notice:
      'sister products answer BodyFormat with HTTP 400, their pages say; the page of this service has the pattern InvalidParameter.%sInvalid alone',
  },
  'volcengine-livesaas.empty-body': {
    question: 'What is an empty body of a POST?',
    default: 'no fields',
    alternatives: ['malformed'],
    evidence: assumed(
      'the first required field is named; no page says whether the body is looked at before it',
    ),
    notice: 'the call is refused as one whose body is no JSON object',
  },
  'volcengine-livesaas.content-type': {
    question: 'Which Content-Type may a body have?',
    default: 'any, for JSON',
    alternatives: ['application/json', 'forms too'],
    evidence: assumed(
      'the common parameters of RTC ask for application/json, those of BytePlus livesaas for application/x-www-form-urlencoded; official SDKs send JSON with either',
    ),
    notice: 'JSON of another type is refused as a malformed body, or the fields of a form are read',
    lenient: 'forms too',
  },
  'volcengine-livesaas.null-field': {
    question: 'What is a field of the body that is null?',
    default: 'absent',
    alternatives: ['refuse'],
    evidence: assumed(
      'typed clients of Go and Java send null for a field that is not set; no reply of the vendor to it is known',
    ),
    notice: 'the call gets InvalidParameter.%sInvalid for an optional field that is null',
  },
  'volcengine-livesaas.repeated-key': {
    question: 'Which value counts of a key that stands twice in a JSON object?',
    default: 'last',
    alternatives: ['first', 'refuse'],
    evidence: assumed('readers of JSON differ, and no page says'),
    notice: 'another value counts, or the body is malformed',
  },
  'volcengine-livesaas.number-form': {
    question: 'May a whole number be written with a fraction or an exponent, as 1.0 and 1.82e15?',
    default: 'by its value',
    alternatives: ['digits alone'],
    evidence: decoderOfGo,
    notice: 'the field is refused as one of another type',
  },
  'volcengine-livesaas.key-case': {
    question: 'Does the case of a key count?',
    default: 'yes',
    alternatives: ['no'],
    evidence: assumed(
      'the pages and SDKs have one spelling; models in the SDKs hint at a server in Go, whose JSON reader passes over case',
    ),
    notice: 'activityId passes for ActivityId',
    lenient: 'no',
    adversary: 'yes',
  },
  'volcengine-livesaas.byte-order-mark': {
    question: 'May a body begin with a byte order mark?',
    default: 'yes',
    alternatives: ['no'],
    evidence: decoderOfGo,
    notice: 'the body is malformed',
  },
  'volcengine-livesaas.other-encoding': {
    question: 'What becomes of bytes that are no UTF-8, as those of GBK are?',
    default: 'replaced by U+FFFD',
    alternatives: ['refuse'],
    evidence: documented('https://volcengine.com/docs/3019/100083'),
    notice: 'the page asks for UTF-8; the body is malformed',
  },
  'volcengine-livesaas.bracketed-list': {
    question: 'What is a list in a query that is written [a, b], as generic clients of Go and Java print it?',
    default: 'its text, split at commas',
    alternatives: ['a list'],
    evidence: assumed('such clients send it; no reply of the vendor to it is known'),
    notice: 'the call succeeds instead of InvalidParameter.UserIdsInvalid, which SDKs repeat three times',
    lenient: 'a list',
    adversary: 'its text, split at commas',
  },
});
