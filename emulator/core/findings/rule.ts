import type { FindingRule, Sighting } from '../../../contracts/core/finding.ts';
import type { WatchedCall } from './watched-call.ts';

/** Watches the calls of one sandbox in their order, remembering no more than it must. */
export interface Watcher {
  see(call: WatchedCall): readonly Sighting[];
  /** What can only be said of all calls so far; it may be asked again and again. */
  conclude?(): readonly Conclusion[];
}

/** A sighting that belongs to no single call. */
export interface Conclusion extends Sighting {
  readonly vendor: string;
  readonly operation: string;
}

/** A rule that holds for every vendor. */
export interface NeutralRule extends FindingRule {
  watch(): Watcher;
}

/** The most things that a watcher remembers at once; the one that was not seen for longest goes first. */
const mostRemembered = 512;

/** A memory of bounded size. */
export interface Memory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  values(): Iterable<Value>;
}

export function createMemory<Value>(most = mostRemembered): Memory<Value> {
  const kept = new Map<string, Value>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
    },
    delete: (key) => void kept.delete(key),
    values: () => kept.values(),
  };
}

export const nothingSeen: readonly Sighting[] = [];
