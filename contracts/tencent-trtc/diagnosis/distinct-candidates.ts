/** What is accepted, the documented way first, without those that come to the same text. */
export function chooseRight<Parts>(
  candidates: readonly Parts[],
  textOf: (parts: Parts) => string,
): readonly [Parts, ...Parts[]] | undefined {
  const byText = new Map<string, Parts>();
  for (const parts of candidates) {
    const text = textOf(parts);
    if (!byText.has(text)) byText.set(text, parts);
  }
  const [first, ...others] = byText.values();
  return first && [first, ...others];
}
