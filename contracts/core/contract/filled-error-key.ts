/** What the key of an error leaves open: `{field}`, or `%s`. */
const open = /\{\w+\}|%s/g;

/** What stands for an open part where nobody knows what a reply said there. */
const ellipsis = '…';

/** The key of an error as a reply said it, where the key is a template; without the open parts where it cannot be found. */
export function said(key: string, replyBody: string): string {
  if (key.search(open) < 0) return key;
  const parts = key.split(open).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = new RegExp(parts.join('[^"\\\\]{0,200}?') + '(?=")').exec(replyBody)?.[0];
  return found ?? withoutBlanks(key);
}

/** The key of an error as it is told where there is no reply: `param should not be empty: …`. */
export function withoutBlanks(key: string): string {
  return key.replaceAll(open, ellipsis);
}

/** An error within a sentence: in quotation marks where it is a sentence itself, as some vendors’ are. */
export function nameError(key: string): string {
  const told = withoutBlanks(key);
  return /^[\w.:-]*\w$/.test(told) ? told : `“${told}”`;
}

/** The key that a text means, which may be as `withoutBlanks` tells it; undefined when none of them is meant. */
export function findErrorKey(text: string, keys: readonly string[]): string | undefined {
  return keys.includes(text) ? text : keys.find((key) => withoutBlanks(key) === text);
}

/** Whether a text is what a reply with a key may have said. */
export function maySay(key: string, text: string): boolean {
  return text === key || said(key, `${text}"`) === text;
}

/** Whether a call that ended with a key is one that a text asks for: by the key, or as it is told. */
export function isOutcome(
  text: string,
  { outcome, reply }: { readonly outcome: string; readonly reply: { readonly body: string } },
): boolean {
  return text === outcome || text === withoutBlanks(outcome) || text === said(outcome, reply.body);
}
