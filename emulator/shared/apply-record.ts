import { handle } from '../control/handlers/index.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { defaultSandbox } from '../core/engine/emulator.ts';
import { inputOf } from '../persistence/log-record.ts';
import type { LoggedCall } from './call-records.ts';
import type {
  CallOutcome,
  GivenRecord,
  ReplicaServices,
  LoadedSandbox,
  Outcome,
} from './replica-services.ts';
import type { ControlRecord } from './shared-record.ts';
import { noteCallbacks, noteDelivery, takeOver } from './callback-leases.ts';

/** Lets happen what a record tells of, at its time. Total: what is thrown is the outcome. */
export function applyRecord(services: ReplicaServices, loaded: LoadedSandbox, given: GivenRecord): Outcome {
  services.isReplaying = given.isLoading;
  try {
    return services.time.hold(loaded.place.at, () =>
      services.claims.within(loaded.name, () => apply(services, loaded, given)),
    );
  } catch (error) {
    return { kind: 'threw', error };
  } finally {
    services.isReplaying = false;
  }
}

function apply(services: ReplicaServices, loaded: LoadedSandbox, given: GivenRecord): Outcome {
  const { emulator } = services;
  const { record } = given;
  if (record.kind === 'born') {
    emulator.create(record.settings);
    return { kind: 'noted' };
  }
  if (record.kind === 'calls')
    return {
      kind: 'called',
      outcomes: record.calls.map((call) => answerSafely(services, loaded, given, call)),
    };
  const sandbox = loaded.isGone ? undefined : emulator.sandbox(loaded.name);
  if (!sandbox) return { kind: 'elsewhere' };
  switch (record.kind) {
    case 'control':
      return change(services, loaded, given.context ?? services.context, record);
    case 'delivery':
      noteDelivery(loaded, sandbox.journal, record);
      return { kind: 'noted' };
    case 'take over':
      takeOver(services, loaded, given, record.entry);
      return { kind: 'noted' };
    case 'mark':
      return { kind: 'noted' };
  }
}

/** What one call of a record throws concerns no other one. */
function answerSafely(
  services: ReplicaServices,
  loaded: LoadedSandbox,
  given: GivenRecord,
  call: LoggedCall,
): CallOutcome {
  try {
    return answer(services, loaded, given, call);
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function answer(
  services: ReplicaServices,
  loaded: LoadedSandbox,
  given: GivenRecord,
  call: LoggedCall,
): CallOutcome {
  const { emulator, claims } = services;
  const { vendor, request, seen, connection, isReused } = call;
  if (loaded.isGone || !emulator.sandbox(loaded.name)) return { kind: 'elsewhere' };
  const { codec } = emulator.implementation(vendor).vendor;
  const isOwned = (): boolean => claims.has(loaded.name, vendor, codec.credentialId(codec.read(request)));
  if (loaded.name !== defaultSandbox && !isOwned()) return { kind: 'elsewhere' };
  const { at } = loaded.place;
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
  noteCallbacks(services, loaded, given, exchange);
  return { kind: 'answered', exchange };
}

function change(
  { emulator }: ReplicaServices,
  loaded: LoadedSandbox,
  context: ControlContext,
  record: ControlRecord,
): Outcome {
  const operation = (controlOperations as Readonly<Record<string, Operation>>)[record.operation];
  if (!operation) throw new Error(`There is no change "${record.operation}".`);
  const input: unknown = operation.input.parse(inputOf(record));
  try {
    return { kind: 'changed', handled: handle(record.operation, input, { ...context, emulator }) };
  } finally {
    loaded.isGone = !emulator.sandbox(loaded.name);
  }
}
