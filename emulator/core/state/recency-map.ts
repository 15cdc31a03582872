/** A map whose entries stand in the order in which they were set last. */
export interface LatestLast<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  size(): number;
  entries(): readonly (readonly [key: string, value: Value])[];
}

/**
 * In a plain map a key would have to be deleted before it moves to the end, and each deletion of a key makes the next search
 * for it slower. Here the order is worked out when somebody asks for it.
 */
export function createLatestLast<Value>(): LatestLast<Value> {
  const values = new Map<string, { readonly value: Value; readonly turn: number }>();
  let lastTurn = 0;
  /** Whether no key was set again while it was there: then a plain map has the order by itself. */
  let isInOrder = true;
  return {
    get: (key) => values.get(key)?.value,
    set(key, value) {
      lastTurn += 1;
      if (isInOrder && values.has(key)) isInOrder = false;
      values.set(key, { value, turn: lastTurn });
    },
    delete: (key) => values.delete(key),
    size: () => values.size,
    entries() {
      const all = [...values];
      if (!isInOrder) all.sort(([, left], [, right]) => left.turn - right.turn);
      return all.map(([key, { value }]) => [key, value] as const);
    },
  };
}
