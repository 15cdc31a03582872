import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freeBlock } from '../cli/free-block.ts';

export interface ClusterOptions {
  /** Default: 1. */
  readonly size?: number;
  /** More lines for the configuration of each node: TLS, users. */
  readonly config?: string;
  /** Default: with JetStream. */
  readonly jetStream?: 'on' | 'off';
  /** What stands before the address of a node. Default: `nats`. */
  readonly scheme?: string;
}

/** One `nats-server` in a process and with a folder of its own. */
export interface NatsNode {
  readonly name: string;
  readonly url: string;
  readonly monitorUrl: string;
  readonly isRunning: () => boolean;
  /** Ends it without a warning. */
  readonly kill: () => Promise<void>;
  /** It keeps its connections and says nothing. */
  readonly stop: () => void;
  readonly resume: () => void;
  /** Starts it again, on its folder and its ports. */
  readonly restart: () => void;
}

export interface NatsCluster {
  readonly nodes: readonly NatsNode[];
  /** Every node, as `--shared` takes it. */
  readonly url: string;
  /** Waits until the nodes that run know their leader and hold what the others hold. */
  readonly ready: () => Promise<void>;
  /** As `ready`, but kills and starts again a node that does not get there within a minute, as a liveness probe does. Gives how many. */
  readonly revive: () => Promise<number>;
  readonly end: () => Promise<void>;
}

/** Starts nodes on free ports of this machine, with folders that go with them, and waits until they are ready. */
export async function startNatsCluster({
  size = 1,
  config = '',
  jetStream = 'on',
  scheme = 'nats',
}: ClusterOptions = {}): Promise<NatsCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-nats-'));
  const first = await freeBlock(size * 3);
  const ports = Array.from({ length: size }, (_, index) => first + index * 3);
  const routes = ports.map((port) => `nats-route://127.0.0.1:${port + 2}`);
  const nodes = ports.map((port, index) => {
    const name = `node-${index + 1}`;
    const file = join(folder, `${name}.conf`);
    const store = join(folder, name);
    mkdirSync(store);
    const lines = [
      `server_name: ${name}`,
      `listen: "127.0.0.1:${port}"`,
      `http: "127.0.0.1:${port + 1}"`,
      ...(jetStream === 'on' ? [`jetstream { store_dir: "${store}" }`] : []),
      ...(size > 1
        ? [`cluster { name: test, listen: "127.0.0.1:${port + 2}", routes: [${routes.join(', ')}] }`]
        : []),
      config,
    ];
    writeFileSync(file, lines.join('\n'));
    return createNode(name, file, port, scheme);
  });
  const ready = async (): Promise<void> => {
    const running = nodes.filter(({ isRunning }) => isRunning());
    await Promise.all(
      running.map((node) =>
        whenReady(node, { isClustered: size > 1 && jetStream === 'on', within: longestUnready }),
      ),
    );
  };
  const revive = async (): Promise<number> => {
    const late: NatsNode[] = [];
    const isReady = (node: NatsNode) => whenReady(node, { isClustered: true, within: longestCatchUp });
    await Promise.all(nodes.map((node) => isReady(node).catch(() => late.push(node))));
    for (const node of late) {
      await node.kill();
      node.restart();
    }
    await ready();
    return late.length;
  };
  const end = async (): Promise<void> => {
    await Promise.all(nodes.map(({ kill }) => kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  await ready();
  return { nodes, url: nodes.map(({ url }) => url).join(','), ready, revive, end };
}

/** What is left of them when this process ends is ended as well. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function createNode(name: string, file: string, port: number, scheme: string): NatsNode {
  let child: ChildProcess | undefined;
  const isRunning = (): boolean => child?.exitCode === null && child.signalCode === null;
  const restart = (): void => {
    if (isRunning()) throw new Error(`${name} runs already.`);
    child = spawn('nats-server', ['-c', file], { stdio: 'ignore' });
    running.add(child);
  };
  const kill = async (): Promise<void> => {
    if (!child || !isRunning()) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    running.delete(child);
  };
  restart();
  return {
    name,
    url: `${scheme}://127.0.0.1:${port}`,
    monitorUrl: `http://127.0.0.1:${port + 1}`,
    isRunning,
    kill,
    stop: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    restart,
  };
}

/** In milliseconds. A node that was stopped may never learn again who leads; whoever waits for it is told then. */
const longestUnready = 120_000;
const longestCatchUp = 60_000;

/** Rejects when the node ends meanwhile, and when it is not ready in time. */
async function whenReady(
  node: NatsNode,
  { isClustered, within }: { readonly isClustered: boolean; readonly within: number },
): Promise<void> {
  const end = performance.now() + within;
  for (;;) {
    if (!node.isRunning()) throw new Error(`${node.name} has ended before it was ready.`);
    const why = await whyUnready(node.monitorUrl, isClustered);
    if (why === undefined) return;
    if (performance.now() > end) throw new Error(`${node.name} is not ready in time: ${why}`);
    await wait(20);
  }
}

async function whyUnready(monitorUrl: string, isClustered: boolean): Promise<string | undefined> {
  try {
    const health = await fetch(`${monitorUrl}/healthz?js-server-only=true`);
    const said = await health.text();
    if (!health.ok) return said;
    if (!isClustered) return undefined;
    const answer = (await (await fetch(`${monitorUrl}/jsz`)).json()) as {
      readonly meta_cluster?: { readonly leader?: string };
    };
    return answer.meta_cluster?.leader ? undefined : 'it knows no leader.';
  } catch (error) {
    return String(error);
  }
}
