import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { handlerOf } from '../control/handlers/index.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import {
  checkSavedSandboxes,
  firstSandboxLine,
  renewSandbox,
  type CreateSaved,
} from './check-saved-sandboxes.ts';
import { contentProblem } from './data-error.ts';
import { inputOf, requestOf, type EventRecord } from './log-record.ts';

/** What a log holds, with its name for messages. */
export interface Replayed {
  readonly log: string;
  readonly sandboxes: readonly SavedSandbox[];
  readonly events: readonly EventRecord[];
}

/**
 * Lets everything that a log tells of happen again, each at its time, and gives what the sandboxes are then. Throws a
 * `DataProblem` for what could never have been recorded.
 */
export function replay({ log, sandboxes, events }: Replayed, create: CreateSaved): readonly SavedSandbox[] {
  checkSavedSandboxes(log, sandboxes, create);
  const present = sandboxes.map(renewSandbox);
  if (events.length === 0) return present;
  let now = 0;
  const emulator = create(present, () => now);
  const context: ControlContext = { emulator, version: '', controlUrl: () => '', baseUrlOf: () => '' };
  for (const [index, event] of events.entries()) {
    const line = firstSandboxLine + sandboxes.length + index;
    const refused = refuse(event, emulator);
    if (refused !== undefined) throw contentProblem(log, line, refused);
    now = event.at;
    try {
      if (event.kind === 'call') emulator.handle(event.vendor, requestOf(event));
      else change(event.operation, inputOf(event), context);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw contentProblem(log, line, `what it tells of cannot happen again (${said})`);
    }
  }
  return emulator.save();
}

/** The last millisecond that a date can name, in either direction from 1970. */
const dateRange = 8.64e15;

/** Why an event is none that this version records. */
function refuse(event: EventRecord, { vendors }: Emulator): string | undefined {
  if (!(Math.abs(event.at) <= dateRange)) return `its time (${event.at}) is none`;
  if (event.kind === 'call')
    return vendors.some(({ name }) => name === event.vendor)
      ? undefined
      : `its vendor "${event.vendor}" is not known`;
  const operations: Readonly<Record<string, Operation>> = controlOperations;
  const operation = Object.hasOwn(operations, event.operation) ? operations[event.operation] : undefined;
  if (!operation) return `its change "${event.operation}" is not known`;
  return operation.input.safeParse(inputOf(event)).success
    ? undefined
    : `its change "${event.operation}" has a wrong input`;
}

function change(name: string, input: unknown, context: ControlContext): void {
  const { input: form } = (controlOperations as Readonly<Record<string, Operation>>)[name]!;
  const read = form.parse(input);
  try {
    handlerOf(name)(read, context);
  } catch {
    // It failed in the same way when it was recorded.
  }
}
