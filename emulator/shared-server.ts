import type { SandboxSettings } from './core/sandbox/sandbox.ts';
import { openReplica, type Replica, type ReplicaOptions } from './shared/replica.ts';
import type { SharedLog } from './shared/shared-log.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

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
