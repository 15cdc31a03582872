import { startProcess, type ServerProcess } from '../../load/server-process.ts';

type Addresses = Awaited<ServerProcess['ready']>;

/** A replica in a process, which is started again under another address after it was killed. */
export interface ReplicaProcess {
  /** Where it is, as far as it has said so. */
  readonly at: () => Addresses | undefined;
  readonly ready: () => Promise<Addresses>;
  readonly kill: () => Promise<void>;
  readonly stop: () => void;
  readonly resume: () => void;
  readonly restart: () => void;
  readonly stderr: () => string;
}

export function startReplica(options: readonly string[]): ReplicaProcess {
  let said = '';
  let server = startProcess(options);
  let at: Addresses | undefined;
  const watch = (): void => {
    const started = server;
    started.ready.then(
      (addresses) => {
        if (started === server) at = addresses;
      },
      () => undefined,
    );
  };
  watch();
  return {
    at: () => at,
    ready: () => server.ready,
    async kill() {
      at = undefined;
      server.child.kill('SIGKILL');
      await server.ended;
      said += server.stderr();
    },
    stop: () => server.child.kill('SIGSTOP'),
    resume: () => server.child.kill('SIGCONT'),
    restart() {
      server = startProcess(options);
      watch();
    },
    stderr: () => said + server.stderr(),
  };
}
