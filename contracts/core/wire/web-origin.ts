/** Whether a host, as a URL names it, is this machine and nothing else, whoever answers for names. */
export function isLoopbackName(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    // Reserved for loopback by RFC 6761, section 6.3.
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/**
 * The origin that a text is, in the form in which origins are compared: scheme, host and port, and nothing behind them.
 * A browser's extension has a scheme of its own. `null` is no origin: every sandboxed page sends it.
 */
export function readOrigin(text: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@\\,]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? origin : text.toLowerCase();
}

/** Whether an origin is a page that this machine serves itself, on whatever port. */
export function isLocalOrigin(origin: string): boolean {
  if (!/^https?:/.test(origin)) return false;
  return isLoopbackName(new URL(origin).hostname);
}
