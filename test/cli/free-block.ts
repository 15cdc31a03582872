import { once } from 'node:events';
import { createServer } from 'node:net';
import { vendorNames } from '../../contracts/vendor-names.ts';

/** The control API, the vendors and the gateway. */
const portsOfEmulator = vendorNames.length + 2;

/**
 * A port after which so many are free, as far as one can tell; of itself, as many as an emulator takes. They lie below the
 * ports that the system gives to whoever asks for any.
 */
export async function freeBlock(length = portsOfEmulator): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const ports = Array.from({ length }, (_, index) => first + index);
    const areFree = await Promise.all(ports.map(isFree));
    if (areFree.every(Boolean)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
