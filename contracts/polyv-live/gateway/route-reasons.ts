import { nearestNames } from '../../core/config/suggest-name.ts';
import { notBuilt, reason, words, type Reason } from '../../core/contract/reason.ts';
import { operations } from '../operations/index.ts';
import { declined } from '../operations/not-built.ts';
import type { PolyvReading } from '../wire/read-request.ts';

const patterns = Object.values(operations).map(({ route }) => route.path);
const expected = `a path of an endpoint that is built here, such as ${patterns[0] ?? ''}`;

/** A path that leads nowhere: it may be one that is not built, of another version, or misspelt. */
export function noEndpoint({ path, sentPath }: PolyvReading): Reason {
  if (path !== sentPath)
    return reason('route', 'path', 'a path without a slash at its end or twice in a row', sentPath, {
      nearest: path,
      assumption: 'polyv-live.path-spelling',
    });
  const unbuilt = declined.find(({ action }) => isAt(path, action));
  if (unbuilt) return reason('route', 'path', expected, words(notBuilt(path, unbuilt.reason)));
  const nearest = nearestPath(path);
  return reason('route', 'path', expected, path, { ...(nearest !== undefined && { nearest }) });
}

/** Whether a path ends in that of an endpoint, whose `{…}` stands for any one segment. */
function isAt(path: string, endpoint: string): boolean {
  const parts = endpoint.split('/');
  const segments = path.split('/', 16).slice(-parts.length);
  return (
    segments.length === parts.length &&
    parts.every((part, at) => part.startsWith('{') || part === segments[at])
  );
}

/** The path that agrees with most of its segments, counted from their end; none that agrees with less than 60 % of them. */
function nearestPath(path: string): string | undefined {
  if (path.length > 200) return undefined;
  const segments = path.split('/').filter(Boolean);
  const rated = patterns.map((pattern) => rate(pattern.split('/').filter(Boolean), segments));
  const best = Math.max(...rated.map(({ agreement }) => agreement));
  if (best < 0.6) return undefined;
  return nearestNames(
    path,
    rated.filter(({ agreement }) => agreement === best).map(({ filled }) => filled),
  )[0];
}

function rate(pattern: readonly string[], segments: readonly string[]) {
  const shift = segments.length - pattern.length;
  const filled = pattern.map((part, index) =>
    part.startsWith('{') ? (segments[index + shift] ?? part) : part,
  );
  const points = filled.map((part, index) => agree(part, segments[index + shift] ?? ''));
  // The last segment says what is done: a path that agrees in all but it does something else.
  const sum = points.at(-1) === 0 ? 0 : points.reduce((total, point) => total + point, 0);
  return { filled: `/${filled.join('/')}`, agreement: sum / Math.max(segments.length, pattern.length) };
}

function agree(part: string, segment: string): number {
  if (part === segment) return 1;
  if (part.toLowerCase() === segment.toLowerCase()) return 0.9;
  return nearestNames(segment, [part]).length > 0 ? 0.5 : 0;
}

/** A known path with a method that it has not, or that an assumption refuses. */
export function wrongMethod(method: string, allowed: readonly string[]): Reason {
  const assumption =
    method === 'HEAD' || method === 'OPTIONS'
      ? 'polyv-live.head-and-options'
      : allowed.includes(method)
        ? 'polyv-live.get-for-post'
        : undefined;
  const right = allowed.filter((name) => name !== method).join(' or ');
  return reason('protocol', 'method', right, words(method), {
    ...(assumption !== undefined && { assumption }),
  });
}
