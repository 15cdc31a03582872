import type { IncomingMessage } from 'node:http';
import type { ProtocolError } from './protocol-errors.ts';
import type { ProtocolLimits } from './protocol-limits.ts';

export type HeadLimits = Pick<ProtocolLimits, 'headers' | 'pipelinedRequests'>;

/**
 * What a request must have, whoever is asked; Node's parser sees to the rest. `waiting` is how many requests of its
 * connection wait for their answers, this one included.
 */
export function checkHead(
  { rawHeaders, httpVersion }: IncomingMessage,
  waiting: number,
  { headers, pipelinedRequests }: HeadLimits,
): ProtocolError | undefined {
  if (waiting > pipelinedRequests)
    return {
      status: 503,
      reason: `At most ${pipelinedRequests} requests of one connection may wait for their answers.`,
    };
  if (rawHeaders.length / 2 > headers)
    return { status: 431, reason: `A request has at most ${headers} headers.` };
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1'))
    return { status: 400, reason: 'A request has one header Host.' };
  return undefined;
}
