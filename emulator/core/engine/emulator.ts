import type { Showing } from '../../../contracts/core/contract/reason.ts';
import type { HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { HostClock } from './clock.ts';
import { createDefects, type Defects } from './defects.ts';
import type { DeliveredReply } from './delivery.ts';
import type { Mute } from '../../../contracts/core/diagnosis/mute.ts';
import { muteFindings, type Analyzer } from '../findings/analyzer.ts';
import { readFields } from './call-context.ts';
import { findForeignCall } from './foreign-call.ts';
import { hideDebugHeaders } from './mark-reason.ts';
import type { Implementation } from './handler.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { VaryReply } from '../variants/answered-call.ts';
import { explainCall, handleCall, type Engine, type Exchange, type ExplainedRefusal } from './pipeline.ts';
import { describeThrown, refuseBytes, refuseDefect } from './refusals.ts';
import { createSandboxes, type CredentialIndex, type Sandboxes } from '../sandbox/sandboxes.ts';
import type { SavedSandbox } from '../sandbox/saved-sandbox.ts';
import { createSecrets, type Secrets } from '../journal/secrets.ts';
import type { Sandbox, SandboxSettings } from '../sandbox/sandbox.ts';

export type { Exchange } from './pipeline.ts';

/** The sandbox that answers calls whose credential nobody has. */
export const defaultSandbox = 'default';

/** The whole emulator: sandboxes, and one synchronous function that answers calls. */
export interface Emulator extends Showing {
  /** The vendors that are emulated. */
  readonly vendors: readonly Vendor[];
  /** Whether replies have the `x-understudy-…` headers. */
  readonly debugHeaders: 'on' | 'off';
  /** Origins of web pages, besides those of this machine, that may call over a socket. */
  readonly allowedOrigins: readonly string[];
  /** Answers one call to one vendor. Total: whatever the bytes, there is a reply in the vendor's envelope. */
  handle(vendor: string, request: HttpRequest): Exchange;
  /** Answers bytes that are no request: nothing remembers them, and no later answer depends on them. */
  refuseBytes(vendor: string): HttpReply;
  /** Tells of something that was thrown while a call was answered, and gives what its caller sees instead. Total. */
  answerDefect(vendor: string, error: unknown): HttpReply;
  /** What was thrown where nothing may be thrown, and who hears of it. */
  readonly defects: Defects;
  /** The secrets of all sandboxes, for hiding them on the way out. */
  readonly secrets: Secrets;
  /** Where the vendors answer, by name; whoever opens their origins notes it. */
  readonly addresses: Map<string, string>;
  /** All sandboxes, oldest first. */
  sandboxes(): readonly Sandbox[];
  /** The sandbox with an id. */
  sandbox(id: string): Sandbox | undefined;
  /** The sandbox that a vendor's credential belongs to, if it is anybody's. */
  findByCredential(vendor: string, credentialId: string): Sandbox | undefined;
  /** Adds a sandbox. Throws a `CredentialTaken` when another one answers to one of its credentials. */
  create(settings: SandboxSettings): Sandbox;
  /** Puts a fresh sandbox in the place of one with the same id. Without settings this is a reset. */
  replace(sandbox: Sandbox, settings?: SandboxSettings): Sandbox;
  /** Takes the steps of a sandbox's scenario that its clock has made due. */
  catchUp(sandbox: Sandbox): void;
  /** Deletes a sandbox; false where there is none, or it is the default one. */
  remove(id: string): boolean;
  /** Puts a saved sandbox in the place of the one with its id. Throws a `CredentialTaken`. */
  restore(saved: SavedSandbox): Sandbox;
  /** All sandboxes as plain JSON, without their journals. */
  save(): readonly SavedSandbox[];
  /** The contract of a vendor with what carries its calls out. Throws for an unknown name. */
  implementation(vendor: string): Implementation;
  /** The fields of the input of a journaled call, as the vendor reads them; empty where there is no operation. */
  inputOf(call: Pick<JournalEntry, 'vendor' | 'request'>): Readonly<Record<string, unknown>>;
  /** What analyzes a sandbox's calls, without the findings that are muted. */
  analyzerOf(sandbox: Sandbox): Analyzer;
  /** What a vendor's checks say to a request at a time (milliseconds since 1970), without carrying it out. */
  findRefusal(
    sandbox: Sandbox,
    vendor: string,
    request: HttpRequest,
    now: number,
  ): ExplainedRefusal | undefined;
  /** Tells of every call, after it; the answer ends the telling. */
  listen(listener: (exchange: Exchange) => void): () => void;
  /** Tells after a call of a sandbox in whose queue callbacks wait; the answer ends the telling. */
  listenToCallbacks(listener: (sandbox: Pick<Sandbox, 'callbackQueue'>) => void): () => void;
}

export interface EmulatorOptions {
  readonly implementations: readonly Implementation[];
  readonly host: HostClock;
  /** Sandboxes to go on with. */
  readonly saved?: readonly SavedSandbox[];
  /** New ones. One of all must be called `default`. */
  readonly sandboxes: readonly SandboxSettings[];
  /** `off` leaves the `x-understudy-…` headers out of replies. */
  readonly debugHeaders: 'on' | 'off';
  readonly allowedOrigins?: readonly string[];
  /** The findings that are not to be reported. */
  readonly mutes?: readonly Mute[];
  /** Changes the bodies of replies on their way out; without it they stay as the vendor would have them. */
  readonly varyReply?: VaryReply;
  /** Which sandbox answers to which credential, where somebody else decides that. */
  readonly credentialIndex?: CredentialIndex | undefined;
}

export function createEmulator(options: EmulatorOptions): Emulator {
  const { implementations, host, debugHeaders, credentialIndex, saved = [], mutes = [] } = options;
  const listeners = new Set<(exchange: Exchange) => void>();
  const callbackListeners = new Set<(sandbox: Pick<Sandbox, 'callbackQueue'>) => void>();
  const byName = new Map(implementations.map((one) => [one.vendor.name, one]));
  const byVendor = (vendor: string): Implementation => byName.get(vendor) ?? unknown(vendor);
  const secrets = createSecrets();
  const defects = createDefects(secrets.hide);
  const sandboxes = createSandboxes({ implementations, host, defects }, secrets, byVendor, credentialIndex);

  for (const sandbox of saved) sandboxes.restore(sandbox);
  for (const settings of options.sandboxes) sandboxes.put(settings);
  const showing = createShowing(secrets);
  const engine = createEngine({ ...options, listeners, callbackListeners, showing, sandboxes, defects });
  const { prepared, prepare, answerDefect } = createDefectReplies(engine, sandboxes, options, byVendor);
  return {
    vendors: implementations.map(({ vendor }) => vendor),
    debugHeaders,
    allowedOrigins: options.allowedOrigins ?? [],
    handle(vendor, request) {
      try {
        const implementation = byName.get(vendor) ?? unknown(vendor);
        if (!prepared.has(vendor)) prepare(implementation);
        return handleCall(engine, implementation, request);
      } catch (error) {
        return journalDefect(sandboxes.byId.get(defaultSandbox)!, defects, {
          vendor,
          request,
          reply: answerDefect(vendor, error),
          outcome: byVendor(vendor).vendor.internalError,
          defect: describeThrown(error),
        });
      }
    },
    refuseBytes: (vendor) => refuseBytes(byVendor(vendor), sandboxes.byId.get(defaultSandbox)!),
    answerDefect,
    defects,
    ...showing,
    sandboxes: () => [...sandboxes.byId.values()],
    sandbox: (id) => sandboxes.byId.get(id),
    findByCredential: (...credential) => sandboxes.byId.get(sandboxes.ownerOf(...credential) ?? ''),
    create: (settings) => sandboxes.put(settings),
    replace: ({ origin }, settings = origin) => sandboxes.put(settings, origin),
    catchUp: (sandbox) => {
      sandboxes.catchUp(sandbox);
    },
    remove: (id) => sandboxes.remove(id),
    restore: (saved) => sandboxes.restore(saved),
    save: () => sandboxes.save(),
    implementation: byVendor,
    inputOf: ({ vendor, request }) => readFields(byVendor(vendor), request),
    analyzerOf: ({ analyzer }) => muteFindings(analyzer, mutes),
    findRefusal: (sandbox, vendor, ...call) => explainCall(engine, byVendor(vendor), sandbox, ...call),
    listen: (listener) => addTo(listeners, listener),
    listenToCallbacks: (listener) => addTo(callbackListeners, listener),
  };
}

/** Adds a listener; the answer takes it away. */
function addTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function createShowing(secrets: Secrets): Pick<Emulator, 'secrets' | 'hide' | 'addressOf' | 'addresses'> {
  const addresses = new Map<string, string>();
  return { secrets, hide: secrets.hide, addressOf: (vendor) => addresses.get(vendor), addresses };
}

interface EngineParts extends Pick<EmulatorOptions, 'implementations' | 'debugHeaders' | 'varyReply'> {
  readonly showing: Showing;
  readonly sandboxes: Sandboxes;
  readonly defects: Defects;
  readonly listeners: ReadonlySet<(exchange: Exchange) => void>;
  readonly callbackListeners: ReadonlySet<(sandbox: Sandbox) => void>;
}

function createEngine(parts: EngineParts): Engine {
  const { implementations, sandboxes, defects, listeners, callbackListeners } = parts;
  return {
    debugHeaders: parts.debugHeaders,
    varyReply: parts.varyReply,
    defects,
    showing: parts.showing,
    findElsewhere: (vendor, request) => findForeignCall(implementations, vendor, request),
    findSandbox(vendor, credentialId) {
      const owner = sandboxes.byId.get(sandboxes.ownerOf(vendor, credentialId) ?? '');
      const sandbox = owner ?? sandboxes.byId.get(defaultSandbox)!;
      if (sandbox.script.hasSteps) sandboxes.catchUp(sandbox);
      return { sandbox, isCredentialKnown: owner !== undefined };
    },
    takeSteps(sandbox, entry) {
      defects.contain('a step of a scenario', () => {
        sandboxes.take(sandbox, sandbox.script.dueAfter(entry));
      });
    },
    tell(exchange, sandbox) {
      for (const listener of sandbox.callbackQueue.size > 0 ? callbackListeners : []) {
        defects.contain('the delivery of callbacks', () => {
          listener(sandbox);
        });
      }
      for (const listener of listeners) {
        try {
          listener(exchange);
        } catch (error) {
          defects.report('the telling of a call', error);
        }
      }
    },
  };
}

/** What callers see where something was thrown. */
interface DefectReplies {
  /** What is said by each vendor that is loaded or has been called. */
  readonly prepared: ReadonlyMap<string, HttpReply>;
  /** Puts a vendor's words together while everything is sound, for when they cannot be found any more. */
  readonly prepare: (implementation: Implementation) => void;
  readonly answerDefect: (vendor: string, error: unknown) => DeliveredReply;
}

function createDefectReplies(
  { debugHeaders, defects }: Engine,
  sandboxes: Sandboxes,
  { implementations }: Pick<EmulatorOptions, 'implementations'>,
  byVendor: (vendor: string) => Implementation,
): DefectReplies {
  const first = sandboxes.byId.get(defaultSandbox) ?? [...sandboxes.byId.values()][0]!;
  const prepared = new Map<string, HttpReply>();
  const prepare = (implementation: Implementation): void => {
    prepared.set(implementation.vendor.name, refuseDefect(implementation, first));
  };
  for (const implementation of implementations) if (!implementation.isLate) prepare(implementation);
  return {
    prepared,
    prepare,
    answerDefect(vendor, error) {
      defects.report('a call', error);
      const sandbox = sandboxes.byId.get(defaultSandbox)!;
      const reply = refuseDefect(byVendor(vendor), sandbox, prepared.get(vendor));
      return debugHeaders === 'on' ? reply : hideDebugHeaders(reply);
    },
  };
}

/** Puts a call on which the emulator broke into a sandbox's journal, as far as that can still be had. */
function journalDefect(
  sandbox: Sandbox,
  defects: Defects,
  facts: Pick<JournalEntry, 'vendor' | 'request' | 'reply' | 'outcome' | 'defect'>,
): Exchange {
  const nothing = { operation: undefined, credentialId: undefined, refusedBy: undefined, reason: undefined };
  let entry: JournalEntry = { ...facts, ...nothing, id: 0, now: 0, faults: [], callbacks: [] };
  defects.contain('the journal', () => {
    entry = sandbox.journal.add({ ...entry, now: sandbox.clock.now() });
    sandbox.analyzer.passOver(entry);
  });
  return { sandbox: defaultSandbox, journal: sandbox.journal, reply: entry.reply, entry };
}

function unknown(vendor: string): never {
  throw new Error(`There is no vendor "${vendor}".`);
}
