/** How much is remembered. */
interface Memory {
  /** So many texts; of more, the first that came is forgotten. Default: 1000. */
  readonly most?: number;
  /** Longer texts are worked out anew each time, so that nobody can fill the memory with them. Default: 2048. */
  readonly longest?: number;
}

/**
 * Does the same work as the function that it is given, but only once for each text. What it gives must follow from the text
 * alone: what else the work gets is in the text too.
 */
export function memoize<Value, Parts extends readonly unknown[]>(
  work: (text: string, ...parts: Parts) => Value,
  { most = 1000, longest = 2048 }: Memory = {},
): (text: string, ...parts: Parts) => Value {
  const known = new Map<string, Value>();
  return (text, ...parts) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const value = work(text, ...parts);
    if (text.length > longest) return value;
    known.set(text, value);
    if (known.size > most) known.delete(known.keys().next().value!);
    return value;
  };
}
