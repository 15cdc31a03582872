/** Gives what was worked out for a text before, or works it out. The work must depend on the text alone. */
export type Recall<Value> = (text: string, work: (text: string) => Value) => Value;

/** Unless said, longer texts are worked out anew each time, so that nobody can fill the memory with them. */
const longestText = 2048;

/** Remembers the last `most` texts; of more, the first that came is forgotten. */
export function createRecall<Value>(most = 1000, longest = longestText): Recall<Value> {
  const known = new Map<string, Value>();
  return (text, work) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const value = work(text);
    if (text.length > longest) return value;
    known.set(text, value);
    if (known.size > most) known.delete(known.keys().next().value!);
    return value;
  };
}
