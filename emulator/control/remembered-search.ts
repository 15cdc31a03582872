import { createHash } from 'node:crypto';
import {
  dissectInParts,
  type Findings,
  type OtherSecret,
  type SecretPart,
  type SignedCall,
} from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Work } from './turns.ts';

/** What was found of so many signatures is kept, the last ones. */
const mostRemembered = 16;

/** By what each search went by. It goes with the emulator. */
const remembered = new WeakMap<Emulator, Map<string, Findings>>();

/**
 * Looks for what a client has signed, which may take seconds, and finds at once what was looked for lately: the same call
 * is explained in a terminal, in a report and in the console.
 */
export function* searchOnce(
  signed: SignedCall<SecretPart>,
  request: HttpRequest,
  others: readonly OtherSecret[],
  emulator: Emulator,
): Work<Findings> {
  const searches = remembered.get(emulator) ?? new Map<string, Findings>();
  remembered.set(emulator, searches);
  const key = nameSearch(signed, request, others, emulator);
  const findings = searches.get(key) ?? (yield* dissectInParts(signed, others, emulator.secrets.hide));
  searches.delete(key);
  searches.set(key, findings);
  if (searches.size > mostRemembered) searches.delete(searches.keys().next().value!);
  return findings;
}

/**
 * What a search depends on, as a digest, for secrets are among it. How many secrets are known is part of it: what was found hides
 * those that were known then.
 */
function nameSearch(
  { scheme, right }: SignedCall<SecretPart>,
  { method, target, headers, body }: HttpRequest,
  others: readonly OtherSecret[],
  { secrets }: Emulator,
): string {
  const parts = right.map(({ secret, ids, beside }) => [secret, ids, beside]);
  const said = [scheme.name, parts, method, target, headers, others, secrets.count()];
  return createHash('sha256').update(JSON.stringify(said)).update('\0').update(body).digest('base64');
}
