import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createExpressApp } from '../../emulator/http/express-app.ts';
import { createFetchDoor } from '../../emulator/http/fetch-handler.ts';
import { createMswHandlers } from '../../emulator/http/msw-handlers.ts';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { createOriginServer, vendorOrigin } from '../../emulator/origin-server.ts';

/** A way into the emulator, open for one vendor. */
export interface OpenDoor {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

export interface Door {
  readonly name: string;
  open(emulator: Emulator, vendor: string): Promise<OpenDoor>;
}

async function listen(server: Server, close: () => Promise<void>): Promise<OpenDoor> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    fetch: globalThis.fetch,
    close,
  };
}

const server: Door = {
  name: 'HTTP server',
  open(emulator, vendor) {
    const { server, close } = createOriginServer(
      vendorOrigin(emulator, vendor, protocolLimits),
      protocolLimits,
    );
    return listen(server, close);
  },
};

const express: Door = {
  name: 'Express app',
  open(emulator, vendor) {
    const server = createServer(createExpressApp(emulator, vendor));
    return listen(server, async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    });
  },
};

export const plainFetch: Door = {
  name: 'plain fetch',
  open(emulator, vendor) {
    const door = createFetchDoor(emulator, vendor);
    return Promise.resolve({
      baseUrl: 'http://emulator.test',
      fetch: (input, init) => door(new Request(input, init)),
      close: () => Promise.resolve(),
    });
  },
};

const msw: Door = {
  name: 'MSW with the vendor’s host name',
  open(emulator, vendor) {
    const interceptor = setupServer(...createMswHandlers(emulator, http));
    interceptor.listen({ onUnhandledRequest: 'error' });
    const [host] = emulator.implementation(vendor).vendor.hosts;
    return Promise.resolve({
      baseUrl: `https://${host}`,
      fetch: (input, init) => globalThis.fetch(input, init),
      close() {
        interceptor.close();
        return Promise.resolve();
      },
    });
  },
};

export const doors: readonly Door[] = [server, express, plainFetch, msw];
