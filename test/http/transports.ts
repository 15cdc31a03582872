import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createExpressApp } from '../../emulator/http/express-app.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createMswHandlers } from '../../emulator/http/msw-handlers.ts';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { createOriginServer, vendorOrigin } from '../../emulator/origin-server.ts';

/** A way into the emulator, open for one vendor. */
export interface OpenTransport {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

export interface Transport {
  readonly name: string;
  open(emulator: Emulator, vendor: string): Promise<OpenTransport>;
}

async function listen(server: Server, close: () => Promise<void>): Promise<OpenTransport> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    fetch: globalThis.fetch,
    close,
  };
}

export const server: Transport = {
  name: 'HTTP server',
  open(emulator, vendor) {
    const { server, close } = createOriginServer(
      vendorOrigin(emulator, vendor, protocolLimits),
      protocolLimits,
    );
    return listen(server, close);
  },
};

const express: Transport = {
  name: 'Express app',
  open(emulator, vendor) {
    const server = createServer(createExpressApp(emulator, vendor));
    return listen(server, async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    });
  },
};

export const plainFetch: Transport = {
  name: 'plain fetch',
  open(emulator, vendor) {
    const transport = createFetchHandler(emulator, vendor);
    return Promise.resolve({
      baseUrl: 'http://emulator.test',
      fetch: (input, init) => transport(new Request(input, init)),
      close: () => Promise.resolve(),
    });
  },
};

const msw: Transport = {
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

export const transports: readonly Transport[] = [server, express, plainFetch, msw];
