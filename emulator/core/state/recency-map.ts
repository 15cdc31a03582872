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
  return {
    get: (key) => values.get(key)?.value,
    set(key, value) {
      lastTurn += 1;
      values.set(key, { value, turn: lastTurn });
    },
    delete: (key) => values.delete(key),
    size: () => values.size,
    entries: () =>
      [...values]
        .sort(([, left], [, right]) => left.turn - right.turn)
        .map(([key, { value }]) => [key, value] as const),
  };
}
