/** The largest id: the API has signed whole numbers of 64 bits. */
export const largestId = 2n ** 63n - 1n;

/** The digits of an id as a list prints them, without leading zeros; undefined where a text is no id. */
export function readId(text: string): string | undefined {
  if (!/^\d{1,19}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id <= largestId ? String(id) : undefined;
}
