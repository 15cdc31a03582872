/** So many sandboxes are loaded or kept at once: the log answers many as soon as one, and a replica holds no more than it can. */
export const mostSandboxesAtOnce = 32;

/** Does something with each of many, in their order, with so many under way at once. Throws what the first that fails throws. */
export async function someAtOnce<Item>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  // All take from the same one.
  const left = items.values();
  let isOver = false;
  const inTurn = async (): Promise<void> => {
    for (const item of left) {
      if (isOver) return;
      await act(item).catch((error: unknown) => {
        isOver = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, inTurn));
}
