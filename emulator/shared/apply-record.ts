import { handle } from '../control/handlers/index.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { defaultSandbox } from '../core/engine/emulator.ts';
import { inputOf } from '../persistence/log-record.ts';
import type { LoggedCall } from './call-records.ts';
import type { CallOutcome, GivenRecord, Ground, HeldSandbox, Outcome } from './ground.ts';
import type { ControlRecord } from './shared-record.ts';
import { noteCallbacks, noteDelivery, takeOver } from './callback-leases.ts';

/** Lets happen what a record tells of, at its time. Total: what is thrown is the outcome. */
export function applyRecord(ground: Ground, held: HeldSandbox, given: GivenRecord): Outcome {
  ground.isReplaying = given.isLoading;
  try {
    return ground.time.hold(held.place.at, () =>
      ground.claims.within(held.name, () => apply(ground, held, given)),
    );
  } catch (error) {
    return { kind: 'threw', error };
  } finally {
    ground.isReplaying = false;
  }
}

function apply(ground: Ground, held: HeldSandbox, given: GivenRecord): Outcome {
  const { emulator } = ground;
  const { record } = given;
  if (record.kind === 'born') {
    emulator.create(record.settings);
    return { kind: 'noted' };
  }
  if (record.kind === 'calls')
    return { kind: 'called', outcomes: record.calls.map((call) => answerSafely(ground, held, given, call)) };
  const sandbox = held.isGone ? undefined : emulator.sandbox(held.name);
  if (!sandbox) return { kind: 'elsewhere' };
  switch (record.kind) {
    case 'control':
      return change(ground, held, given.context ?? ground.context, record);
    case 'delivery':
      noteDelivery(held, sandbox.journal, record);
      return { kind: 'noted' };
    case 'take over':
      takeOver(ground, held, given, record.entry);
      return { kind: 'noted' };
    case 'mark':
      return { kind: 'noted' };
  }
}

/** What one call of a record throws concerns no other one. */
function answerSafely(ground: Ground, held: HeldSandbox, given: GivenRecord, call: LoggedCall): CallOutcome {
  try {
    return answer(ground, held, given, call);
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function answer(ground: Ground, held: HeldSandbox, given: GivenRecord, call: LoggedCall): CallOutcome {
  const { emulator, claims } = ground;
  const { vendor, request, seen, connection, isReused } = call;
  if (held.isGone || !emulator.sandbox(held.name)) return { kind: 'elsewhere' };
  const { codec } = emulator.implementation(vendor).vendor;
  const isOwned = (): boolean => claims.has(held.name, vendor, codec.credentialId(codec.read(request)));
  if (held.name !== defaultSandbox && !isOwned()) return { kind: 'elsewhere' };
  const { at } = held.place;
  // Calls of one record were under way at the same time: none of them could know the answer of another one.
  const timing = {
    connection,
    opened: isReused ? 0 : seen + 1,
    isReused,
    arrived: seen + 1,
    left: given.sequence,
    arrivedAt: at,
    leftAt: at,
  };
  const exchange = emulator.handle(vendor, { ...request, timing });
  noteCallbacks(ground, held, given, exchange);
  return { kind: 'answered', exchange };
}

function change(
  { emulator }: Ground,
  held: HeldSandbox,
  context: ControlContext,
  record: ControlRecord,
): Outcome {
  const operation = (controlOperations as Readonly<Record<string, Operation>>)[record.operation];
  if (!operation) throw new Error(`There is no change "${record.operation}".`);
  const input: unknown = operation.input.parse(inputOf(record));
  try {
    return { kind: 'changed', handled: handle(record.operation, input, { ...context, emulator }) };
  } finally {
    held.isGone = !emulator.sandbox(held.name);
  }
}
