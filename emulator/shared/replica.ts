import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { vendors } from '../../contracts/catalog.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { assemble, type AssemblyOptions } from '../assembly/create-emulator.ts';
import type { ControlContext, SharedStore } from '../control/context.ts';
import { defaultSandbox, type Emulator, type Exchange } from '../core/engine/emulator.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { version as ownVersion } from '../version.ts';
import { callFor } from './call-for.ts';
import type { ReplicaServices, SnapshotRules } from './replica-services.ts';
import { createCallbackLeases, type ListenToCallbacks } from './callback-leases.ts';
import { keepAll, takeOverLog } from './hand-over.ts';
import { createLoadedSandboxes, type LoadedSandboxes } from './loaded-sandboxes.ts';
import { createLogTime } from './log-time.ts';
import { addSandbox, readRegistry, settleRegistry } from './open-registry.ts';
import { createPresentClaims } from './present-claims.ts';
import { createReader, type Reader } from './reader.ts';
import { createRegistry, type Registry } from './registry.ts';
import { measureCalls, showReplica } from './show-replica.ts';
import { SharedCalls } from './shared-calls.ts';
import { createSharedControl } from './shared-control.ts';
import { LogUnavailable, type LoggedRecord, type SharedLog } from './shared-log.ts';
import { registrySubject } from './shared-record.ts';
import { usualSnapshots } from './snapshots.ts';
import { createLogVersion } from './log-version.ts';

export interface ReplicaOptions extends Omit<AssemblyOptions, 'varyReply'> {
  /** The sandboxes that a new log begins with; one of them is the default one. */
  readonly sandboxes: readonly SandboxSettings[];
  /** What else than its own version a replica takes itself for. */
  readonly version?: string;
  /** Milliseconds within which the log must answer; after that a connection breaks. Default: 10 s. */
  readonly patience?: number;
  /** Milliseconds after which a sandbox that nobody asked for is let go. Default: 10 minutes. */
  readonly idleAfter?: number;
  /** Milliseconds that another replica has to say that its callbacks were delivered. Default: 15 s. */
  readonly lease?: number;
  readonly snapshots?: SnapshotRules;
  /** Milliseconds that replicas of another version have to keep one sandbox, for this one to take the log over. Default: it is refused. */
  readonly takeOver?: number;
  /** Hears of trouble, in a sentence. */
  readonly onTrouble?: (sentence: string) => void;
}

/** One of several processes that are one emulator. */
export interface Replica {
  readonly id: string;
  /** The emulator as the server and the control API see it; its calls go by `call`. */
  readonly emulator: Emulator;
  readonly store: SharedStore;
  /** Answers a call when everything before it has been applied, or gives nothing where that cannot be had in time. */
  readonly call: (vendor: string, request: HttpRequest) => Promise<Exchange | undefined>;
  /** Learns where this replica is reached. */
  seenAs(context: Pick<ControlContext, 'controlUrl' | 'baseUrlOf'>): void;
  /** Lets those sandboxes go that nobody has asked for lately. */
  dropIdle(): void;
  /** Tells the other replicas now how far it is, which it does every few seconds. */
  tell(): void;
  close(): Promise<void>;
}

/** Takes part in a log. Throws a `SharedProblem` or a `LogUnavailable`. */
export async function openReplica(log: SharedLog, options: ReplicaOptions): Promise<Replica> {
  const { patience = 10_000, idleAfter = 600_000, version = ownVersion } = options;
  const writer = { version, by: randomBytes(6).toString('hex') };
  const { services, listenToCallbacks } = createServices(log, writer, { ...options, patience });
  const loadedSandboxes = createLoadedSandboxes(services, options.now ?? Date.now);
  const reader = createReader(log, patience);
  const registry = createRegistry(services, reader);
  registry.onRemoved(({ key }, at) => {
    loadedSandboxes.endAt(key, at);
  });
  const calls = new SharedCalls({ services, loadedSandboxes, reader, registry });
  const parts = { services, loadedSandboxes, reader, registry, calls };
  await begin(parts, options);
  const { call, listen } = measureCalls((vendor, request) => callFor(parts, vendor, request));
  const { report, presence } = showReplica(parts, options.now ?? Date.now);
  const dropIdle = (): void => {
    loadedSandboxes.dropIdle(idleAfter);
  };
  const timer = setInterval(dropIdle, Math.max(1000, idleAfter / 4)).unref();
  return {
    id: writer.by,
    emulator: createFacade(services, listenToCallbacks),
    store: createSharedControl({ ...parts, call, listen, report }),
    async call(vendor, request) {
      try {
        return await call(vendor, request);
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
        services.counts.unanswered += 1;
        return undefined;
      }
    },
    seenAs: (context) => void Object.assign(services.context, context),
    dropIdle,
    tell() {
      presence.tell();
    },
    async close() {
      services.isClosed = true;
      clearInterval(timer);
      presence.stop();
      reader.stop();
      for (const { key } of loadedSandboxes.all()) loadedSandboxes.drop(key);
      await log.close();
    },
  };
}

/** Until the sockets are open. */
const nowhere = 'http://127.0.0.1';

interface Parts {
  readonly services: ReplicaServices;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
  readonly registry: Registry;
  readonly calls: SharedCalls;
}

