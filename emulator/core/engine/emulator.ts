import type { HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { HostClock } from './clock.ts';
import { createDefects, type Defects } from './defects.ts';
import type { Judge } from '../findings/analyzer.ts';
import { createHandle, defaultSandbox, findImplementation, type Exchange } from './handle-call.ts';
import type { Implementation } from './handler.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { Perturb } from '../variants/answered-call.ts';
import { judgeCall, readFields, refuseBytes } from './pipeline.ts';
import { createSandboxes } from '../sandbox/sandboxes.ts';
import type { SavedWorld } from '../sandbox/saved-sandbox.ts';
import type { Secrets } from '../journal/secrets.ts';
import type { World, WorldSettings } from '../sandbox/sandbox.ts';

export { defaultSandbox, type Exchange } from './handle-call.ts';

/** The whole emulator: sandboxes, and one synchronous function that answers calls. */
export interface Emulator {
  readonly vendors: readonly Vendor[];
  /** Whether replies have the `x-understudy-…` headers. */
  readonly marks: 'on' | 'off';
  /** Origins of web pages, besides those of this machine, that may call through a door with a socket. */
  readonly allowedOrigins: readonly string[];
  /** Answers one call to one vendor. Total: whatever the bytes, there is a reply in the vendor's envelope. */
  handle(vendor: string, request: HttpRequest): Exchange;
  /** Answers bytes that are no request: nothing remembers them, and no later answer depends on them. */
  refuseBytes(vendor: string): HttpReply;
  /** Tells of something that was thrown while a call was answered, and gives what its caller sees instead. Total. */
  answerDefect(vendor: string, error: unknown): HttpReply;
  readonly defects: Defects;
  /** The secrets of all sandboxes, for hiding them on the way out. */
  readonly secrets: Secrets;
  worlds(): readonly World[];
  world(id: string): World | undefined;
  /** The sandbox that a vendor's credential belongs to, if it is anybody's. */
  findOwner(vendor: string, credentialId: string): World | undefined;
  /** Adds a sandbox. Throws a `CredentialTaken` when another one answers to one of its credentials. */
  create(settings: WorldSettings): World;
  /** Puts a fresh sandbox in the place of one with the same id. Without settings this is a reset. */
  replace(world: World, settings?: WorldSettings): World;
  /** Takes the steps of a sandbox's scenario that its clock has made due. */
  catchUp(world: World): void;
  remove(id: string): boolean;
  /** All sandboxes as plain JSON, without their journals. */
  save(): readonly SavedWorld[];
  implementation(vendor: string): Implementation;
  /** The fields of the input of a journaled call, as the vendor reads them; empty where there is no operation. */
  inputOf(entry: JournalEntry): Readonly<Record<string, unknown>>;
  /** The judge of a sandbox's calls. */
  judgeOf(world: World): Judge;
  /** What a vendor's checks say to a request at a time (milliseconds since 1970), without carrying it out. */
  judge(
    world: World,
    vendor: string,
    request: HttpRequest,
    now: number,
  ): { readonly error: string; readonly refusedBy: string } | undefined;
  /** Tells of every call, after it; the answer ends the telling. */
  listen(listener: (exchange: Exchange) => void): () => void;
}

export interface EmulatorOptions {
  readonly implementations: readonly Implementation[];
  readonly host: HostClock;
  /** Sandboxes to go on with. */
  readonly saved?: readonly SavedWorld[];
  /** New ones. One of all must be called `default`. */
  readonly sandboxes: readonly WorldSettings[];
  /** `off` leaves the `x-understudy-…` headers out of replies. */
  readonly marks: 'on' | 'off';
  readonly allowedOrigins?: readonly string[];
  /** Changes the bodies of replies on their way out; without it they stay as the vendor would have them. */
  readonly perturb?: Perturb;
}

export function createEmulator(options: EmulatorOptions): Emulator {
  const { implementations, host, saved = [], sandboxes, marks, allowedOrigins = [], perturb } = options;
  const listeners = new Set<(exchange: Exchange) => void>();
  const byVendor = findImplementation(implementations);
  const worlds = createSandboxes(implementations, byVendor, host);
  const defects = createDefects(worlds.secrets.hide);

  const catchUp = (world: World): void => {
    worlds.take(world, world.script.dueAt(world.clock.now()));
  };

  for (const world of saved) worlds.restore(world);
  for (const settings of sandboxes) worlds.put(settings);
  const { handle, answerDefect } = createHandle({
    implementations,
    worlds,
    marks,
    perturb,
    defects,
    catchUp,
    tell(exchange) {
      for (const listener of listeners) {
        defects.contain('the telling of a call', () => {
          listener(exchange);
        });
      }
    },
  });

  return {
    vendors: implementations.map(({ vendor }) => vendor),
    marks,
    allowedOrigins,
    handle,
    refuseBytes: (vendor) => refuseBytes(byVendor(vendor), worlds.get(defaultSandbox)!),
    answerDefect,
    defects,
    secrets: worlds.secrets,
    worlds: () => worlds.all(),
    world: (id) => worlds.get(id),
    findOwner: (vendor, credentialId) => worlds.findOwner(vendor, credentialId),
    create: (settings) => worlds.put(settings),
    replace: ({ origin }, settings = origin) => worlds.put(settings, origin),
    catchUp,
    remove: (id) => worlds.remove(id),
    save: () => worlds.save(),
    implementation: byVendor,
    inputOf: ({ vendor, request }) => readFields(byVendor(vendor), request),
    judgeOf: ({ judge }) => judge,
    judge: (world, vendor, request, now) => judgeCall(byVendor(vendor), world, request, now),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
