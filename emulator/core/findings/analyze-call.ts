import type { JournalEntry } from '../journal/journal.ts';
import { fieldsOf } from '../engine/pipeline.ts';
import type { CallContext } from '../engine/call-context.ts';
import { ownRateIn } from '../sandbox/sandbox.ts';

/** Has the judge of a sandbox look at a call, before anything else happens there. */
export function analyzeCall(entry: JournalEntry, context: CallContext, isUnchanged: boolean): void {
  const { sandbox, reading, credential, found, implementation } = context;
  const { vendor } = implementation;
  sandbox.analyzer.see(entry, {
    vendor,
    reading,
    route: found.route,
    credential,
    limit: found.route && ownRateIn(sandbox, vendor.name, found.route.key, found.route.operation),
    isAsWritten: isUnchanged && entry.faults.length === 0 && entry.defect === undefined,
    input: () => fieldsOf(vendor, context),
  });
}
