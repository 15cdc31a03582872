import type { Implementation } from '../implement.ts';
import type { JournalEntry } from '../journal.ts';
import { rateIn, type World } from '../world.ts';
import type { Judge } from './judge.ts';
import { watchEntry, type EntryReading } from './watched-call.ts';

/** Lets a sandbox's judge read its journal to the end. */
export function readJournal(
  world: World,
  implementationOf: (vendor: string) => Implementation,
  readEntry: (entry: JournalEntry) => EntryReading,
): Judge {
  for (const entry of world.journal.entries()) {
    if (entry.id <= world.judge.lastSeen()) continue;
    const { vendor } = implementationOf(entry.vendor);
    const read = readEntry(entry);
    const { route } = read;
    const credential = world.credentials.get(vendor.name);
    const limit = route && rateIn(world, vendor.name, route.key, route.operation);
    world.judge.see(watchEntry(entry, { ...read, vendor, credential, limit }));
  }
  return world.judge;
}
