import { Agent, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import { tightenIds } from '../../contracts/core/contract/int64.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

/** How a call ended; `output` is there after a success, else `error` with the vendor's code. */
export interface Answer {
  readonly output?: unknown;
  readonly error?: string;
  /** From the first byte out to the last byte in. */
  readonly milliseconds: number;
}

/** Makes signed calls; rejects when the connection breaks. */
export type Caller = (key: string, input: Readonly<Record<string, unknown>>) => Promise<Answer>;

/** Calls a vendor as one credential; `now` is in milliseconds since 1970. */
export function createCaller(
  vendor: Vendor,
  baseUrl: string,
  credential: unknown,
  agent: Agent,
  now: () => number = Date.now,
): Caller {
  const ids = createSeededIds(1);
  return async (key, input) => {
    const operation = findOperation(vendor, key);
    if (!operation) throw new Error(`${vendor.name} has no operation ${key}.`);
    const wire = tightenIds(operation.input, input) as Record<string, unknown>;
    const { url, method, headers, body } = vendor.codec.write({
      operation,
      input: wire,
      credential,
      baseUrl,
      now: now(),
      ids,
    });
    const start = performance.now();
    const reply = await exchange(url, method, headers, body, agent);
    const milliseconds = performance.now() - start;
    const said = vendor.codec.understand(reply);
    if (said.kind === 'output') return { output: said.output, milliseconds };
    return { error: said.kind === 'error' ? String(said.code) : `HTTP ${reply.status}`, milliseconds };
  };
}

function exchange(
  url: string,
  method: string,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array,
  agent: Agent,
): Promise<{ status: number; headers: [string, string][]; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method, agent, headers: Object.fromEntries(headers) });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((said) => {
        resolve({ status: response.statusCode ?? 0, headers: [], body: said });
      }, reject);
    });
    outgoing.end(body);
  });
}
