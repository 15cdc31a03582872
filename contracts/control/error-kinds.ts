import { assumed } from '../core/contract/source.ts';
import type { ErrorSpec } from '../core/contract/vendor.ts';

/** What the control API refuses, as problem details (RFC 9457). The key is the last part of the problem's `type`. */
export const problems = {
  'malformed-request': problem(400, 'This is no request that can be served.', '{reason}'),
  'malformed-json': problem(400, 'The body is not JSON.', '{reason}'),
  unauthorized: problem(
    401,
    'The control API needs a token.',
    'Send Authorization: Bearer, and the token of the server.',
  ),
  forbidden: problem(403, 'The control API does not answer this.', '{reason}'),
  'unknown-path': problem(404, 'There is nothing at this path.', 'The control API has no {path}.{hint}'),
  'unknown-sandbox': problem(404, 'There is no such sandbox.', 'There is no sandbox "{id}".{hint}'),
  'unknown-entry': problem(404, 'There is no such journal entry.', '{reason}'),
  'unknown-name': problem(404, 'There is no such thing.', 'There is no {kind} "{name}".{hint}'),
  'method-not-allowed': problem(405, 'This path does not take this method.', '{path} takes {methods}.'),
  conflict: problem(409, 'This collides with what is there.', '{reason}'),
  'time-goes-backwards': problem(
    409,
    'Time would go backwards.',
    'The sandbox is at {now}, and this would take it back to {then}. Send "force": true if that is meant.',
  ),
  timeout: problem(408, 'The request took too long.', '{reason}'),
  'too-large': problem(413, 'The body is too large.', 'A body has at most {limit} bytes.'),
  'unsupported-media-type': problem(
    415,
    'The body must be application/json.',
    'Send Content-Type: application/json.',
  ),
  'expectation-failed': problem(417, 'The expectation cannot be met.', '{reason}'),
  'invalid-input': problem(422, 'The input is wrong.', '{reason}'),
  'headers-too-large': problem(431, 'The headers are too large.', '{reason}'),
  defect: problem(500, 'This is a bug of the emulator.', '{reason}'),
  'not-kept': problem(500, 'The change could not be written down.', '{reason}'),
  unavailable: problem(503, 'The shared log does not answer.', '{reason}'),
  overloaded: problem(503, 'There is no room for more at the moment.', '{reason}'),
} as const satisfies Record<string, ErrorSpec>;

export type ProblemKind = keyof typeof problems;

/** The header that each answer of the control API has, so that nothing else is taken for it. */
export const controlMark = 'x-understudy-control';

export const problemTypePrefix = 'urn:understudy:problem:';

function problem(status: number, meaning: string, message: string): ErrorSpec {
  return { status, code: status, meaning, message, retryable: false, source: assumed('RFC 9457') };
}
