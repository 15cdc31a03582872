import { LogUnavailable, SharedProblem, type SharedLog } from '../../shared/shared-log.ts';
import { openNatsLog } from '../../shared/nats/nats-log.ts';
import { startShared } from '../../shared-server.ts';
import type { RunningServer, ServerOptions } from '../../server.ts';
import type { SharedOptions } from '../options/shared.ts';
import { chooseSetup, readAssembly, type WholeOptions } from './open-emulator.ts';

export interface OpenSharedOptions extends SharedOptions, WholeOptions {
  readonly config?: string;
}

/** One of several replicas, with its sockets open. Throws a `SharedProblem`. */
export async function openShared(
  options: OpenSharedOptions & { readonly shared: string },
  serverOptions: ServerOptions,
): Promise<RunningServer> {
  const { shared: url, sharedName: name, sharedReplicas, sharedCredentials, config } = options;
  const { data: _data, shared: _shared, ...rest } = serverOptions;
  const { onProtocolError: onTrouble } = rest;
  const setup = await chooseSetup(config);
  const log = await openNatsLog({
    url,
    name,
    ...(sharedReplicas !== undefined && { replicas: sharedReplicas }),
    ...(sharedCredentials !== undefined && { credentials: sharedCredentials }),
  });
  const replicaOptions = { ...readAssembly(options, setup), ...(onTrouble && { onTrouble }) };
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
