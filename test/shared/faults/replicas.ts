import { setTimeout as wait } from 'node:timers/promises';
import { startProcess, type ServerProcess } from '../../load/server-process.ts';

type Addresses = Awaited<ServerProcess['ready']>;

/**
 * A replica in a process, which is started again under another address after it was killed. Where it ends by itself, it is
 * started again as well, as whatever watches over processes would do.
 */
export interface ReplicaProcess {
  /** Where it is, as far as it has said so. */
  readonly at: () => Addresses | undefined;
  /** Settles when it has said where it is, however often it was started for that; nothing where it never does. */
  readonly ready: () => Promise<Addresses | undefined>;
  readonly kill: () => Promise<void>;
  readonly stop: () => void;
  readonly resume: () => void;
  readonly restart: () => void;
  /** What it said each time when it ended by itself. */
  readonly endings: { readonly atStart: readonly string[]; readonly later: readonly string[] };
}

const pauseMilliseconds = 500;
const readyMilliseconds = 180_000;

export function startReplica(options: readonly string[]): ReplicaProcess {
  let server: ServerProcess | undefined;
  let at: Addresses | undefined;
  const endings = { atStart: [] as string[], later: [] as string[] };
  const begin = (): void => {
    const started = startProcess(options);
    server = started;
    started.ready.then(
      (addresses) => {
        if (started === server) at = addresses;
      },
      () => undefined,
    );
    void watchEnd(started);
  };
  const watchEnd = async (started: ServerProcess): Promise<void> => {
    await started.ended;
    if (started !== server) return;
    endings[at ? 'later' : 'atStart'].push(started.stderr());
    at = undefined;
    await wait(pauseMilliseconds);
    if (started === server) begin();
  };
  begin();
  return {
    at: () => at,
    async ready() {
      for (const end = performance.now() + readyMilliseconds; !at && performance.now() < end;) await wait(10);
      return at;
    },
    async kill() {
      const killed = server;
      [at, server] = [undefined, undefined];
      killed?.child.kill('SIGKILL');
      await killed?.ended;
    },
    stop: () => server?.child.kill('SIGSTOP'),
    resume: () => server?.child.kill('SIGCONT'),
    restart: begin,
    endings,
  };
}
