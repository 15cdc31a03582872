import type { Transport } from './transports.ts';

/** No transport at all, but the core itself: for calls by the thousand, where it does not matter how they come in. */
export const coreTransport: Transport = {
  name: 'the core',
  open: (emulator, vendor) =>
    Promise.resolve({
      baseUrl: 'http://emulator.test',
      fetch(input, { method = 'GET', headers, body } = {}) {
        const { host, pathname, search } = new URL(input instanceof Request ? input.url : input);
        const { reply } = emulator.handle(vendor, {
          method,
          target: `${pathname}${search}`,
          headers: [['host', host], ...new Headers(headers)],
          body: body instanceof Uint8Array ? body : new Uint8Array(),
        });
        return Promise.resolve(
          new Response(reply.body, { status: reply.status, headers: reply.headers.map((pair) => [...pair]) }),
        );
      },
      close: () => Promise.resolve(),
    }),
};
