import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallbackRequest } from '../../core/engine/callback-queue.ts';
import { portOf, type CallbackRoute } from './callback-route.ts';

/** So much of a receiver's answer is read; nobody needs more of it than its status. */
export const longestAnswer = 64 * 1024;

/**
 * Sends a callback to the addresses of its route, whatever its host's name means by now, and follows no redirect. Gives the
 * status of the answer. Throws what broke the exchange, and the signal's reason when it took too long.
 */
export function postCallback(
  { headers, body }: CallbackRequest,
  { url, addresses }: CallbackRoute,
  signal: AbortSignal,
  tellStatus: (status: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)({
      method: 'POST',
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: [...headers, ['Host', url.host], ['Content-Length', String(Buffer.byteLength(body))]].flat(),
      lookup: answerWith(addresses),
      agent: false,
      signal,
    });
    request.on('error', reject).on('response', (response) => {
      tellStatus(response.statusCode ?? 0);
      readBeginning(response).then(resolve, reject);
    });
    request.end(body);
  });
}

function answerWith(addresses: CallbackRoute['addresses']): LookupFunction {
  return (_, { all }, answer) => {
    if (all === true) answer(null, [...addresses]);
    else answer(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };
}

/** Reads an answer to its end, or to where nobody wants more of it: then the connection goes. */
function readBeginning(response: IncomingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    let length = 0;
    response.on('data', ({ length: more }: Buffer) => {
      length += more;
      if (length <= longestAnswer) return;
      resolve();
      response.destroy();
    });
    response.on('end', resolve).on('error', reject);
    response.on('close', () => {
      reject(new Error('The receiver broke off in the middle of its answer.'));
    });
  });
}
