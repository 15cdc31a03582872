import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';
import { bodyMistakes } from './body-mistakes.ts';
import { headerMistakes } from './header-mistakes.ts';
import { keyMistakes } from './key-mistakes.ts';
import type { LivesaasParts } from './parts.ts';
import { queryMistakes } from './query-mistakes.ts';
import { sisterMistakes } from './sister-clouds.ts';
import { textMistakes } from './text-mistakes.ts';

/** Mistakes with the first two lines of the canonical request. */
const lineMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'method-of-another-verb',
    title: 'Another method was signed',
    detail: 'The canonical request begins with another method than the call.',
    tell: ({ method }) => `The canonical request begins with ${method}.`,
    fix: 'Sign the method that is sent, in capital letters.',
    inflict: (parts) =>
      ['GET', 'POST', parts.method.toLowerCase()]
        .filter((method) => method !== parts.method)
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
    tell: ({ path }) =>
      `The second line of the canonical request is "${path.split('?', 1)[0]!}"${path.includes('?') ? ' with the query' : ''}.`,
    fix: 'Sign the path of the URL alone; the documented one is /.',
    inflict: (parts) => {
      const { path, rawQuery, host, query } = parts.sent;
      const valueOf = (wanted: string): string => query.find(([name]) => name === wanted)?.[1] ?? '';
      const [action, version] = [valueOf('Action'), valueOf('Version')];
      return [
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
    },
  },
];

/** What clients of this vendor are known to sign instead of what the documentation asks for. */
export const mistakes: readonly Mistake<LivesaasParts>[] = [
  ...lineMistakes,
  ...queryMistakes,
  ...headerMistakes,
  ...bodyMistakes,
  ...sisterMistakes,
  ...keyMistakes,
  ...textMistakes,
  ...secretMistakes<LivesaasParts>(),
];
