import { clients, type Clients } from '../../clients/index.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { type ControlOperations, controlOperations } from '../../contracts/control/index.ts';
import type { SandboxCredentials } from '../../contracts/control/input-types.ts';
import type { ShownEntry } from '../../contracts/control/journal.ts';
import { markInProcess } from '../../contracts/core/config/only-emulators.ts';
import type { WireInput, Operation, WireOutput } from '../../contracts/core/contract/operation.ts';
import { createFetchHandler } from '../http/fetch-handler.ts';
import { show } from '../control/handlers/journal.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { environmentOf } from '../core/sandbox/environment.ts';
import type { Sandbox as EmulatorSandbox } from '../core/sandbox/sandbox.ts';
import type { RunningServer } from '../server.ts';
import { settleInput, takenIn } from '../assembly/resolve-settings.ts';
import { version } from '../version.ts';
import type { z } from 'zod';
import { ControlError } from '../../clients/control/index.ts';
import type { ControlCall } from '../../contracts/control/calls.ts';
import { problems, type ProblemKind } from '../../contracts/control/error-kinds.ts';
import { fail, isFailure } from '../../contracts/core/contract/failure.ts';
import type { ControlContext } from '../control/context.ts';
import { handlerOf } from '../control/handlers/index.ts';
import { describeFailure, describeIssues } from '../control/problem-details.ts';

type Body<Key extends keyof ControlOperations> = WireInput<ControlOperations[Key]>['body'];

/** The time of a sandbox. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Moves time on by seconds, and tells what became due: bans that ended, limits that opened. */
  advance(seconds: number): ReturnType<LocalControl['advanceClock']>['due'];
  /** Sets the clock: frozen, off by some seconds, or the machine's. Throws a `ControlError` for a step back without `force`. */
  set(setting: Body<'putClock'>): void;
}

/** What goes wrong in a sandbox. */
export interface SandboxFaults {
  /** Replaces all rules. Throws a `ControlError` for a rule that is wrong or names what is not there. */
  set(rules: Body<'putFaults'>['rules']): void;
  clear(): void;
  /** The rules, with how often each matched and fired. */
  report(): ReturnType<LocalControl['getFaults']>['rules'];
}

/** A sandbox of its own for one test: nothing that happens here is seen by another one. */
export interface Sandbox {
  readonly name: string;
  /** The credentials of the sandbox by vendor, for code that makes its own clients; it takes `fetch` and `clock.now` too. */
  readonly credentials: SandboxCredentials;
  readonly clients: Clients;
  readonly clock: SandboxClock;
  readonly faults: SandboxFaults;
  /** Answers calls to the vendors' real host names without a socket, and throws a TypeError for any other host. */
  readonly fetch: typeof globalThis.fetch;
  /** Every call so far, with its secrets masked. */
  calls(): ShownEntry[];
  /** The variables that lead a program to this sandbox through a server of its emulator. */
  environment(server: RunningServer): Record<string, string>;
  close(): void;
}

/** Opens a sandbox. Throws a `WrongForm` for an input whose form is wrong. */
export function openSandbox(emulator: Emulator, name: string, input: SandboxInput): Sandbox {
  const sandbox = emulator.create(settleInput(name, input, takenIn(emulator)));
  const hostOf = (vendor: string) => emulator.vendors.find((one) => one.name === vendor)?.hosts[0] ?? '';
  const baseUrlOf = (vendor: string) => `https://${hostOf(vendor)}`;
  const context = { emulator, version, controlUrl: () => '', baseUrlOf };
  const control = createLocalControl(context);
  const fetch = createFetch(emulator);
  const path = { id: name };
  const clock: SandboxClock = {
    now: () => sandbox.clock.now(),
    advance: (seconds) => control.advanceClock({ path, body: { seconds } }).due,
    set(setting) {
      control.putClock({ path, body: setting });
    },
  };
  return {
    name,
    // Every vendor has one, which its own form has read.
    credentials: Object.fromEntries(sandbox.credentials) as unknown as SandboxCredentials,
    clients: createClients(sandbox, fetch, clock),
    clock,
    faults: {
      set(rules) {
        control.putFaults({ path, body: { rules } });
      },
      clear() {
        control.deleteFaults({ path });
      },
      report: () => control.getFaults({ path }).rules,
    },
    fetch,
    calls: () => sandbox.journal.entries().map((entry) => show(entry, emulator)),
    environment: ({ baseUrls, controlUrl }) =>
      environmentOf(sandbox, emulator.vendors, {
        controlUrl,
        baseUrlOf: (vendor) => baseUrls[vendor] ?? '',
      }),
    close() {
      emulator.remove(name);
    },
  };
}

/** The clients call as the sandbox's own accounts and live in its time: a retry waits by moving the clock. */
function createClients(
  sandbox: EmulatorSandbox,
  fetch: typeof globalThis.fetch,
  clock: SandboxClock,
): Clients {
  const options = {
    fetch,
    clock: clock.now,
    wait(milliseconds: number) {
      clock.advance(milliseconds / 1000);
      return Promise.resolve();
    },
    environment: {},
  };
  const made = Object.entries(clients).map(([vendor, create]) => {
    const credentials = sandbox.credentials.get(vendor);
    return [vendor, (create as (options: object) => unknown)({ ...options, credentials })];
  });
  // Each client has the type that `clients` gives it; a loop over them cannot keep it.
  return Object.fromEntries(made) as Clients;
}

function createFetch(emulator: Emulator): typeof globalThis.fetch {
  const transports = new Map(
    emulator.vendors.flatMap(({ name, hosts }) => {
      const transport = createFetchHandler(emulator, name);
      return hosts.map((host) => [host, transport] as const);
    }),
  );
  return markInProcess<typeof globalThis.fetch>(async (input, init) => {
    const request = new Request(input, init);
    const { hostname } = new URL(request.url);
    const transport = transports.get(hostname);
    if (!transport) throw new TypeError(`fetch failed: the sandbox answers for no host "${hostname}".`);
    return transport(request);
  });
}

/** The control API without a socket: one function per call, which answers at once. */
export type LocalControl = {
  readonly [Key in keyof ControlOperations]: ControlCall<
    ControlOperations[Key],
    WireOutput<ControlOperations[Key]>
  >;
};

/** The functions throw a `ControlError` where the control API refuses. */
export function createLocalControl(context: ControlContext): LocalControl {
  const functions = Object.entries<Operation>(controlOperations).map(([key, operation]) => {
    const perform = (parts: object = {}): unknown => {
      const input = operation.input.safeParse({ path: {}, query: {}, body: undefined, ...parts });
      const output = input.success
        ? handlerOf(key)(input.data, context)
        : fail('invalid-input', reasonOf(input.error));
      if (!isFailure(output)) return output;
      const { status, message } = problems[output.error as ProblemKind];
      throw new ControlError(status, { detail: describeFailure(message, output.details) });
    };
    return [key, perform];
  });
  return Object.fromEntries(functions) as LocalControl;
}

function reasonOf(error: z.ZodError): { readonly reason: string } {
  const [first] = describeIssues(error);
  return { reason: `${first?.path || 'The input'}: ${first?.message ?? 'wrong'}` };
}
