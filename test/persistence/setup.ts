import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlOperations } from '../../contracts/control/index.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { handlers } from '../../emulator/control/handlers/index.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { DataOptions, PersistentEmulator } from '../../emulator/persistence/persist.ts';
import { persistEmulator, openDataFolder } from '../../emulator/persistent-server.ts';

/** A machine's clock that a test moves. */
export interface MachineTime {
  now: number;
}

export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'understudy-data-')), 'data');
}

/** What a folder would be if its process were killed now. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock') });
  return copy;
}

export function logOf(folder: string): string {
  return join(folder, 'calls.log');
}

export function readLogOf(folder: string): Buffer {
  return readFileSync(logOf(folder));
}

/** Opens a folder, or goes on with it. Marks are off, because the journal begins anew. */
export function openPersistent(
  data: DataOptions,
  sandboxes: Readonly<Record<string, SandboxInput>> = {},
  time: MachineTime = { now: 1_700_000_000_000 },
): PersistentEmulator {
  const options = { now: () => time.now, debugHeaders: 'off' } as const;
  return persistEmulator(openDataFolder(data, options), settleInputs(sandboxes), options);
}

/** Something to do to an emulator by the control API. */
export interface Change {
  readonly operation: keyof typeof handlers;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Carries out a change as the control API does, and gives its answer. */
export function change(
  emulator: Emulator,
  { operation, input }: Change,
  persistent?: PersistentEmulator,
): unknown {
  const { input: form }: Operation = controlOperations[operation];
  const given = { path: undefined, query: undefined, body: undefined, ...input };
  const read = form.parse(given);
  // A loop over operations cannot keep each one's types.
  const handler = handlers[operation] as (input: unknown, context: object) => unknown;
  const run = () => handler(read, { emulator, version: '', controlUrl: () => '', baseUrlOf: () => '' });
  return persistent ? persistent.carryOut(operation, given, run) : run();
}
