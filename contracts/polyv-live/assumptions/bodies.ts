import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const jsonCalls = [
  'v4/chat/forbid/kick-users',
  'v4/chat/forbid/unkick-users',
  'v4/chat/channel/forbid/kick-users',
  'v4/chat/channel/forbid/unkick-users',
  'v4/channel/create',
  'v3/channel/basic/batch-delete',
] as const;

/** The guesses about how fields travel: forms, JSON, and what is damaged in them. */
export const bodyAssumptions = guesses({
  'polyv-live.multipart-form': {
    question: 'Are the texts of a multipart form read and signed, up to v3?',
    default: 'read',
    alternatives: ['ignored'],
    evidence: observed(
      'uploads of the vendor command line sign the texts beside a file (polyv/polyv-live-cli); a PHP sample of https://dev.polyv.net/category/liveproduct/l-api/ hands curl an array, which makes such a form',
    ),
    notice: 'appId is required., since the form is no parameters',
  },
  'polyv-live.damaged-escape': {
    question: 'What becomes of a parameter with a percent sign that begins no escape?',
    default: 'kept',
    alternatives: ['left out'],
    evidence: assumed('nobody has recorded it; Tomcat, on which Spring mostly runs, drops the parameter'),
    notice: 'the parameter is neither signed nor read',
  },
  'polyv-live.bad-json': {
    question: 'What does a missing or unreadable JSON body get?',
    default: 'json format error',
    alternatives: ['text of the framework'],
    evidence: observed('other v4 endpoints let Spring’s own texts through; the table has json format error'),
    notice: '"Required request body is missing: …" or "JSON parse error: …"',
    operations: jsonCalls,
  },
  'polyv-live.garbled-json': {
    question:
      'What does a JSON body get whose bytes are no text in its charset, such as GBK without saying so?',
    default: 'same as unreadable',
    alternatives: ['replaced'],
    evidence: assumed('nobody has recorded it; the JSON reader of Spring refuses such bytes'),
    notice: 'each such byte is kept as U+FFFD, and the call succeeds',
    operations: jsonCalls,
  },
  'polyv-live.missing-json-field': {
    question: 'What does a JSON body get that lacks a required field?',
    default: 'json format error',
    alternatives: ['param should not be empty: {field}'],
    evidence: documented(
      'https://polyv.gitbook.io/document/docs/live/api/errorinfo explains json format error as no JSON, a missing field, or a field of another type',
    ),
    notice: 'a message that names the field',
    operations: jsonCalls,
  },
  'polyv-live.json-content-type': {
    question: 'What does a JSON body with another Content-Type, or without one, get?',
    default: 'accept',
    alternatives: ['415'],
    evidence: documented(
      'https://polyv.gitbook.io/document/docs/live/api/chat/message/message_audit asks for application/json, the pages of the kicks do not; Spring answers others with 415',
    ),
    notice: '"Content type \'…\' not supported" with code 415',
    operations: jsonCalls,
  },
});
