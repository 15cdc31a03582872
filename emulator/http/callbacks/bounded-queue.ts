export interface BoundedQueue<Item> {
  /** Gives false where too many wait already: then the item is not taken. */
  push(item: Item): boolean;
  /** Forgets whatever waits. */
  clear(): void;
}

export interface QueueLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Works on items in their order, on so many at the same time. `work` must not fail. */
export function createBoundedQueue<Item>(
  limits: QueueLimits,
  work: (item: Item) => Promise<void>,
): BoundedQueue<Item> {
  const waiting: Item[] = [];
  let running = 0;

  const next = (): void => {
    if (running >= limits.atOnce || waiting.length === 0) return;
    const item = waiting.shift()!;
    running += 1;
    void work(item).finally(() => {
      running -= 1;
      next();
    });
  };

  return {
    push(item) {
      if (waiting.length >= limits.waiting) return false;
      waiting.push(item);
      next();
      return true;
    },
    clear() {
      waiting.length = 0;
    },
  };
}
