import { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import {
  keyed,
  namedStates,
  sandboxForm,
  type NamedState,
  type SandboxInput,
} from '../../contracts/control/config.ts';
import type { SandboxCredentials } from '../../contracts/control/input-types.ts';
import { checkMatch } from '../../contracts/core/config/check-match.ts';
import { describeStranger } from '../../contracts/core/config/describe-strangers.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { guessTime } from '../../contracts/core/config/guess-time.ts';
import { readTime, timeForm } from '../../contracts/core/config/read-time.ts';
import { clockForm } from '../../contracts/control/clock.ts';
import { durationForm, readDuration } from '../../contracts/core/config/read-duration.ts';
import { describeValue } from '../../contracts/core/contract/reason.ts';
import { isOutcome } from '../../contracts/core/contract/filled-error-key.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { assemble } from '../assembly/create-emulator.ts';
import { settle } from '../assembly/resolve-settings.ts';
import { checkGiven } from '../assembly/wrong-form.ts';
import { show } from '../control/handlers/journal.ts';
import { defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import { environmentOf } from '../core/sandbox/environment.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { startServer, type RunningServer } from '../server.ts';
import { version } from '../version.ts';
import { findBans } from './find-bans.ts';
import { createLocalControl, type LocalControl } from './local-control.ts';
import { createClients, createOptions, createSandboxFetch, inProcessUrl } from './vendor-options.ts';
import type { CallMatch, ClockInput, Sandbox, SandboxClock, SandboxOptions } from './sandbox.ts';

/** Everything that can be said about a sandbox before its first call. All of it is optional. */
export interface OpenOptions extends SandboxInput {
  /** What the vendors have that `state` does not name: `demo` or `empty`. Default: `state` alone decides. */
  readonly like?: NamedState;
}

const path = { id: defaultSandbox };

/**
 * Opens a sandbox in this process, for any test runner. It begins in the demo state unless `state` or `like` say otherwise. Throws
 * a `WrongForm` for an input whose form is wrong.
 *
 * @example
 * await using sandbox = openSandbox({ like: 'demo' });
 * const chat = sandbox.clients['tencent-chat'];
 * await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
 * sandbox.clock.advance('1h');
 */
export function openSandbox(options: OpenOptions = {}): Sandbox {
  const emulator = assemble([readSettings(options)], {});
  const sandbox = emulator.sandbox(defaultSandbox)!;
  let server: RunningServer | undefined;
  const baseUrlOf = (vendor: string): string => server?.baseUrls[vendor] ?? inProcessUrl(vendor);
  const controlUrl = (): string => server?.controlUrl ?? '';
  const control = createLocalControl({ emulator, version, controlUrl, baseUrlOf });
  const closing = new AbortController();
  const fetch = createSandboxFetch(emulator, () => server, closing.signal);
  const clock = createClock(control, () => emulator.sandbox(defaultSandbox)!.clock.now());
  // Every vendor has one, which its own form has read.
  const credentials = Object.fromEntries(sandbox.credentials) as unknown as SandboxCredentials;
  const optionsOf = (): SandboxOptions => createOptions({ credentials, fetch, clock, baseUrlOf });
  const entries = (match: CallMatch = {}): readonly JournalEntry[] =>
    filterEntries(emulator, sandbox.journal.entries(), match);
  const calls = (match?: CallMatch) => entries(match).map((entry) => show(entry, emulator));
  const close = async (): Promise<void> => {
    const open = server;
    server = undefined;
    closing.abort();
    await open?.close();
  };
  return {
    name: defaultSandbox,
    emulator,
    credentials,
    clients: createClients(optionsOf()),
    get options() {
      return optionsOf();
    },
    clock,
    faults: createFaults(control),
    journal: { entries: calls, count: (match) => entries(match).length },
    fetch,
    calls,
    bans(match = {}) {
      checkFields(match, ['vendor', 'room', 'user']);
      checkNames({ vendor: match.vendor });
      return findBans(emulator, sandbox.journal.entries(), match);
    },
    findings: () => control.getFindings({ path }).findings,
    async listen() {
      server ??= await startServer(emulator, { port: 0 });
      return environmentOf(sandbox, emulator.vendors, { controlUrl: controlUrl(), baseUrlOf });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const openForm = sandboxForm.extend({ like: z.enum(namedStates).optional() });

/** Throws a `WrongForm`. */
function readSettings(options: OpenOptions): SandboxSettings {
  const { like, ...form } = checkGiven(options, openForm);
  const { state } = form;
  if (like === undefined) return settle(defaultSandbox, form, () => false);
  const base = settle(defaultSandbox, { ...form, state: like === 'empty' ? {} : undefined }, () => false);
  const given = Object.entries(state ?? {}).filter(([, part]) => part !== undefined);
  return { ...base, state: { ...base.state, ...Object.fromEntries(given) } };
}

function createClock(control: LocalControl, now: () => number): SandboxClock {
  return {
    now,
    advance(duration) {
      const seconds = readSeconds(duration);
      if (Number.isNaN(seconds)) throw new RangeError(describeNoDuration(duration));
      return control.advanceClock({ path, body: { seconds } }).due;
    },
    set(setting) {
      control.putClock({ path, body: readClock(setting) });
    },
  };
}

/** Callers without types give anything. */
function describeNoDuration(given: unknown): string {
  const isTime = given instanceof Date || readTime(String(given)) !== undefined;
  const instead = isTime ? ' To move on to a time, say clock.set(time).' : '';
  return `${durationForm.replace(/\.$/, '')}; a number is seconds. It is ${shorten(describeValue(given), 100)}.${instead}`;
}

/** Callers without types give anything. */
const readSeconds = (given: unknown): number =>
  typeof given === 'number' ? given : readDuration(String(given));

type ClockForm = Exclude<ClockInput, Date | string>;

const isForm = (given: unknown): given is ClockForm =>
  typeof given === 'object' && given !== null && !(given instanceof Date);

/** Throws a `RangeError` for a time that is none. */
function readClock(given: ClockInput): ClockForm {
  if (isForm(given)) return checkGiven(given, clockForm);
  const text = shorten(String(given));
  const now = readTime(given instanceof Date ? dayAndTime(given) : text);
  if (now !== undefined) return { mode: 'frozen', now };
  const ahead = Number.isNaN(readSeconds(given)) ? '' : `; clock.advance('${text}') moves it on`;
  throw new RangeError(
    `A clock is set to a Date, or to ${timeForm}; ${guessTime(given) ?? `not to "${text}"${ahead}`}.`,
  );
}

/** Nothing for a date that is none, which cannot be written. */
function dayAndTime(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function createFaults(control: LocalControl): Sandbox['faults'] {
  return {
    set(rules) {
      control.putFaults({ path, body: { rules } });
    },
    clear() {
      control.deleteFaults({ path });
    },
    report: () => control.getFaults({ path }).rules,
  };
}

function filterEntries(
  emulator: Emulator,
  entries: readonly JournalEntry[],
  match: CallMatch,
): readonly JournalEntry[] {
  checkFields(match, ['vendor', 'operation', 'where', 'outcome']);
  const { outcome, where = {}, ...names } = match;
  const said = outcome === undefined ? undefined : String(outcome);
  const { vendor, operation } = checkNames({ ...names, where, outcome: said });
  const wanted = Object.entries(where).map(([field, value]) => [field, asText(value)] as const);
  return entries.filter(
    (entry) =>
      (vendor === undefined || entry.vendor === vendor) &&
      (operation === undefined || entry.operation === operation) &&
      (said === undefined || isOutcome(said, entry)) &&
      agrees(wanted.length > 0 ? emulator.inputOf(entry) : {}, wanted),
  );
}

/** Throws a TypeError for a field that no match has: it would be asked of nothing. */
function checkFields(match: object, known: readonly string[]): void {
  const stranger = Object.keys(match).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new TypeError(describeStranger(stranger, known));
}

/** Puts the key of an operation in the place of another name. Throws a TypeError for a match that could never meet a call. */
function checkNames<Match extends Parameters<typeof checkMatch>[0]>(match: Match): Match {
  const named = keyed(match);
  const problem = checkMatch(named, vendors);
  if (problem) throw new TypeError(`${problem.path.join('.')}: ${problem.message}`);
  return named;
}

function agrees(
  input: Readonly<Record<string, unknown>>,
  wanted: readonly (readonly [field: string, text: string])[],
): boolean {
  return wanted.every(([field, text]) => asText(input[field]) === text);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value ?? null);
}
