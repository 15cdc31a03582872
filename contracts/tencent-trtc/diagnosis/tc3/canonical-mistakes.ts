import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { encodersFor } from '../../../core/diagnosis/charsets.ts';
import {
  otherEnds,
  otherJoins,
  withEmptyLines,
  withLines,
  withoutLines,
} from '../../../core/diagnosis/line-changes.ts';
import { withMethods } from '../../../core/diagnosis/letter-cases.ts';
import { forwardedPaths, prefixedPaths } from '../../../core/diagnosis/other-paths.ts';
import { sha256Hex } from '../../../core/wire/digest.ts';
import { header } from '../../../core/wire/http.ts';
import { service } from '../../wire/constants.ts';
import type { Tc3Parts } from './parts.ts';
import { queryMistakes } from './query-mistakes.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

/** Names of the vendor that gateways have for a prefix. */
const prefixes = [service, 'tencent', 'tencentcloud', 'tencent-trtc', 'qcloud', 'tc', 'cloud', 'rtc'];

const actionsOf = ({ sent }: Tc3Parts): readonly string[] =>
  sent.commonHeaders.filter(([name]) => name === 'x-tc-action').map(([, action]) => `/${action}`);

/** What clients are known to put into the canonical request instead of what belongs there. */
export const canonicalMistakes: readonly Tc3Mistake[] = [
  ...queryMistakes,
  {
    id: 'method-of-another-verb',
    title: 'Another HTTP method was signed',
    detail: 'The canonical request begins with GET for a POST, or the reverse.',
    fix: 'Sign the method that is really used.',
    inflict: (parts) => [{ ...parts, method: parts.method.toUpperCase() === 'GET' ? 'POST' : 'GET' }],
  },
  {
    id: 'method-in-lower-case',
    title: 'The HTTP method is not in capital letters',
    detail: 'The canonical request begins with the method in small letters, or as a library names it: Post.',
    tell: ({ method }) => `The canonical request begins with "${method}".`,
    fix: 'Sign the method in capital letters.',
    inflict: (parts) => withMethods(parts, 0, 2),
    rarer: (parts) => withMethods(parts, 2),
  },
  {
    id: 'path-wrong',
    title: 'The path is wrong',
    detail:
      'The canonical request has another path than /, such as one with a prefix that a gateway takes off.',
    tell: ({ path }) =>
      path.startsWith('/?')
        ? 'The canonical request has the query behind the path, in the same line.'
        : `The canonical request has the path ${JSON.stringify(path.split('?', 1)[0]!.slice(0, 60))}.`,
    fix: 'The path is / always: sign that of the vendor, not the one before a gateway.',
    inflict: (parts) =>
      [
        '',
        ...addressesOf(parts),
        parts.sent.path,
        `/?${parts.sent.query}`,
        '/v2/index.php',
        '%2F',
        '//',
        `/${parts.service}`,
        ...actionsOf(parts),
      ]
        .concat(forwardedPaths(parts.sent.headers, parts.sent.path))
        .filter((path) => path !== parts.path)
        .map((path) => ({ ...parts, path })),
    rarer: function* (parts) {
      for (const path of prefixedPaths(parts.sent.path, prefixes)) yield { ...parts, path };
    },
  },
  {
    id: 'canonical-lines-joined-otherwise',
    tried: 'alone',
    title: 'The lines of the canonical request are joined otherwise',
    detail:
      'The lines of the canonical request are joined by \\r\\n, by a written \\n, by another sign or by nothing.',
    fix: 'Join the lines with the line feed \\n alone, whatever the system.',
    inflict: (parts) => otherJoins.map((changeRequest) => ({ ...parts, changeRequest })),
  },
  {
    id: 'canonical-line-left-out',
    tried: 'alone',
    title: 'A line of the canonical request is missing or empty',
    detail:
      'The canonical request lacks its method, path, query, headers, list of headers or hash of the body.',
    fix: 'Join method, path, query, header lines, list of headers and hash of the body; the query of a POST is an empty line.',
    inflict(parts) {
      const behind = 3 + parts.lines.length;
      const changes = [
        ...withoutLines([0, 1, 2, behind + 1, behind + 2]),
        ...withEmptyLines([0, behind + 2]),
      ];
      return changes.map((changeRequest) => ({ ...parts, changeRequest }));
    },
  },
  {
    id: 'canonical-line-too-many',
    tried: 'alone',
    title: 'There is an empty line too many in the canonical request',
    detail: 'An empty line stands where the documents have none.',
    fix: 'Put one empty line between the header lines and the list of headers, and one for the query of a POST.',
    inflict: (parts) =>
      withLines(
        '',
        Array.from({ length: 5 + parts.lines.length }, (_, at) => at + 1),
      ).map((changeRequest) => ({
        ...parts,
        changeRequest,
      })),
  },
  {
    id: 'canonical-request-with-more-ends',
    tried: 'alone',
    title: 'The canonical request has white space at its beginning or end',
    detail: 'There is a line break, a space or a zero byte before or behind the canonical request.',
    fix: 'End the canonical request with the hash of the body, without a line break.',
    inflict: (parts) => otherEnds.map((changeRequest) => ({ ...parts, changeRequest })),
  },
  {
    id: 'texts-in-another-charset',
    tried: 'alone',
    title: 'The texts were taken to bytes in another charset',
    detail:
      'The canonical request and the string to sign were hashed in UTF-16, Latin-1 or another charset than UTF-8.',
    fix: 'Take the UTF-8 bytes of every text.',
    tell: ({ encoder }) =>
      `The canonical request and the string to sign were hashed in ${encoder?.charset ?? 'another charset'}, not in UTF-8.`,
    inflict: (parts) =>
      encodersFor(parts.query + parts.lines.join('')).map((encoder) => ({ ...parts, encoder })),
  },
  {
    id: 'string-in-another-charset',
    tried: 'alone',
    title: 'The string to sign was taken to bytes in another charset',
    detail: 'The string to sign was hashed in UTF-16 or another charset; the canonical request in UTF-8.',
    tell: ({ encoder }) =>
      `The string to sign was hashed in ${encoder?.charset ?? 'another charset'}, not in UTF-8.`,
    fix: 'Take the UTF-8 bytes of every text.',
    inflict: (parts) =>
      encodersFor('').map((encoder) => ({ ...parts, encoder, hash: parts.hash ?? sha256Hex })),
  },
];

/** The address of the call, where its path belongs. */
function addressesOf({ sent }: Tc3Parts): readonly string[] {
  const host = header(sent.headers, 'host') ?? '';
  return ['http', 'https'].flatMap((scheme) => [`${scheme}://${host}/`, `${scheme}://${host}`]);
}
