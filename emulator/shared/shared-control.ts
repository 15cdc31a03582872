import { vendors } from '../../contracts/catalog.ts';
import type { ProblemKind } from '../../contracts/control/error-kinds.ts';
import type { Scenario } from '../../contracts/control/scenario.ts';
import { fail, isFailure, type Failure } from '../../contracts/core/contract/failure.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { readScenario } from '../assembly/scenario-files.ts';
import type {
  AskedChange,
  ControlContext,
  ControlInput,
  Handled,
  KnownSandbox,
  SharedStore,
} from '../control/context.ts';
import { handle } from '../control/handlers/index.ts';
import { defaultSandbox, type Emulator, type Exchange } from '../core/engine/emulator.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import { claimsOf, CredentialTaken } from '../core/sandbox/sandboxes.ts';
import type { ReplicaServices, LoadedSandbox } from './replica-services.ts';
import { subjectOf } from './loaded-sandbox.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import { createMaker, type MakeSandbox } from './make-sandbox.ts';
import type { Reader } from './reader.ts';
import { findUntold, readFirstCredentials } from './first-credentials.ts';
import type { Registry } from './registry.ts';
import type { Registered } from './registry-directory.ts';
import { LogUnavailable } from './shared-log.ts';
import { registrySubject } from './shared-record.ts';
import { mostSandboxesAtOnce, someAtOnce } from './some-at-once.ts';

/** What the control API of a replica works with. */
export interface ControlServices {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
  readonly call: (vendor: string, request: HttpRequest) => Promise<Exchange>;
  readonly calls: SharedStore['calls'];
  readonly listen: SharedStore['listen'];
  readonly report: SharedStore['report'];
}

type Answer = Handled | Failure<ProblemKind>;

/** Calls that concern no sandbox. */
const ofNone: ReadonlySet<string> = new Set([
  'health',
  'listScenarios',
  'getCatalog',
  'getOpenApi',
  'listAssumptions',
  'listDocs',
  'getDoc',
]);

export function createSharedControl(parts: ControlServices): SharedStore {
  const make = createMaker(parts.services, parts.registry);
  const told = new WeakMap<Registered, string>();
  return {
    ready: (operation, given) => whileAvailable(() => ready(parts, told, operation, given)),
    sandboxes: () => listKnown(parts),
    carryOut: (asked, context) => whileAvailable(() => carryOut(parts, make, asked, context)),
    calls: parts.calls,
    report: parts.report,
    listen: parts.listen,
  };
}

/** Whoever asks while the log does not answer is told so, and nothing has changed that he could rely on. */
async function whileAvailable<Result>(run: () => Promise<Result>): Promise<Result | Failure<'unavailable'>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LogUnavailable) return fail('unavailable', { reason: error.message });
    throw error;
  }
}

async function ready(
  { services, registry, loadedSandboxes, reader }: ControlServices,
  told: WeakMap<Registered, string>,
  operation: string,
  given: ControlInput,
): Promise<Failure<ProblemKind> | undefined> {
  if (ofNone.has(operation)) return undefined;
  await reader.catchUp('>');
  services.logVersion.check(services.writer.version);
  const id = sandboxOf(given);
  const named = id === undefined ? undefined : registry.byName(id);
  if (id !== undefined && !named) return unknownSandbox(registry, id);
  if (named) await loadedSandboxes.get(named);
  else await loadUntold(registry, loadedSandboxes, told);
  await loadedSandboxes.settled();
  return undefined;
}

/** Who asks for all gets a list of them, of which the registry tells most. */
async function loadUntold(
  registry: Registry,
  loadedSandboxes: LoadedSandboxes,
  told: WeakMap<Registered, string>,
): Promise<void> {
  for (;;) {
    const untold = await findUntold(registry.all(), told);
    const missing = untold.filter((registered) => !loadedSandboxes.peek(registered));
    if (missing.length === 0) return;
    await someAtOnce(missing, mostSandboxesAtOnce, async (registered) => {
      await loadedSandboxes.get(registered);
    });
    // Meanwhile a scenario may have begun in another one.
  }
}

/** Those that are loaded as they are at present, the others as they were made. */
function listKnown({ services, registry, loadedSandboxes }: ControlServices): readonly KnownSandbox[] {
  return registry.all().flatMap((registered) => {
    const loaded = loadedSandboxes.peek(registered);
    if (loaded?.isGone) return [];
    const sandbox = loaded && services.emulator.sandbox(loaded.name);
    const credentials = sandbox
      ? () => sandbox.credentials
      : () => new Map(Object.entries(readFirstCredentials(registered) ?? {}));
    return sandbox || registered.credentials !== undefined ? [{ id: registered.name, credentials }] : [];
  });
}

async function carryOut(
  parts: ControlServices,
  make: MakeSandbox,
  asked: AskedChange,
  context: ControlContext,
): Promise<Answer> {
  const { services, registry, loadedSandboxes, reader } = parts;
  await reader.catchUp(registrySubject);
  services.logVersion.check(services.writer.version);
  if (asked.operation === 'createSandbox') return make(asked, context);
  const id = sandboxOf(asked.given) ?? defaultSandbox;
  const registered = registry.byName(id);
  if (!registered) return unknownSandbox(registry, id);
  if (asked.operation === 'deleteSandbox') return remove(parts, registered, asked, context);
  const loaded = await loadedSandboxes.get(registered);
  switch (asked.operation) {
    case 'sendCall':
    case 'resendCall':
      return send(parts, asked, context);
    case 'startScenario':
      return (await claimForScenario(parts, loaded, asked)) ?? change(registry, loaded, asked, context);
    default:
      return change(registry, loaded, asked, context);
  }
}

