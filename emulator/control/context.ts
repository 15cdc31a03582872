import type { RecentCalls } from './recent-calls.ts';
import type { DataFolderReport } from '../../contracts/control/sandboxes.ts';
import type { SharedReport } from '../../contracts/control/shared-report.ts';
import type { ControlOperations } from '../../contracts/control/index.ts';
import type { ProblemKind } from '../../contracts/control/error-kinds.ts';
import { fail, type Failure } from '../../contracts/core/contract/failure.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import type { Input, WireOutput } from '../../contracts/core/contract/operation.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Implementation } from '../core/engine/handler.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import type { Work } from './turns.ts';

/** What the control API takes from a request. */
export interface ControlInput {
  /** The parts of the path, by name. */
  readonly path: unknown;
  /** The parameters of the query, by name. */
  readonly query: unknown;
  /** The body, read from its JSON. */
  readonly body: unknown;
}

/** What keeps the sandboxes across restarts. */
export interface DataStore {
  /** Carries out a change, and writes down what was asked for before it is answered. */
  carryOut<Output>(operation: string, input: ControlInput, change: () => Output): Output;
  /** What is told of the folder. */
  report(): DataFolderReport;
  /** Why nothing can be written down any more. */
  problem(): Error | undefined;
}

/** Several replicas that are one emulator: what is asked of one of them holds for all. */
export interface SharedStore {
  /** Settles when everything is here that was so when somebody asked; gives why it cannot be. */
  readonly ready: (operation: string, input: ControlInput) => Promise<Failure<ProblemKind> | undefined>;
  /** All sandboxes, oldest first, loaded or not. */
  readonly sandboxes: () => readonly KnownSandbox[];
  /** Carries out a change on all replicas, and gives what its caller is told. */
  readonly carryOut: (asked: AskedChange, context: ControlContext) => Promise<Handled | Failure<ProblemKind>>;
  /** The calls of all sandboxes, whichever replica took them, in the order of the log. */
  readonly calls: RecentCalls;
  /** What is told of the shared log. */
  readonly report: () => SharedReport;
  /** Tells of every call that this replica has answered, from now on, with the milliseconds that it took. */
  readonly listen: (hear: (entry: JournalEntry, milliseconds: number) => void) => void;
}

/** What is told of a sandbox in a list. */
export interface KnownSandbox {
  /** The id of the sandbox. */
  readonly id: string;
  /** By vendor name, as they are at present. */
  readonly credentials: () => ReadonlyMap<string, unknown>;
}

export interface AskedChange {
  /** The client's method of the change. */
  readonly operation: string;
  /** As it came. */
  readonly given: ControlInput;
  /** As its form has read it. */
  readonly input: unknown;
}

/** What a handler gave, or is still to do, and how secrets are taken out of the answer when that is printed. */
export interface Handled {
  /** What is answered. */
  readonly output: unknown;
  /** Masks the secrets in a value. */
  readonly hide: <Value>(value: Value) => Value;
}

/** What the control API works on. */
export interface ControlContext {
  /** The emulator that is controlled. */
  readonly emulator: Emulator;
  /** The version of Understudy. */
  readonly version: string;
  /** Where the control API is. */
  readonly controlUrl: () => string;
  /** Where a vendor's calls go. */
  readonly baseUrlOf: (vendor: string) => string;
  /** The data folder. Default: there is none. */
  readonly data?: DataStore;
  /** The shared log. Default: there is none. */
  readonly shared?: SharedStore;
  /** Whether it is to end soon, which load balancers are told. Default: it is not. */
  readonly isStopping?: () => boolean;
  /** The streams of events, where there are any. */
  readonly events?: () => {
    /** How many streams are open. */
    readonly open: number;
    /** How many were let go because nobody read them. */
    readonly dropped: number;
  };
}

export type ControlHandler<Key extends keyof ControlOperations> = (
  input: Input<ControlOperations[Key]>,
  context: ControlContext,
) => Answer<Key>;

/** A handler that may take long: it gives its answer in parts. What it changes is changed before the first of them. */
export type PatientHandler<Key extends keyof ControlOperations> = (
  input: Input<ControlOperations[Key]>,
  context: ControlContext,
) => Answer<Key> | Work<Answer<Key>>;

type Answer<Key extends keyof ControlOperations> = WireOutput<ControlOperations[Key]> | Failure<ProblemKind>;

export type ControlHandlers = {
  readonly [Key in keyof ControlOperations]: ControlHandler<Key> | PatientHandler<Key>;
};

export function findSandbox({ emulator }: ControlContext, id: string): Sandbox | Failure<'unknown-sandbox'> {
  const sandbox = emulator.sandbox(id);
  if (sandbox) return sandbox;
  const known = emulator.sandboxes().map(({ settings }) => settings.id);
  return fail('unknown-sandbox', { id, hint: hintAt(id, known) });
}

export function implementationsOf({ emulator }: ControlContext): readonly Implementation[] {
  return emulator.vendors.map(({ name }) => emulator.implementation(name));
}

export function findVendor(
  { emulator }: ControlContext,
  name: string,
): Implementation | Failure<'unknown-name'> {
  const known = emulator.vendors.map((vendor) => vendor.name);
  return known.includes(name)
    ? emulator.implementation(name)
    : fail('unknown-name', { kind: 'vendor', name, hint: hintAt(name, known) });
}
