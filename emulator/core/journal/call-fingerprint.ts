import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { JournalEntry } from './journal.ts';

/** A name for a request that follows from its bytes alone: twelve hexadecimal digits. */
function fingerprint({ method, target, headers, body }: HttpRequest): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([method, target, headers]))
    .update(body);
  return hash.digest('hex').slice(0, 12);
}

/**
 * The name of one call: `call-`, its number and what its bytes come to. The number tells it from calls that are equal to it;
 * the bytes tell it from the call that has the number after a reset.
 */
export function callName({ id, request }: Pick<JournalEntry, 'id' | 'request'>): string {
  return `call-${id}-${fingerprint(request)}`;
}

/** Whether a call has this name, or one without its number. */
export function isCalled({ id, request }: Pick<JournalEntry, 'id' | 'request'>, name: string): boolean {
  const digits = fingerprint(request);
  return name === `call-${id}-${digits}` || name === `call-${digits}`;
}

/** The number in the name of a call; undefined where it has none. */
export function numberIn(name: string): number | undefined {
  const [, number] = /^call-(\d+)-/.exec(name) ?? [];
  return number === undefined ? undefined : Number(number);
}
