import { bounds } from '../../contracts/core/config/bounds.ts';
import type { Reason } from '../../contracts/core/contract/reason.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import type { Work } from './turns.ts';

/** A call that was refused for what it found. */
interface Refused {
  readonly vendor: Vendor;
  readonly request: HttpRequest;
  readonly reason: Reason | undefined;
  /** The number of its entry in the journal, if it has one. */
  readonly before?: number | undefined;
}

/**
 * Says which call changed last what a refusal is about: the room that is not there was dissolved by it, the ban that is not
 * there was lifted. `undefined` where the journal has no such call.
 */
export function* findLastChange(
  { vendor, request, reason, before = Infinity }: Refused,
  { journal }: Sandbox,
  emulator: Emulator,
): Work<string | undefined> {
  if (reason?.subject !== 'state') return undefined;
  const { path } = reason;
  const value = emulator.inputOf({ vendor: vendor.name, request })[path];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const earlier = journal
    .entries()
    .slice(-bounds.callsToSearch)
    .filter((entry) => entry.vendor === vendor.name && entry.id < before && entry.outcome === 'success');
  for (const entry of earlier.toReversed()) {
    const isChange = entry.operation !== undefined && !vendor.operations[entry.operation]?.readOnly;
    if (!isChange) continue;
    if (String(emulator.inputOf(entry)[path]) === String(value))
      return `The last change with the same ${path} was call ${entry.id}, ${entry.operation}.`;
    yield entry.request.target.length + entry.request.body.length;
  }
  return undefined;
}
