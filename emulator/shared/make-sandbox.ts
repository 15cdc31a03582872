import { vendors } from '../../contracts/catalog.ts';
import type { ProblemKind } from '../../contracts/control/error-kinds.ts';
import { fail, isFailure, type Failure } from '../../contracts/core/contract/failure.ts';
import type { AskedChange, ControlContext, Handled } from '../control/context.ts';
import { handle } from '../control/handlers/index.ts';
import { defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import { createSandbox, type Sandbox, type SandboxSettings } from '../core/sandbox/sandbox.ts';
import { claimsOf } from '../core/sandbox/sandboxes.ts';
import type { ReplicaServices } from './replica-services.ts';
import { addSandbox } from './open-registry.ts';
import type { Registry } from './registry.ts';

/** Makes a sandbox for all replicas, as the handler of the control API settles it. */
export type MakeSandbox = (
  asked: AskedChange,
  context: ControlContext,
) => Promise<Handled | Failure<ProblemKind>>;

interface Maker {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  /** The sandboxes that are on their way to the registry from here, by name. */
  readonly underWay: Map<string, Making>;
}

interface Making {
  readonly claims: ReadonlySet<string>;
  readonly settled: Promise<unknown>;
}

export function createMaker(services: ReplicaServices, registry: Registry): MakeSandbox {
  const maker: Maker = { services, registry, underWay: new Map() };
  return (asked, context) => make(maker, asked, context);
}

async function make(
  maker: Maker,
  asked: AskedChange,
  context: ControlContext,
): Promise<Handled | Failure<ProblemKind>> {
  const { services, registry, underWay } = maker;
  const { body } = asked.input as { readonly body: { readonly name?: string } };
  // Whether there is one of this name is known when that one is made, or is not.
  while (body.name !== undefined && underWay.has(body.name)) await underWay.get(body.name)?.settled;
  const made: SandboxSettings[] = [];
  const answer = handle('createSandbox', asked.input, { ...context, emulator: lookingAt(maker, made) });
  const [settings] = made;
  if (isFailure(answer.output) || !settings) return answer;
  const adding = addSandbox(services.log, registry, services.writer, settings);
  const claims = new Set(claimsOf(vendors, Object.entries(settings.credentials)));
  underWay.set(settings.id, { claims, settled: adding.catch(() => undefined) });
  const refused = await adding.finally(() => underWay.delete(settings.id));
  // Somebody was quicker: the handler says so, or finds another name.
  if (refused === 'there is one') return make(maker, asked, context);
  if (refused) return fail('conflict', { reason: refused.message });
  const { emulator } = services;
  for (const { name, credential } of emulator.vendors)
    emulator.secrets.add(credential, settings.credentials[name]);
  return answer;
}

/** The emulator as the registry knows it: all sandboxes, those that are on their way, and none that is made stays. */
function lookingAt({ services, registry, underWay }: Maker, made: SandboxSettings[]): Emulator {
  const { emulator, time } = services;
  const standIn = emulator.sandbox(defaultSandbox)!;
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  const find = (isThere: boolean): Sandbox | undefined => (isThere ? standIn : undefined);
  const isClaimed = (claim: string): boolean =>
    registry.owner(claim) !== undefined || [...underWay.values()].some(({ claims }) => claims.has(claim));
  return {
    ...emulator,
    sandboxes: () => Array.from<Sandbox>({ length: registry.count() + underWay.size }).fill(standIn),
    sandbox: (id) => find(registry.byName(id) !== undefined || underWay.has(id)),
    findByCredential: (vendor, id) => find(isClaimed(`${vendor} ${id}`)),
    create(settings) {
      made.push(settings);
      return createSandbox(settings, { implementations, host: time.now, defects: emulator.defects });
    },
  };
}