async function change(
  registry: Registry,
  loaded: LoadedSandbox,
  { operation, given }: AskedChange,
  context: ControlContext,
): Promise<Answer> {
  const outcome = await loaded.append({ kind: 'control', operation, ...given }, context);
  if (outcome.kind === 'threw') throw outcome.error;
  return outcome.kind === 'changed' ? outcome.handled : unknownSandbox(registry, loaded.name);
}

/** One record of the registry deletes a sandbox: whoever dies before or behind it leaves no half of that. */
async function remove(
  { registry, services }: ControlServices,
  { name, key }: Registered,
  asked: AskedChange,
  context: ControlContext,
): Promise<Answer> {
  const standIn = services.emulator.sandbox(defaultSandbox);
  const looking: Emulator = { ...services.emulator, sandbox: () => standIn, remove: () => true };
  const answer = handle(asked.operation, asked.input, { ...context, emulator: looking });
  if (isFailure(answer.output)) return answer;
  const isThere = () => registry.byKey(key) !== undefined;
  const gone = await registry.change(() => (isThere() ? { kind: 'removed', key } : { other: 'gone' }));
  if (gone !== undefined) return unknownSandbox(registry, name);
  const forgotten = [services.log.deleteSnapshot(key), services.log.trim(subjectOf(key), Infinity)];
  await Promise.all(forgotten).catch((error: unknown) => {
    services.complain(`Something of the deleted sandbox "${name}" is still there: ${String(error)}`);
  });
  return answer;
}

/** Has the registry give a sandbox all credentials that a scenario will give it, so that none of its steps can fail. */
async function claimForScenario(
  { services, registry }: ControlServices,
  loaded: LoadedSandbox,
  { input }: AskedChange,
): Promise<Failure<ProblemKind> | undefined> {
  const { body } = input as { body: { scenario: Scenario } | { name: string } };
  const scenario = 'scenario' in body ? body.scenario : readScenario(body.name);
  const sandbox = services.emulator.sandbox(loaded.name);
  if (!scenario || !sandbox) return undefined;
  const claims = claimsOfScenario(sandbox, scenario);
  const changesAny = [scenario, ...scenario.steps].some(({ credentials }) => credentials !== undefined);
  const { key } = loaded;
  const refused = await registry.change(() => {
    const mine = registry.byKey(key);
    const missing = mine ? claims.filter((claim) => !mine.claims.has(claim)) : [];
    const taken = missing.find((claim) => registry.owner(claim));
    if (taken !== undefined) return { other: new CredentialTaken(taken, registry.owner(taken)?.name ?? '') };
    const isNews = missing.length > 0 || (changesAny && mine?.credentials !== undefined);
    return isNews ? { kind: 'claimed', key, claims: missing } : { other: undefined };
  });
  return refused && fail('conflict', { reason: refused.message });
}

type FieldsByVendor = Readonly<Record<string, object | undefined>>;

function claimsOfScenario(sandbox: Sandbox, { credentials, steps }: Scenario): readonly string[] {
  const changes: readonly (FieldsByVendor | undefined)[] = [
    credentials,
    ...steps.map((step) => step.credentials),
  ];
  const claims = new Set<string>();
  let present: readonly (readonly [string, unknown])[] = [...sandbox.credentials];
  for (const fields of changes) {
    if (!fields) continue;
    present = present.map(([vendor, credential]) => [vendor, Object.assign({}, credential, fields[vendor])]);
    for (const claim of claimsOf(vendors, present)) claims.add(claim);
  }
  return [...claims];
}

/** Makes the call that is asked for, and sends it the way that all calls go. */
async function send(
  { call }: ControlServices,
  { operation, input }: AskedChange,
  context: ControlContext,
): Promise<Answer> {
  const { emulator } = context;
  const written: (readonly [vendor: string, request: HttpRequest])[] = [];
  const standIn = emulator.sandbox(defaultSandbox)!;
  const entry = { id: 0, outcome: '' } as Exchange['entry'];
  const exchange = {
    sandbox: '',
    journal: standIn.journal,
    reply: { status: 0, headers: [], body: '' },
    entry,
  };
  const catching: Emulator = {
    ...emulator,
    handle(vendor, request) {
      written.push([vendor, request]);
      return exchange;
    },
  };
  const answer = handle(operation, input, { ...context, emulator: catching });
  const [asked] = written;
  if (!asked) return answer;
  const [vendor, { timing: _timing, ...request }] = asked;
  const { sandbox, entry: made } = await call(vendor, request);
  return { ...answer, output: { sandbox, entry: made.id, outcome: made.outcome } };
}

function sandboxOf({ path }: ControlInput): string | undefined {
  return typeof path === 'object' && path !== null && 'id' in path ? String(path.id) : undefined;
}

function unknownSandbox(registry: Registry, id: string): Failure<'unknown-sandbox'> {
  return fail('unknown-sandbox', { id, hint: hintAt(id, registry.names()) });
}
