import type { Clients } from '../../clients/index.ts';
import type { VendorName } from '../../contracts/catalog.ts';
import type { ShownFinding } from '../../contracts/control/findings.ts';
import type { FaultRuleInput, SandboxCredentials } from '../../contracts/control/input-types.ts';
import type { ShownEntry } from '../../contracts/control/journal-forms.ts';
import type { Operation, WireInput } from '../../contracts/core/contract/operation.ts';
import type { ControlOperations } from '../../contracts/control/index.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { LocalControl } from './local-control.ts';
import type { Ban, BanMatch } from './find-bans.ts';

type Body<Key extends keyof ControlOperations> = WireInput<ControlOperations[Key] & Operation>['body'];

/** How a clock is set: a mode, or a moment at which it stands still. */
export type ClockInput = Body<'putClock'> | Date | string;

/** The time of a sandbox. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * Moves time on, and tells what became due: bans that ended, limits that opened. A number is seconds; a text is a duration.
   *
   * @example
   * sandbox.clock.advance('1h30m');
   */
  advance(duration: number | string): ReturnType<LocalControl['advanceClock']>['due'];
  /**
   * Sets the clock: to a moment at which it stands still, off by some seconds, or to the machine's. Throws a `ControlError` for
   * a step back without `force`.
   *
   * @example
   * sandbox.clock.set('2023-11-14T22:13:20Z');
   */
  set(setting: ClockInput): void;
}

/** What goes wrong in a sandbox. */
export interface SandboxFaults {
  /**
   * Replaces all rules. Throws a `ControlError` for a rule that is wrong or names what is not there.
   *
   * @example
   * const effect = { type: 'error', code: 60008 } as const;
   * sandbox.faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, when: { times: 1 }, effect }]);
   */
  set(rules: Body<'putFaults'>['rules']): void;
  /** Removes all rules. */
  clear(): void;
  /** The rules, with how often each matched and fired. */
  report(): ReturnType<LocalControl['getFaults']>['rules'];
}

/** Which calls are meant. What is left out is not asked for. */
export type CallMatch = Partial<FaultRuleInput['match']> & {
  /** `success`, or the vendor's error. */
  readonly outcome?: string | number | undefined;
};

/** The calls of a sandbox. */
export interface SandboxJournal {
  /** Those that match, oldest first, each with its request, reply, outcome, and why it was refused; secrets are masked. */
  entries(match?: CallMatch): ShownEntry[];
  /** How many match. */
  count(match?: CallMatch): number;
}

/** What a client or an SDK of one vendor takes to call this sandbox. */
export interface VendorOptions<Credentials> {
  /** Where calls go: answered by `fetch`, and by sockets once `listen` has opened them. It is never a vendor's own host. */
  readonly baseUrl: string;
  /** Who calls: the sandbox's own account at this vendor. */
  readonly credentials: Credentials;
  /** Answers in this process, without a socket. */
  readonly fetch: typeof globalThis.fetch;
  /** The sandbox's time, in milliseconds since 1970; what signs must take it where the sandbox's clock is not the machine's. */
  readonly clock: () => number;
  /** Waits by moving the sandbox's clock, so that no test waits for a retry. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The same by vendor. */
export type SandboxOptions = {
  readonly [Name in VendorName]: VendorOptions<SandboxCredentials[Name]>;
};

/** A sandbox of its own for one test, in this process: nothing that happens here is seen by another one. */
export interface Sandbox extends AsyncDisposable {
  /** The name of the sandbox in its emulator: `default`. */
  readonly name: string;
  /** The emulator that holds this sandbox and no other, for what reaches deeper. */
  readonly emulator: Emulator;
  /** The typed clients, which call as the sandbox's own accounts and live in its time. */
  readonly clients: Clients;
  /** The credentials of the sandbox by vendor. */
  readonly credentials: SandboxCredentials;
  /**
   * What one's own client, or an SDK, takes to call this sandbox, by vendor.
   *
   * @example
   * const chat = createTencentChatClient({ ...sandbox.options['tencent-chat'], retry: neverRetry });
   */
  readonly options: SandboxOptions;
  /** Its time: read it, set it, move it on. */
  readonly clock: SandboxClock;
  /** What goes wrong in it. */
  readonly faults: SandboxFaults;
  /** Its calls, each with its request, reply and reason. */
  readonly journal: SandboxJournal;
  /** Answers calls to the vendors' real host names and to `baseUrl` without a socket, and throws a TypeError for any other host. */
  readonly fetch: typeof globalThis.fetch;
  /** The same as `journal.entries`. */
  calls(match?: CallMatch): ShownEntry[];
  /**
   * Who was banned by a call that succeeded, oldest first: one entry for each user.
   *
   * @example
   * sandbox.bans({ vendor: 'tencent-chat', room: 'test' }).map(({ user }) => user);
   */
  bans(match?: BanMatch): Ban[];
  /** What a vendor would punish, or a reviewer flag, in the calls so far. */
  findings(): ShownFinding[];
  /**
   * Opens sockets on free ports, for programs and SDKs that take a base URL, and gives the variables that lead them here. They close
   * with the sandbox.
   *
   * @example
   * const env = await sandbox.listen();
   * spawn('node', ['service.js'], { env: { ...process.env, ...env } });
   */
  listen(): Promise<Record<string, string>>;
  /** Ends the sandbox and closes its sockets. `await using` does so by itself. */
  close(): Promise<void>;
}
