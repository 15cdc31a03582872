import type { Mutant } from './mutant.ts';

/** Defects of what takes a call's bytes, and of what shows them again. */
export const transportMutants: readonly Mutant[] = [
  {
    id: 'core-secret-shown',
    file: 'emulator/core/journal/mask-secrets.ts',
    in: 'maskPairs',
    node: 'CallExpression',
    of: ['written'],
    replace: '$0 || true',
    why: 'The journal shows parameters that may be secret',
    likely: 'test/contract/sandboxes.test.ts',
  },
  {
    id: 'core-body-limit-off-by-one',
    file: 'emulator/core/engine/pipeline.ts',
    in: 'answer.refusal',
    node: '>',
    replace: '$1 >= $2',
    why: 'A body of exactly the largest size is refused',
    likely: 'test/contract/body-size.test.ts',
  },
  {
    id: 'core-fetch-without-host',
    file: 'emulator/http/fetch-handler.ts',
    in: 'toHttpRequest',
    node: 'PropertyAccessExpression',
    of: ['url'],
    replace: "''",
    why: 'A call through the fetch handler has no host',
  },
  {
    id: 'core-mounted-target-shortened',
    file: 'emulator/http/node-request.ts',
    in: 'readEntrance.target',
    node: 'Identifier',
    of: ['originalUrl'],
    replace: 'incoming.url ?? $0',
    why: 'Below a mount point of Express the beginning of the target is lost',
    likely: 'test/contract/transports.test.ts',
  },
];
