import { handle } from '../control/handlers/index.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { inputOf, requestOf } from '../persistence/log-record.ts';
import type { GivenRecord, Ground, HeldSandbox, Outcome } from './ground.ts';
import type { CallRecord, ControlRecord } from './shared-record.ts';
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
  const sandbox = held.isGone ? undefined : emulator.sandbox(held.name);
  if (!sandbox) return { kind: 'elsewhere' };
  switch (record.kind) {
    case 'call':
      return answer(ground, held, given, record);
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

function answer(ground: Ground, held: HeldSandbox, given: GivenRecord, record: CallRecord): Outcome {
  const { emulator, claims } = ground;
  const { vendor, seen, connection, isReused } = record;
  const request = requestOf(record);
  const { codec } = emulator.implementation(vendor).vendor;
  const credentialId = codec.credentialId(codec.read(request));
  if (held.name !== 'default' && !claims.has(held.name, vendor, credentialId)) return { kind: 'elsewhere' };
  const { at } = held.place;
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
