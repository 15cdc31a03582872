import { LogUnavailable, SharedProblem, type SharedLog } from '../../shared/shared-log.ts';
import type { SandboxSettings } from '../../core/sandbox/sandbox.ts';
import { openReplica, type Replica, type ReplicaOptions } from '../../shared/replica.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../server.ts';
import type { SharedOptions } from '../options/shared.ts';
import { chooseSetup, readAssembly, type WholeOptions } from './open-emulator.ts';

export interface OpenSharedOptions extends SharedOptions, WholeOptions {
  readonly config?: string;
}

/** So long the replicas of the former version have to keep one sandbox. */
const takeOverMilliseconds = 60_000;

/** One of several replicas, with its sockets open. Throws a `SharedProblem`. */
export async function openShared(
  options: OpenSharedOptions & { readonly shared: string },
  serverOptions: ServerOptions,
): Promise<RunningServer> {
  const { shared: url, sharedName: name = 'understudy', sharedReplicas, sharedCredentials, config } = options;
  const { data: _data, shared: _shared, ...rest } = serverOptions;
  const { onProtocolError: onTrouble } = rest;
  const setup = await chooseSetup(config);
  const { openNatsLog } = await import('../../shared/nats/nats-log.ts');
  const log = await openNatsLog({
    url,
    name,
    warn: onTrouble,
    ...(sharedReplicas !== undefined && { replicas: sharedReplicas }),
    ...(sharedCredentials !== undefined && { credentials: sharedCredentials }),
  });
  const replicaOptions = {
    ...readAssembly(options, setup),
    ...(onTrouble && { onTrouble }),
    ...(options.sharedUpgrade && { takeOver: takeOverMilliseconds }),
  };
  try {
    return await startShared(log, setup.sandboxes, replicaOptions, rest);
  } catch (error) {
    await closeQuietly(log);
    if (error instanceof LogUnavailable)
      throw new SharedProblem(`The shared log at ${url} cannot be used: ${error.message}`);
    throw error;
  }
}

/** Why it was opened in vain says more than why it does not close. */
async function closeQuietly(log: SharedLog): Promise<void> {
  await log.close().catch(() => undefined);
}

export interface SharedServer extends RunningServer {
  readonly replica: Replica;
}

/** Takes part in a shared log, and opens the sockets. Closing them ends both. Throws a `SharedProblem` or a `LogUnavailable`. */
export async function startShared(
  log: SharedLog,
  sandboxes: readonly SandboxSettings[],
  options: Omit<ReplicaOptions, 'sandboxes'>,
  serverOptions: Omit<ServerOptions, 'data' | 'shared'> = {},
): Promise<SharedServer> {
  const replica = await openReplica(log, { ...options, sandboxes });
  const { call, store } = replica;
  try {
    const server = await startServer(replica.emulator, { ...serverOptions, shared: { call, store } });
    const { controlUrl, baseUrls } = server;
    replica.seenAs({ controlUrl: () => controlUrl, baseUrlOf: (vendor) => baseUrls[vendor] ?? '' });
    const close = async (): Promise<void> => {
      await server.close();
      await replica.close();
    };
    return { ...server, replica, close };
  } catch (error) {
    await replica.close();
    throw error;
  }
}
