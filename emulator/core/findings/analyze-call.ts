import type { JournalEntry } from '../journal/journal.ts';
import { fieldsOf, type VendorCall } from '../engine/call-context.ts';
import { ownRateIn } from '../sandbox/sandbox.ts';

/** Has the analyzer of a sandbox look at a call, before anything else happens there. */
export function analyzeCall(entry: JournalEntry, call: VendorCall, isUnchanged: boolean): void {
  const { sandbox, reading, credential, found, implementation } = call;
  const { vendor } = implementation;
  sandbox.analyzer.see(entry, {
    vendor,
    reading,
    route: found.route,
    credential,
    limit: found.route && ownRateIn(sandbox, vendor.name, found.route.key, found.route.operation),
    isAsWritten: isUnchanged && entry.faults.length === 0 && entry.defect === undefined,
    input: () => fieldsOf(vendor, call),
  });
}
