import type { SandboxForm, SandboxInput } from '../contracts/control/config.ts';
import {
  assemble,
  checkAll,
  settleForms,
  settleInputs,
  type AssemblyOptions,
} from './assembly/create-emulator.ts';
import type { Emulator } from './core/engine/emulator.ts';
import type { DataOptions } from './persistence/persist.ts';
import { persistEmulator, openDataFolder, startPersistent } from './persistent-server.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

export type { SandboxForm, SandboxInput } from '../contracts/control/config.ts';
export type { FaultRuleInput, SandboxCredentials } from '../contracts/control/input-types.ts';
export { createFetchHandler, type FetchHandler } from './http/fetch-handler.ts';
export { createNodeListener, type ExchangeListener, type NodeListener } from './http/node-listener.ts';
export type { Emulator, Exchange } from './core/engine/emulator.ts';
export { WrongForm } from './assembly/wrong-form.ts';
export { CannotListen, PortTaken, TokenMissing, type RunningServer, type ServerOptions } from './server.ts';

/** How an emulator without sockets is set up. All of it is optional. */
export interface CreateOptions extends AssemblyOptions {
  /** Sandboxes by name, in the form of a configuration file. There is always one called `default`. */
  readonly sandboxes?: Readonly<Record<string, SandboxInput>>;
}

/** How an emulator with sockets is set up. All of it is optional. */
export interface StartOptions extends CreateOptions, Omit<ServerOptions, 'data' | 'shared'> {
  /**
   * Keeps the sandboxes across restarts: what calls and the control API do to them. What a program does to the
   * objects of `emulator` directly is not kept. Default: they live in memory alone.
   */
  readonly data?: DataOptions;
}

/**
 * Makes an emulator of all vendors, without a server. Throws a `WrongForm` for a sandbox whose form is wrong.
 *
 * @example
 * const emulator = createEmulator({ sandboxes: { default: { state: 'empty', random: 7 } } });
 * const fetch = createFetchHandler(emulator, 'polyv-live');
 */
export function createEmulator({ sandboxes = {}, ...rest }: CreateOptions = {}): Emulator {
  checkAll({ ...rest, sandboxes });
  return assemble(settleInputs(sandboxes), rest);
}

/**
 * Makes an emulator from sandboxes that have been read and validated already.
 *
 * @example
 * const build = (sandboxes: Readonly<Record<string, SandboxForm>>) => createConfiguredEmulator(sandboxes);
 */
export function createConfiguredEmulator(
  sandboxes: Readonly<Record<string, SandboxForm>>,
  options: AssemblyOptions = {},
): Emulator {
  return assemble(settleForms(sandboxes), options);
}

/**
 * Starts an emulator of all vendors with its sockets open. Throws a `WrongForm` for a form that is wrong, a `PortTaken` or a
 * `CannotListen` for a port or an address, a `TokenMissing` where others than this machine could reach it; with `data` also a
 * `DataProblem`.
 *
 * @example
 * const server = await startEmulator({ port: 0 });
 * const chat = createTencentChatClient({ baseUrl: server.baseUrls['tencent-chat'] });
 * await server.close();
 */
export async function startEmulator({ data, ...options }: StartOptions = {}): Promise<RunningServer> {
  if (!data) return startServer(createEmulator(options), options);
  checkAll(options);
  const sandboxes = settleInputs(options.sandboxes ?? {});
  return startPersistent(persistEmulator(openDataFolder(data, options), sandboxes, options), options);
}
