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
 * Whoever asks is told the host by which it was reached: another machine or container may be able to call no other. The
 * vendors keep their ports; the control API has the one that was asked, which a container may have given it outside.
 */
export function withAskedHost(context: ControlContext, authority: string | undefined): ControlContext {
  const asked = `http://${authority ?? ''}`;
  if (authority === undefined || !URL.canParse(asked)) return context;
  const { hostname, origin } = new URL(asked);
  return {
    ...context,
    controlUrl: () => origin,
    baseUrlOf(vendor) {
      const url = new URL(context.baseUrlOf(vendor));
      url.hostname = hostname;
      return url.origin;
    },
  };
}