function createServices(
  log: SharedLog,
  writer: ReplicaServices['writer'],
  options: ReplicaOptions & { readonly patience: number },
): { readonly services: ReplicaServices; readonly listenToCallbacks: ListenToCallbacks } {
  const { sandboxes, now = Date.now, patience, lease = 15_000, onTrouble = () => undefined } = options;
  const time = createLogTime(now);
  const claims = createPresentClaims(vendors);
  const standIn = sandboxes.filter(({ id }) => id === defaultSandbox);
  const emulator = assemble(standIn, { ...options, now: time.now }, [], claims);
  const { leases, listen } = createCallbackLeases(lease, onTrouble);
  const context = { emulator, version: writer.version, controlUrl: () => nowhere, baseUrlOf: () => nowhere };
  const services: ReplicaServices = {
    ...{ log, writer, emulator, claims, time, context, leases, patience },
    snapshots: options.snapshots ?? usualSnapshots,
    logVersion: createLogVersion(),
    since: now(),
    counts: { snapshots: 0, setAside: 0, unanswered: 0 },
    isReplaying: false,
    isClosed: false,
    setAside({ subject, sequence }, why) {
      services.counts.setAside += 1;
      onTrouble(`Record ${sequence} of the shared log (${subject}) was set aside: ${why}.`);
    },
    complain: onTrouble,
  };
  return { services, listenToCallbacks: listen };
}

/** Begins to follow the log from where it is, and reads what the registry has up to there. */
async function followLog(parts: Parts): Promise<void> {
  const { services, loadedSandboxes, reader, registry, calls } = parts;
  const { log, patience, time } = services;
  const takeRegistry = (record: LoggedRecord): void => {
    const before = services.logVersion.save();
    const wrong = registry.take(record);
    if (!ahead && before !== services.logVersion.save()) changeVersion(parts);
    if (wrong !== undefined) services.setAside(record, wrong);
    if (!ahead && registry.isBehind()) lose();
  };
  let ahead: LoggedRecord[] | undefined = [];
  const take = (record: LoggedRecord): void => {
    if (record.subject === registrySubject) takeRegistry(record);
    else loadedSandboxes.take(record);
  };
  // Whether a record of a sandbox counts, the registry before it decides.
  const hear = (record: LoggedRecord): void => {
    time.note(record.at);
    if (ahead) ahead.push(record);
    else take(record);
  };
  let isLost = false;
  const lose = (): void => {
    if (!isLost) followAgain();
    isLost = true;
  };
  const followAgain = (): void => {
    services.complain(
      'This replica was away from the shared log for too long, and loads its sandboxes again.',
    );
    followLog(parts).catch((error: unknown) => {
      if (!services.isClosed) setTimeout(followAgain, patience).unref();
      services.complain(`The shared log cannot be followed: ${String(error)}`);
    });
  };
  reader.start(await log.lastSequence('>'), hear, lose);
  // What is loaded from here on misses nothing.
  for (const { key } of loadedSandboxes.all()) loadedSandboxes.drop(key);
  await readRegistry(log, registry, takeRegistry, patience);
  for (const record of ahead) take(record);
  ahead = undefined;
  // Of what was deleted while this replica was away, no record may be left.
  for (const { key } of loadedSandboxes.all()) if (!registry.byKey(key)) loadedSandboxes.drop(key);
  calls.reload();
  reader.open();
}

/** What counts has changed: whatever is loaded may have applied more than that, and is loaded again. */
function changeVersion(parts: Parts): void {
  const { services, loadedSandboxes, calls } = parts;
  for (const { key } of loadedSandboxes.all()) loadedSandboxes.drop(key);
  calls.reload();
  const { logVersion, writer } = services;
  if (logVersion.closed() && logVersion.version() === writer.version) void keepAll(parts);
}

/** So often a replica that starts tries to read a log that is not whole yet. */
const mostAttempts = 5;

async function followPatiently(parts: Parts): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await followLog(parts);
      return;
    } catch (error) {
      if (!(error instanceof LogUnavailable) || attempt === mostAttempts) throw error;
      parts.services.complain(`${error.message} This replica tries again.`);
      await wait(parts.services.patience / mostAttempts);
    }
  }
}

/** Follows the log, begins it where nobody has, and loads the default sandbox. */
async function begin(parts: Parts, { sandboxes, takeOver }: ReplicaOptions): Promise<void> {
  const { services, loadedSandboxes, registry } = parts;
  const { log, writer } = services;
  await followPatiently(parts);
  const present = registry.version();
  if (
    takeOver !== undefined &&
    present !== undefined &&
    (present !== writer.version || services.logVersion.closed())
  )
    await takeOverLog(parts, takeOver);
  await settleRegistry(registry, writer, sandboxes, (settings) =>
    addSandbox(log, registry, writer, settings),
  );
  await loadedSandboxes.get(registry.byName(defaultSandbox)!);
  if (services.logVersion.closed()) void keepAll(parts);
}

function createFacade(services: ReplicaServices, listenToCallbacks: ListenToCallbacks): Emulator {
  const { emulator } = services;
  return {
    ...emulator,
    handle() {
      throw new Error('The calls of a replica go by the shared log.');
    },
    listen: (listener) =>
      emulator.listen((exchange) => {
        if (!services.isReplaying) listener(exchange);
      }),
    listenToCallbacks,
  };
}
