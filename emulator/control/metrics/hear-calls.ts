import type { ControlContext } from '../context.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';

/** Hears of a call, and how long it took where that was measured. */
export type HearCall = (entry: JournalEntry, milliseconds: number | undefined) => void;

/**
 * Tells of the calls that were answered here: of those that journals still have, then of those that come. Of several replicas
 * each tells of the ones that it took itself from now on, since the journals have those of all. Gives what must be called
 * before anybody looks: how long a call took is known only after it was told of.
 */
export function hearCalls({ emulator, shared }: ControlContext, hear: HearCall): () => void {
  if (shared) {
    shared.listen(hear);
    return () => undefined;
  }
  const tell = (entry: JournalEntry): void => {
    hear(entry, entry.request.timing?.answeredIn);
  };
  for (const { journal } of emulator.sandboxes()) for (const entry of journal.entries()) tell(entry);
  let latest: JournalEntry | undefined;
  const settle = (): void => {
    if (latest) tell(latest);
    latest = undefined;
  };
  emulator.listen(({ entry }) => {
    settle();
    latest = entry;
  });
  return settle;
}
