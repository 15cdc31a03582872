/** The names of this machine in a `Host`. */
export const thisMachine: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether only programs of this machine reach an address. */
export function isLoopback(host: string): boolean {
  return thisMachine.includes(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The name in a `Host`, in the form in which names are compared; undefined for what names nobody. */
export function nameIn(authority: string): string | undefined {
  const [, name] = /^(\[[\da-f:.]+\]|[^\s/?#@\\:[\],]+)(?::\d{1,5})?$/i.exec(authority) ?? [];
  return name?.toLowerCase().replace(/\.$/, '');
}

/** A name by which others call this server: `understudy`, `build-7.example`, or `*.local` for all names below one. */
export function isHostPattern(text: string): boolean {
  return /^(?:\*\.)?[a-z\d_](?:[a-z\d._-]*[a-z\d_])?$/i.test(text) || /^\[[\da-f:.]+\]$/i.test(text);
}

export function matchesName(pattern: string, name: string): boolean {
  const wanted = pattern.toLowerCase();
  if (!wanted.startsWith('*.')) return name === wanted;
  return name.length > wanted.length - 1 && name.endsWith(wanted.slice(1));
}
