/** The two orders in which the pages' samples print the keys of a reply. No client can rely on either. */
export const statusFirst = ['ActionStatus', 'ErrorInfo', 'ErrorCode', 'RequestId', 'Response'] as const;
export const codeFirst = ['ErrorCode', 'ErrorInfo', 'ActionStatus', 'RequestId', 'Response'] as const;

/** Puts the fields of an envelope in an order; a field that is not in it comes last. */
export function inOrder(
  order: readonly string[],
  envelope: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const ordered: Record<string, unknown> = {};
  for (const key of order) if (Object.hasOwn(envelope, key)) ordered[key] = envelope[key];
  return ordered;
}
