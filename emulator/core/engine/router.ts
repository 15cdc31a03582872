import type { NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Method } from '../../../contracts/core/contract/operation.ts';
import type { Found, RouteMiss, Target } from '../../../contracts/core/contract/vendor.ts';

export type Router = (target: Target) => Found;

interface Candidate {
  readonly key: string;
  readonly operation: NamedOperation;
  readonly segments: readonly string[];
}

/** Finds operations by path, then action, then version, then method, and says which of them was the first to be wrong. */
export function createRouter(operations: readonly NamedOperation[]): Router {
  const candidates = operations.map((operation) => ({
    key: operation.key,
    operation,
    segments: operation.route.path.split('/'),
  }));
  const fixed = groupBy(
    candidates.filter(({ operation }) => !operation.route.path.includes('{')),
    (it) => it.operation.route.path,
  );
  const open = candidates.filter(({ operation }) => operation.route.path.includes('{'));

  return (target) => {
    const fixedPath = fixed.get(target.path);
    // Only an open path has parts to compare and to read.
    if (fixedPath) return choose(fixedPath, target);
    const segments = target.path.split('/');
    return choose(
      open.filter((candidate) => matches(candidate.segments, segments)),
      target,
      segments,
    );
  };
}

const steps: readonly (readonly [RouteMiss, (candidate: Candidate, target: Target) => boolean])[] = [
  [
    'action',
    ({ operation }, target) =>
      operation.route.action === undefined || operation.route.action === target.action,
  ],
  [
    'version',
    ({ operation }, target) =>
      operation.route.version === undefined || operation.route.version === target.version,
  ],
  ['method', ({ operation }, target) => operation.route.methods.some((method) => method === target.method)],
];

function choose(byPath: readonly Candidate[], target: Target, segments?: readonly string[]): Found {
  if (byPath.length === 0) return { miss: 'path' };
  let left = byPath;
  for (const [miss, isRight] of steps) {
    // Mostly there is nothing to leave out, and no need for another list.
    if (left.every((candidate) => isRight(candidate, target))) continue;
    const right = left.filter((candidate) => isRight(candidate, target));
    if (right.length === 0) return miss === 'method' ? { miss, allowed: methodsOf(left) } : { miss };
    left = right;
  }
  const { key, operation, segments: pattern } = left[0]!;
  return { route: { key, operation, parameters: segments ? readParameters(pattern, segments) : {} } };
}

function methodsOf(candidates: readonly Candidate[]): readonly Method[] {
  return [...new Set(candidates.flatMap(({ operation }) => operation.route.methods))];
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

function readParameters(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  const open = pattern.flatMap((part, index) =>
    part.startsWith('{') ? [[part.slice(1, -1), segments[index]!] as const] : [],
  );
  return Object.fromEntries(open.map(([name, value]) => [name, decodeSegment(value)]));
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
