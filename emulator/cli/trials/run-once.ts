import { sandboxForm, type SandboxForm } from '../../../contracts/control/config.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { readConfig } from '../../assembly/config-file.ts';
import type { VaryReply } from '../../core/variants/answered-call.ts';
import type { DeliveredReply } from '../../core/engine/delivery.ts';
import { defaultSandbox, type Emulator } from '../../core/engine/emulator.ts';
import { environmentOf } from '../../core/sandbox/environment.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import { createConfiguredEmulator } from '../../index.ts';
import { startServer } from '../../server.ts';
import type { Behaviour } from './behaviour.ts';
import { collectNoCalls } from '../run/no-calls.ts';
import { runQuietly, type QuietEnd } from './run-captured.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import { noOperation, watchCalls, type WatchedCalls } from './watch-calls.ts';

/** What is not as it would be in a run. */
interface Changes {
  readonly fault: FaultRule | undefined;
  readonly varyReply: VaryReply;
}

/** How a fresh emulator is made for each run. A reset of its sandbox brings the fault again. */
export type MakeEmulator = (changes: Changes) => Emulator;

/** Reads the configuration once; each run then gets an emulator of its own from it. Throws a `FileProblem`. */
export async function prepareEmulators(config: string | undefined): Promise<MakeEmulator> {
  const forms = await readForms(config);
  const standard = forms[defaultSandbox] ?? sandboxForm.parse({});
  return ({ fault, varyReply }) => {
    const faulty = fault ? { ...standard, faults: [fault] } : standard;
    return createConfiguredEmulator({ ...forms, [defaultSandbox]: faulty }, { varyReply });
  };
}

async function readForms(config: string | undefined): Promise<Readonly<Record<string, SandboxForm>>> {
  if (config === undefined) return {};
  return (await readConfig(config)).sandboxes;
}

/** A run of the command, with what was seen of it. */
export interface Played extends QuietEnd, Behaviour {
  /** What came to the ports and was no call, each in a sentence. */
  readonly noCalls: readonly string[];
  readonly emulator: Emulator;
  readonly watched: WatchedCalls;
  /** The operation that made the run end, because it was called too often. */
  readonly stormOf: string | undefined;
  /** The first reply that was not as it would have been; undefined where what was to be changed did not come about. */
  readonly changedReply: DeliveredReply | undefined;
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
  let changedReply: DeliveredReply | undefined;
  let standing = fault;
  const varyReply: VaryReply = (call) => {
    const body = changeBody?.(call);
    if (body === undefined) return call.reply;
    changedReply ??= { ...call.reply, body };
    return { body };
  };
  const emulator = makeEmulator({ fault, varyReply });
  const watched = watchCalls(emulator);
  const storm = new AbortController();
  let stormOf: string | undefined;
  const stopListening = emulator.listen(({ entry }) => {
    const { vendor, operation = noOperation } = entry;
    if (fault && entry.faults.includes(fault.id)) {
      changedReply ??= entry.reply;
      if (standing === fault) standing = repeat(entry, fault, emulator);
    }
    if (watched.see(entry) <= mostCalls(vendor, operation) || stormOf !== undefined) return;
    stormOf = `${vendor} ${operation}`;
    storm.abort();
  });
  const noCalls = collectNoCalls();
  const limits = { timeLimit, storm: storm.signal, onProtocolError: noCalls.add };
  const end = await runAgainst(emulator, command, limits).finally(stopListening);
  const output = emulator.secrets.hide(end.output);
  const calls = watched.made();
  return {
    ...end,
    output,
    calls,
    emulator,
    watched,
    noCalls: noCalls.sentences(),
    stormOf,
    changedReply,
    fault: standing,
  };
}

interface Limits {
  readonly timeLimit: number | undefined;
  readonly storm: AbortSignal;
  readonly onProtocolError: (sentence: string) => void;
}

async function runAgainst(
  emulator: Emulator,
  [file = '', ...args]: readonly string[],
  { timeLimit, storm, onProtocolError }: Limits,
): Promise<QuietEnd> {
  const server = await startServer(emulator, { port: 0, onProtocolError });
  const env = environmentOf(emulator.sandbox(defaultSandbox)!, emulator.vendors, {
    controlUrl: server.controlUrl,
    baseUrlOf: (vendor) => server.baseUrls[vendor] ?? '',
  });
  try {
    return await runQuietly(file, args, { env, storm, ...(timeLimit !== undefined && { timeLimit }) });
  } finally {
    await server.close();
  }
}

/** Lets a fault that no repetition cures meet the same call again, however often it is repeated; others pass by. */
function repeat(entry: JournalEntry, fault: FaultRule, emulator: Emulator): FaultRule {
  const standing = repeatFor(entry, fault, emulator);
  if (standing !== fault) emulator.sandbox(defaultSandbox)?.faults.replace([standing]);
  return standing;
}

function repeatFor(entry: JournalEntry, fault: FaultRule, emulator: Emulator): FaultRule {
  const { vendor } = emulator.implementation(entry.vendor);
  const input = findOperation(vendor, entry.operation)?.input.safeParse(emulator.inputOf(entry));
  if (vendor.errors[entry.outcome]?.retryable !== false || !input?.success) return fault;
  const given = Object.entries(input.data as object).filter(([, value]) => value !== undefined);
  return { ...fault, match: { ...fault.match, where: Object.fromEntries(given) }, when: {} };
}
