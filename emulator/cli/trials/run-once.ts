import type { SandboxForm } from '../../../contracts/control/config.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { readConfig } from '../../assembly/config-file.ts';
import { environmentOf } from '../../control/handlers/sandboxes.ts';
import type { VaryReply } from '../../core/variants/answered-call.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { createDemoState } from '../../assembly/demo-state.ts';
import { createConfiguredEmulator, createEmulator } from '../../index.ts';
import { startServer } from '../../server.ts';
import { version } from '../../version.ts';
import { runQuietly, type QuietEnd } from './run-captured.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

/** How a fresh emulator is made for each run. */
export type MakeEmulator = (varyReply?: VaryReply) => Emulator;

/** Reads the configuration once; each run then gets an emulator of its own from it. Throws a `FileProblem`. */
export async function prepareEmulators(config: string | undefined): Promise<MakeEmulator> {
  if (config === undefined) {
    const state = await createDemoState();
    return (varyReply) =>
      createEmulator({ sandboxes: { default: { state } }, ...(varyReply && { varyReply }) });
  }
  const sandboxes: Readonly<Record<string, SandboxForm>> = (await readConfig(config)).sandboxes;
  return (varyReply) => createConfiguredEmulator(sandboxes, varyReply && { varyReply });
}

/** A run of the command, with the sandbox that it called. */
export interface Played extends QuietEnd {
  readonly sandbox: Sandbox;
  readonly emulator: Emulator;
  readonly calls: number;
  /** The operation that made the run end, because it was called too often. */
  readonly stormOf: string | undefined;
  /** Whether what was to be changed came about. */
  readonly isReached: boolean;
  /** The rule that stood at the end, with the input of the call that it took. */
  readonly fault: FaultRule | undefined;
}

export interface Play {
  readonly command: readonly string[];
  readonly makeEmulator: MakeEmulator;
  /** Milliseconds. */
  readonly timeLimit?: number;
  /** The most calls that an operation may get. */
  readonly mostCalls: (vendor: string, operation: string) => number;
}

/** Changes the body of a reply; undefined where it stays as it is. */
export type ChangeBody = (call: Parameters<VaryReply>[0]) => string | undefined;

/** Runs the command once against a fresh emulator, and stops it when it calls one operation too often. */
export async function play(
  { command, makeEmulator, timeLimit, mostCalls }: Play,
  fault?: FaultRule,
  changeBody?: ChangeBody,
): Promise<Played> {
  let isReached = false;
  let standing = fault;
  const emulator = makeEmulator((call) => {
    const body = changeBody?.(call);
    if (body === undefined) return call.reply;
    isReached = true;
    return { body };
  });
  const sandbox = emulator.sandbox('default')!;
  if (fault) sandbox.faults.replace([fault]);
  const storm = new AbortController();
  const counts = new Map<string, number>();
  let stormOf: string | undefined;
  const stopListening = emulator.listen(({ entry }) => {
    const { vendor, operation = 'no operation' } = entry;
    if (standing === fault && fault && entry.faults.includes(fault.id)) {
      isReached = true;
      standing = repeatFor(entry, fault, emulator);
      if (standing !== fault) sandbox.faults.replace([standing]);
    }
    const key = `${vendor} ${operation}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= mostCalls(vendor, operation) || stormOf !== undefined) return;
    stormOf = key;
    storm.abort();
  });
  const server = await startServer(emulator, { port: 0 });
  const context = {
    emulator,
    version,
    controlUrl: () => server.controlUrl,
    baseUrlOf: (vendor: string) => server.baseUrls[vendor] ?? '',
  };
  const [file = '', ...args] = command;
  const end = await runQuietly(file, args, {
    env: environmentOf(sandbox, context),
    ...(timeLimit !== undefined && { timeLimit }),
    storm: storm.signal,
  }).finally(() => server.close());
  stopListening();
  const calls = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const output = emulator.secrets.hide(end.output);
  return { ...end, output, sandbox, emulator, calls, stormOf, isReached, fault: standing };
}

/** An error that no repetition cures meets the same call again, however often it is repeated; others pass by. */
function repeatFor(entry: JournalEntry, fault: FaultRule, emulator: Emulator): FaultRule {
  const { vendor } = emulator.implementation(entry.vendor);
  const input = findOperation(vendor, entry.operation)?.input.safeParse(emulator.inputOf(entry));
  if (vendor.errors[entry.outcome]?.retryable !== false || !input?.success) return fault;
  const given = Object.entries(input.data as object).filter(([, value]) => value !== undefined);
  return { ...fault, match: { ...fault.match, where: Object.fromEntries(given) }, when: {} };
}
