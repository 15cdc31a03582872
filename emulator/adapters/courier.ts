import type { Emulator } from '../core/emulator.ts';
import type { Callback } from '../core/outbox.ts';

export interface CourierOptions {
  /** Hosts besides this machine that callbacks may go to. */
  readonly allowedHosts: readonly string[];
  /** Milliseconds that a receiver has. */
  readonly timeout: number;
}

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Delivers callbacks after the replies that they follow from, to this machine alone unless a host is allowed. */
export function startCourier(emulator: Emulator, options: CourierOptions): void {
  emulator.listen(({ sandbox }) => {
    for (const callback of emulator.world(sandbox)?.outbox.take() ?? []) void carry(callback, options);
  });
}

async function carry(callback: Callback, options: CourierOptions): Promise<void> {
  if (!mayCall(callback.url, options.allowedHosts)) {
    callback.state = 'refused';
    return;
  }
  for (let copy = 0; copy < callback.copies; copy += 1) await send(callback, options.timeout);
}

async function send(callback: Callback, timeout: number): Promise<void> {
  try {
    const response = await fetch(callback.url, {
      method: 'POST',
      headers: callback.headers.map(([name, value]): [string, string] => [name, value]),
      body: callback.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.arrayBuffer();
    callback.status = response.status;
    callback.state = response.ok ? 'delivered' : 'failed';
  } catch (error) {
    callback.state = error instanceof DOMException && error.name === 'TimeoutError' ? 'timed out' : 'failed';
  }
}

function mayCall(url: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, host, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return thisMachine.has(hostname) || allowedHosts.includes(hostname) || allowedHosts.includes(host);
}
