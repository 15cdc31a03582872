import { checkFaultRules } from '../../../contracts/core/config/check-fault-rules.ts';
import { faultRule, type FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { fail, type Failure } from '../../../contracts/core/contract/failure.ts';
import { findOperation, type NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { createEmulator, defaultSandbox, type Emulator } from '../../core/engine/emulator.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox, SandboxSettings } from '../../core/sandbox/sandbox.ts';
import { openRehearsal, workOfCall } from '../replay-calls.ts';
import { wholeTurn, type Work } from '../turns.ts';
import { inputOfCaller, writeRequest } from './caller-input.ts';

/** How a call of the journal can be made again, by anybody and at any time, so that it is answered as it was. */
export interface Repetition {
  readonly vendor: Vendor;
  readonly operation: NamedOperation;
  readonly input: Readonly<Record<string, unknown>>;
  /** The time by the sandbox's clock, in ISO 8601. */
  readonly now: string;
  /** What the vendor had before the call, in its own form. */
  readonly state: unknown;
  /** The fields of the credential that are no secret, where they are not those of the default sandbox. */
  readonly credential: Readonly<Record<string, unknown>> | undefined;
  readonly faults: readonly FaultRule[];
  /** Whether a rule answers in the vendor's place, since what led to the answer cannot be had again. */
  readonly isStaged: boolean;
}

interface Attempt extends Pick<Repetition, 'state' | 'faults' | 'isStaged'> {
  /** Whether it may be tried; a rule may name an error that no rule can bring about. */
  readonly isValid: boolean;
}

/** Tries in a sandbox of its own what brings the answer about: the state of before, that of now, or a rule that answers. */
export function* findRepetition(
  entry: JournalEntry,
  sandbox: Sandbox,
  emulator: Emulator,
): Work<Repetition | Failure<'invalid-input'>> {
  const { vendor, stateStore } = emulator.implementation(entry.vendor);
  const operation = findOperation(vendor, entry.operation);
  if (!operation) return fail('invalid-input', { reason: 'No operation was found in this call.' });
  const before = yield* stateBefore(entry, sandbox, emulator);
  const now = stateStore.save(sandbox.states.get(vendor.name));
  const fired = rulesThatFired(entry, sandbox);
  const staged = ruleInstead(entry);
  const attempts: readonly Attempt[] = [
    { state: before, faults: fired, isStaged: false, isValid: true },
    { state: now, faults: fired, isStaged: false, isValid: true },
    {
      state: before,
      faults: [staged],
      isStaged: true,
      isValid: checkFaultRules([staged], [vendor]).length === 0,
    },
  ];
  const call = {
    vendor,
    operation,
    input: inputOfCaller(entry, emulator),
    now: new Date(entry.now).toISOString(),
    credential: visibleCredential(vendor, sandbox, emulator),
  };
  for (const { isValid, ...attempt } of attempts) {
    yield wholeTurn;
    const repetition = { ...call, ...attempt };
    if (isValid && isAnsweredAs(entry, repetition, sandbox, emulator)) return repetition;
  }
  return fail('invalid-input', {
    reason: 'Made again, this call is answered otherwise: what led to its answer cannot be had any more.',
  });
}

function* stateBefore(entry: JournalEntry, sandbox: Sandbox, emulator: Emulator): Work<unknown> {
  const rehearsal = openRehearsal(sandbox, emulator, sandbox.assumptions);
  yield wholeTurn;
  for (const earlier of sandbox.journal.entries()) {
    if (earlier.id >= entry.id) break;
    rehearsal.make(earlier);
    yield workOfCall(earlier);
  }
  return rehearsal.save().states[entry.vendor];
}

/** The rules that changed the answer, as far as they still stand. */
function rulesThatFired(entry: JournalEntry, sandbox: Sandbox): readonly FaultRule[] {
  return sandbox.faults
    .report()
    .filter(({ rule }) => entry.faults.includes(rule.id))
    .map(({ rule: { id, match, effect } }) => faultRule.parse({ id, match, effect }));
}

/** A rule that answers as the vendor did. */
function ruleInstead({ vendor, operation, outcome }: JournalEntry): FaultRule {
  const effect = ['hang', 'reset'].includes(outcome) ? { type: outcome } : { type: 'error', code: outcome };
  return faultRule.parse({ id: 'as-it-was-answered', match: { vendor, operation }, effect });
}

function visibleCredential(vendor: Vendor, sandbox: Sandbox, { secrets }: Emulator) {
  const fake = Object.entries(vendor.credential.fake as object);
  const own = sandbox.credentials.get(vendor.name) as Readonly<Record<string, unknown>>;
  if (fake.every(([name, value]) => own[name] === value)) return undefined;
  return Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== undefined && secrets.hideIn(value) === value),
  );
}

function isAnsweredAs(
  entry: JournalEntry,
  { vendor, operation, input, state, credential, faults }: Repetition,
  sandbox: Sandbox,
  emulator: Emulator,
): boolean {
  const signedBy: unknown = Object.assign({}, vendor.credential.fake, credential);
  const settings: SandboxSettings = {
    ...sandbox.settings,
    id: defaultSandbox,
    clock: { mode: 'system' },
    credentials: { ...sandbox.settings.credentials, [vendor.name]: signedBy },
    state: { ...sandbox.settings.state, [vendor.name]: state },
    assumptions: sandbox.assumptions,
    faults,
    steps: [],
  };
  const other = createEmulator({
    implementations: emulator.vendors.map(({ name }) => emulator.implementation(name)),
    host: () => entry.now,
    sandboxes: [settings],
    debugHeaders: 'off',
  });
  const request = writeRequest(vendor, { operation, input, credential: signedBy, now: entry.now });
  return request !== undefined && other.handle(vendor.name, request).entry.outcome === entry.outcome;
}
