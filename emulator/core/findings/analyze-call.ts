import type { JournalEntry } from '../journal/journal.ts';
import { fieldsOf } from '../engine/pipeline.ts';
import type { Visit } from '../engine/call-context.ts';
import { ownRateIn } from '../sandbox/sandbox.ts';

/** Has the judge of a sandbox look at a call, before anything else happens there. */
export function showToJudge(entry: JournalEntry, visit: Visit, isUnchanged: boolean): void {
  const { world, reading, credential, found, implementation } = visit;
  const { vendor } = implementation;
  world.judge.see(entry, {
    vendor,
    reading,
    route: found.route,
    credential,
    limit: found.route && ownRateIn(world, vendor.name, found.route.key, found.route.operation),
    isAsWritten: isUnchanged && entry.faults.length === 0 && entry.defect === undefined,
    input: () => fieldsOf(vendor, visit),
  });
}
