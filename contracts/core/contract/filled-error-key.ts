/** What the key of an error leaves open: `{field}`, or `%s`. */
const open = /\{\w+\}|%s/g;

/** The key of an error as a reply said it, where the key is a template; without the open parts where it cannot be found. */
export function said(key: string, replyBody: string): string {
  if (key.search(open) < 0) return key;
  const parts = key.split(open).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = new RegExp(parts.join('[^"\\\\]{0,200}?') + '(?=")').exec(replyBody)?.[0];
  return found ?? key.replaceAll(open, '…');
}
