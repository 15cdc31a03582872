import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { handlerOf } from '../control/handlers.ts';
import type { HostClock } from '../core/clock.ts';
import type { Emulator } from '../core/emulator.ts';
import type { SavedWorld } from '../core/saved-world.ts';
import { inputOf, requestOf, type EventRecord } from './log-record.ts';

/** Makes an emulator of saved sandboxes. */
export type CreateSaved = (saved: readonly SavedWorld[], host: HostClock) => Emulator;

/** Lets everything that a log tells of happen again, each at its time, and gives what the sandboxes are then. */
export function replay(
  worlds: readonly SavedWorld[],
  events: readonly EventRecord[],
  create: CreateSaved,
): readonly SavedWorld[] {
  if (events.length === 0) return worlds;
  let now = 0;
  const emulator = create(worlds, () => now);
  const context: ControlContext = { emulator, version: '', controlUrl: () => '', baseUrlOf: () => '' };
  for (const event of events) {
    now = event.at;
    if (event.kind === 'call') emulator.handle(event.vendor, requestOf(event));
    else change(event.operation, inputOf(event), context);
  }
  return emulator.save();
}

function change(name: string, input: unknown, context: ControlContext): void {
  const operations: Readonly<Record<string, Operation>> = controlOperations;
  const read = operations[name]?.input.safeParse(input);
  if (!read?.success) throw new Error(`The recorded change "${name}" is not one of this version.`);
  try {
    handlerOf(name)(read.data, context);
  } catch {
    // It failed in the same way when it was recorded.
  }
}
