import type { ControlContext } from './context.ts';

const everyAddress: readonly string[] = ['0.0.0.0', '::', '0:0:0:0:0:0:0:0', ''];

/** Whether a server on an address listens on all addresses of the machine, so that it has no address of its own. */
export function isEveryAddress(host: string): boolean {
  return everyAddress.includes(host);
}

/** The URL of a server for whoever is on the same machine. */
export function localUrl(address: string, port: number): string {
  if (address === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (address === '::') return `http://[::1]:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/**
 * Where a server listens on all addresses, whoever asks is told the one by which it was reached: another machine can call no
 * other. `authority` is the `Host` of the call.
 */
export function seenThrough(context: ControlContext, authority: string | undefined): ControlContext {
  const asked = `http://${authority ?? ''}`;
  if (authority === undefined || !URL.canParse(asked)) return context;
  const { hostname } = new URL(asked);
  const seen = (text: string): string => {
    const url = new URL(text);
    url.hostname = hostname;
    return url.origin;
  };
  return {
    ...context,
    controlUrl: () => seen(context.controlUrl()),
    baseUrlOf: (vendor) => seen(context.baseUrlOf(vendor)),
  };
}
