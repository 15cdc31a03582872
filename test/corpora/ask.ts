import type { Explanation } from '../../contracts/control/explanation.ts';
import { isFailure } from '../../contracts/core/contract/failure.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { handlerOf } from '../../emulator/control/handlers/index.ts';
import { createEmulator } from '../../emulator/index.ts';
import { noon } from '../core/calls.ts';
import type { Sample, Sent } from './sample.ts';

/** Where the vendors are, as `understudy start` has them. */
const origins = [
  ['tencent-chat', 'http://127.0.0.1:4011'],
  ['tencent-trtc', 'http://127.0.0.1:4012'],
  ['volcengine-livesaas', 'http://127.0.0.1:4013'],
  ['polyv-live', 'http://127.0.0.1:4014'],
] as const;

/** Sends a sample to an emulator as a newcomer starts it, but that its clock stands still, and asks why it was refused. */
export function explain({ vendor, sent, at = noon, before = [] }: Sample): Explanation {
  const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now: at } } } });
  const host = sent.headers?.find(([name]) => name.toLowerCase() === 'host')?.[1];
  for (const [name, origin] of origins)
    // What was recorded elsewhere was sent to another port.
    emulator.addresses.set(name, name === vendor && host && at !== noon ? `http://${host}` : origin);
  for (const one of before) emulator.handle(vendor, toRequest(one));
  emulator.handle(vendor, toRequest(sent));
  const context = { emulator, version: '', controlUrl: () => '', baseUrlOf: () => '' };
  const path = { id: 'default', entry: 'last' as const };
  const explanation = handlerOf('explainEntry')({ path }, context);
  if (isFailure(explanation)) throw new Error('The call is not in the journal.');
  return explanation as Explanation;
}

function toRequest({ method, target, headers = [], body = '' }: Sent): HttpRequest {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { method, target, headers, body: bytes };
}
