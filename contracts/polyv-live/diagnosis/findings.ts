import { documented } from '../../core/contract/source.ts';
import { isClockAhead } from '../../core/diagnosis/clock-ahead.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import { carriesJson, formType, isJsonType } from '../wire/transport.ts';
import { listsOfThousand } from '../operations/long-lists.ts';
import { pageSizes } from '../operations/page-schemas.ts';
import type { PolyvTypes } from '../types.ts';

type PolyvRule = VendorRule<PolyvTypes>;

/** So far ahead a clock is no longer merely inexact, in milliseconds. */
const tolerableMilliseconds = 60_000;

const kickPage = documented('https://polyv.gitbook.io/document/docs/live/api/chat/banned/forbid_kick_users');
const bannedListPage = documented(
  'https://polyv.gitbook.io/document/docs/live/api/chat/banned/get_user_banned_list',
);
const olderChatPages = documented('https://dev.polyv.net/category/liveproduct/zblts/');

/** What Polyv, or a reviewer, would hold against a client. */
export const findings: readonly PolyvRule[] = [
  {
    id: 'polyv-live.json-content-type',
    severity: 'warning',
    title: 'A JSON body is sent as something else',
    source: documented('https://polyv.gitbook.io/document/docs/live/api/chat/message/message_audit'),
    advice: 'Send the header Content-Type: application/json with every JSON body.',
    spot({ request, reading, operation }) {
      const isOfJson = operation !== undefined && carriesJson(reading) && request.body.length > 0;
      if (!isOfJson || isJsonType(reading.mediaType)) return undefined;
      return reading.mediaType === ''
        ? 'The body has no Content-Type; a server may refuse to read it as JSON.'
        : `The Content-Type is ${JSON.stringify(reading.mediaType)}; a server may refuse to read the body as JSON.`;
    },
  },
  {
    id: 'polyv-live.form-content-type',
    severity: 'warning',
    title: 'A form is sent as something else',
    source: olderChatPages,
    advice: `Send the header Content-Type: ${formType} with the fields of a form, or put them into the query.`,
    spot({ request, reading }) {
      if (request.method !== 'POST' || request.body.length === 0 || carriesJson(reading)) return undefined;
      if (reading.mediaType === formType || reading.mediaType === 'multipart/form-data') return undefined;
      const type = reading.mediaType === '' ? 'missing' : JSON.stringify(reading.mediaType.slice(0, 60));
      return `Content-Type is ${type}, so that the fields of the body are not read.`;
    },
  },
  {
    id: 'polyv-live.clock-ahead',
    severity: 'warning',
    title: 'The clock of the client is ahead',
    source: olderChatPages,
    advice: 'Set the clock by a time server: three minutes ahead, and every call is refused.',
    spot({ reading: { parameters }, now }) {
      const ahead = Number(parameters['timestamp']) - now;
      return isClockAhead(ahead / 1000, tolerableMilliseconds / 1000)
        ? `The timestamp is ${Math.round(ahead / 1000)} s ahead.`
        : undefined;
    },
  },
  {
    id: 'polyv-live.id-as-number',
    severity: 'warning',
    title: 'Ids of viewers are sent as numbers',
    source: kickPage,
    advice: 'Send the ids of viewers as texts, in the spelling in which they came.',
    spot({ input: { viewerIds } }) {
      const isNumber = (id: unknown): boolean => typeof id === 'number' || typeof id === 'bigint';
      return Array.isArray(viewerIds) && viewerIds.some(isNumber)
        ? 'viewerIds holds numbers; they are texts.'
        : undefined;
    },
  },
  {
    id: 'polyv-live.page-size-cut',
    severity: 'warning',
    title: 'A page is asked for with more rows than it may have',
    source: bannedListPage,
    advice: `Ask for at most ${pageSizes.largest} rows, and read the further pages: a shorter one is not the last.`,
    spot({ input, operation, outcome }) {
      const name = ['pageSize', 'size'].find((field) => Number(input[field]) > pageSizes.largest);
      const isLimited = listsOfThousand.some((key) => key === operation);
      if (name === undefined || !isLimited || outcome !== 'success') return undefined;
      return `${name} is ${Number(input[name])}; a page has at most ${pageSizes.largest} rows.`;
    },
  },
];
