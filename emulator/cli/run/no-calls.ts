/** So many different sentences are kept. */
const mostKinds = 20;

/** What came to the ports and was no call. */
export interface NoCalls {
  readonly add: (sentence: string) => void;
  /** Each sentence once, with how often it was said. */
  sentences(): readonly string[];
}

export function collectNoCalls(): NoCalls {
  const counts = new Map<string, number>();
  return {
    add(sentence) {
      if (counts.size === mostKinds && !counts.has(sentence)) return;
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    },
    sentences: () =>
      [...counts].map(([sentence, count]) => (count === 1 ? sentence : `${sentence} (${count} times)`)),
  };
}
