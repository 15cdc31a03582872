import type { NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Method } from '../../../contracts/core/contract/operation.ts';
import type { Found, RouteMiss, Target } from '../../../contracts/core/contract/vendor.ts';

export type Router = (target: Target) => Found;

interface Candidate {
  readonly key: string;
  readonly operation: NamedOperation;
  readonly segments: readonly string[];
  /** What is found where the path has nothing to read. */
  readonly found: Found;
}

/** Finds operations by path, then action, then version, then method, and says which of them was the first to be wrong. */
export function createRouter(operations: readonly NamedOperation[]): Router {
  const candidates = operations.map((operation) => ({
    key: operation.key,
    operation,
    segments: operation.route.path.split('/'),
    found: { route: { key: operation.key, operation, parameters: {} } },
  }));
  const fixed = groupBy(
    candidates.filter(({ operation }) => !operation.route.path.includes('{')),
    (it) => it.operation.route.path,
  );
  const open = candidates.filter(({ operation }) => operation.route.path.includes('{'));

  return (target) => {
    const fixedPath = fixed.get(target.path);
    // Only an open path has parts to compare and to read.
    const segments = fixedPath ? undefined : target.path.split('/');
    const byPath = fixedPath ?? open.filter((candidate) => matches(candidate.segments, segments!));
    let nearest: RouteMiss = 'path';
    for (const { key, operation, segments: pattern, found } of byPath) {
      const miss = missOf(operation, target);
      if (miss === undefined)
        return segments
          ? { route: { key, operation, parameters: readParameters(pattern, segments) } }
          : found;
      if (distance[miss] > distance[nearest]) nearest = miss;
    }
    return nearest === 'method' ? { miss: nearest, allowed: methodsFor(byPath, target) } : { miss: nearest };
  };
}

/** How far a target comes that misses an operation by this. */
const distance: Readonly<Record<RouteMiss, number>> = { path: 0, action: 1, version: 2, method: 3 };

/** What of a target is not an operation's; undefined where all of it is. */
function missOf({ route }: NamedOperation, target: Target): RouteMiss | undefined {
  if (route.action !== undefined && route.action !== target.action) return 'action';
  if (route.version !== undefined && route.version !== target.version) return 'version';
  return (route.methods as readonly string[]).includes(target.method) ? undefined : 'method';
}

/** The methods of the operations that a target misses by its method alone. */
function methodsFor(byPath: readonly Candidate[], target: Target): readonly Method[] {
  const others = byPath.filter(({ operation }) => missOf(operation, target) === 'method');
  return [...new Set(others.flatMap(({ operation }) => operation.route.methods))];
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
