import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { methodForms } from '../../core/diagnosis/letter-cases.ts';
import { withEmptyLines, withLines, withoutLines } from '../../core/diagnosis/line-changes.ts';
import { forwardedPaths, prefixedPaths } from '../../core/diagnosis/other-paths.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';
import { bodyMistakes } from './body-mistakes.ts';
import { headerMistakes } from './header-mistakes.ts';
import { keyMistakes } from './key-mistakes.ts';
import { layoutMistakes } from './layout-mistakes.ts';
import type { LivesaasParts } from './parts.ts';
import { queryMistakes } from './query-mistakes.ts';
import { rareQueryMistakes } from './rare-query-mistakes.ts';
import { sampleSecrets } from './sample-secrets.ts';
import { sisterMistakes } from './sister-clouds.ts';
import { macMistakes } from './mac-mistakes.ts';
import { textMistakes } from './text-mistakes.ts';
import { valueMistakes } from './value-mistakes.ts';

/** Names of the vendor that gateways have for a prefix. */
const prefixes = ['livesaas', 'volc', 'volcengine', 'volc-live', 'volcano', 've', 'bytedance', 'byteplus'];

const lineCountOf = ({ headers }: LivesaasParts): number => 3 + Math.max(1, headers.length) + 3;

/** Mistakes with how many lines the canonical request has. */
const changedLines: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'canonical-line-left-out',
    tried: 'alone',
    title: 'A line of the canonical request is missing or empty',
    detail: 'The canonical request lacks its method, path, query, list of headers or hash of the body.',
    fix: 'Join method, path, query, header lines, an empty line, list of headers and hash of the body.',
    inflict: (parts) => {
      const last = lineCountOf(parts) - 1;
      return [...withoutLines([0, 1, 2, last - 1, last]), ...withEmptyLines([0])].map((changeRequest) => ({
        ...parts,
        changeRequest,
      }));
    },
  },
  {
    id: 'canonical-line-too-many',
    tried: 'alone',
    title: 'There is an empty line too many in the canonical request',
    detail: 'An empty line stands where the documents have none.',
    fix: 'Put one empty line between the header lines and the list of headers, and no other but that of an empty query.',
    inflict: (parts) =>
      withLines(
        '',
        Array.from({ length: lineCountOf(parts) }, (_, at) => at),
      ).map((changeRequest) => ({
        ...parts,
        changeRequest,
      })),
  },
];

/** Mistakes with the first two lines of the canonical request, and with how many it has. */
const lineMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'method-of-another-verb',
    title: 'Another method was signed',
    detail: 'The canonical request begins with another method than the call.',
    tell: ({ method }) => `The canonical request begins with ${method}.`,
    fix: 'Sign the method that is sent, in capital letters.',
    inflict: (parts) =>
      ['GET', 'POST'].filter((method) => method !== parts.method).map((method) => ({ ...parts, method })),
  },
  {
    id: 'method-in-lower-case',
    title: 'The method is not in capital letters',
    detail: 'The canonical request begins with the method in small letters, or as a library names it: Post.',
    tell: ({ method }) => `The canonical request begins with "${method}".`,
    fix: 'Sign the method that is sent, in capital letters.',
    inflict: (parts) =>
      methodForms(parts.method)
        .slice(0, 2)
        .map((method) => ({ ...parts, method })),
    rarer: (parts) =>
      methodForms(parts.method)
        .slice(2)
        .map((method) => ({ ...parts, method })),
  },
  {
    id: 'path-left-out',
    title: 'The path is empty',
    detail: 'The second line of the canonical request is empty.',
    fix: 'Sign / where there is no path.',
    inflict: (parts) => [{ ...parts, path: '' }],
  },
  {
    id: 'path-with-something-else',
    tried: 'alone',
    title: 'Another path was signed',
    detail:
      'The second line of the canonical request is no path: it has the query, the host or the action in it.',
    tell: ({ path, sent }) =>
      `The second line of the canonical request is "${path.split('?', 1)[0]!}"${path.includes('?') ? ' with the query' : ''}; the call goes to "${sent.path.slice(0, 60)}".`,
    fix: 'Send the call to /, the documented path, and sign that path alone.',
    inflict: (parts) => {
      const { path, rawQuery, host, query } = parts.sent;
      const valueOf = (wanted: string): string => query.find(([name]) => name === wanted)?.[1] ?? '';
      const [action, version] = [valueOf('Action'), valueOf('Version')];
      const inPath = [`${path}?${rawQuery}`, `${path}?${parts.joinQuery(parts.order(parts.query))}`].map(
        (other) => ({ ...parts, path: other, query: [] }),
      );
      const others = [
        `${path}?${rawQuery}`,
        `${path}?`,
        `http://${host}${path}`,
        `https://${host}${path}`,
        host + path,
        host,
        ...[action, version, `${version}/${action}`, `${action}/${version}`].map((name) => path + name),
        ...['livesaas', 'api', 'api/', 'openapi', 'top/api', 'index.php', '.', '*'].map(
          (name) => path + name,
        ),
        encodeURIComponent(path),
        '//',
        '/',
      ]
        .filter((other) => other !== parts.path)
        .map((other) => ({ ...parts, path: other }));
      const original = forwardedPaths(parts.sent.headers, path).map((other) => ({ ...parts, path: other }));
      return [...inPath, ...others, ...original];
    },
    rarer: function* (parts) {
      for (const path of prefixedPaths(parts.sent.path, prefixes)) yield { ...parts, path };
    },
  },
  ...changedLines,
];

/** What clients of this vendor are known to sign instead of what the documentation asks for. */
export const mistakes: readonly Mistake<LivesaasParts>[] = [
  ...lineMistakes,
  ...queryMistakes,
  ...rareQueryMistakes,
  ...headerMistakes,
  ...bodyMistakes,
  ...valueMistakes,
  ...sisterMistakes,
  ...keyMistakes,
  ...textMistakes,
  ...macMistakes,
  ...layoutMistakes,
  ...secretMistakes<LivesaasParts>(sampleSecrets),
];
