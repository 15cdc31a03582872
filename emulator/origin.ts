import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ProblemKind } from '../contracts/control/problems.ts';
import { fail } from '../contracts/core/failure.ts';
import { guardProtocol, type Refuser } from './adapters/guard-protocol.ts';
import type { ProtocolError } from './adapters/protocol-errors.ts';
import { limitServer, serverOptions, type ProtocolLimits } from './adapters/protocol-limits.ts';
import { makeProblem } from './control/problem-details.ts';
import type { Emulator } from './core/emulator.ts';

/** One of the addresses at which the emulator answers. */
export interface Origin {
  readonly name: string;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly refuser: Refuser;
}

/** The HTTP server of an origin, which does not listen yet; `complain` hears what it could not serve, in a sentence. */
export function createOriginServer(
  { name, listener, refuser }: Origin,
  limits: ProtocolLimits,
  complain?: (sentence: string) => void,
): Server {
  const server = createServer(serverOptions(limits));
  limitServer(server);
  const refuse: Refuser = (error) => {
    complain?.(`${name}: ${error.reason}`);
    return refuser(error);
  };
  guardProtocol(server, listener, refuse, limits);
  return server;
}

/** The kinds of problem by which the control API says that it cannot take a request. */
const problemKinds: Readonly<Record<ProtocolError['status'], ProblemKind>> = {
  400: 'malformed-request',
  408: 'timeout',
  417: 'expectation-failed',
  431: 'headers-too-large',
  503: 'overloaded',
};

/** In problem details. */
export const refuseAsControl: Refuser = ({ status, reason }) =>
  makeProblem(fail(problemKinds[status], { reason }));

/** In the vendor's envelope, with the status of HTTP and the sentence in a header. */
export function refuseAsVendor(emulator: Emulator, vendor: string): Refuser {
  return ({ status, reason }) => {
    const { headers, body } = emulator.refuseBytes(vendor);
    const marks = emulator.marks === 'on' ? [['x-understudy-reason', reason] as const] : [];
    return { status, headers: [...headers, ...marks], body };
  };
}
