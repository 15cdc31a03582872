import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';

/** A name for a request that follows from its bytes alone, so that a replayed call has the same: `call-` and twelve hexadecimal digits. */
export function callFingerprint({ method, target, headers, body }: HttpRequest): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([method, target, headers]))
    .update(body);
  return `call-${hash.digest('hex').slice(0, 12)}`;
}
