import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** A `fetch` of texts and bytes over HTTP that costs less time than Node's own, for thousands of calls in a row. */
export const quickFetch: typeof globalThis.fetch = async (input, init = {}) => {
  const url = input instanceof Request ? input.url : input;
  const { method = 'GET', headers, body, signal } = init;
  const outgoing = request(url, {
    agent,
    method,
    headers: Object.fromEntries(new Headers(headers)),
    ...(signal && { signal }),
  });
  const replied = new Promise<Response>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const pairs = Array.from({ length: incoming.rawHeaders.length / 2 }, (_, index): [string, string] => [
        incoming.rawHeaders[2 * index]!,
        incoming.rawHeaders[2 * index + 1]!,
      ]);
      buffer(incoming).then((bytes) => {
        resolve(new Response(bytes, { status: incoming.statusCode ?? 0, headers: pairs }));
      }, reject);
    });
  });
  outgoing.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
  return replied;
};
