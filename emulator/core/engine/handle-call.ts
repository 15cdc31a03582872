import type { HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import { encodePart } from '../../../contracts/core/wire/query-string.ts';
import type { Defects } from './defects.ts';
import type { DeliveredReply } from './delivery.ts';
import { callFingerprint } from '../journal/call-fingerprint.ts';
import { longestText } from './header-text.ts';
import type { Implementation } from './handler.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { VaryReply } from '../variants/answered-call.ts';
import { describeThrown, fieldsOf, handleCall, refuseDefect, type HandledCall } from './pipeline.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { analyzeCall } from '../findings/analyze-call.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** One call and what became of it. */
export interface Exchange {
  readonly sandbox: string;
  readonly reply: DeliveredReply;
  readonly entry: JournalEntry;
}

/** The sandbox that answers calls whose credential nobody has. */
export const defaultSandbox = 'default';

interface HandleOptions {
  readonly implementations: readonly Implementation[];
  readonly sandboxes: Sandboxes;
  readonly debugHeaders: 'on' | 'off';
  readonly varyReply: VaryReply | undefined;
  readonly defects: Defects;
  readonly catchUp: (sandbox: Sandbox) => void;
  /** Tells whoever listens of a call. It never throws. */
  readonly tell: (exchange: Exchange) => void;
}

interface Handle {
  readonly handle: (vendor: string, request: HttpRequest) => Exchange;
  readonly answerDefect: (vendor: string, error: unknown) => HttpReply;
}

/** What answers calls. Whatever is thrown on the way becomes a defect, and the next call is answered as ever. */
export function createHandle(options: HandleOptions): Handle {
  const { implementations, sandboxes, debugHeaders, defects } = options;
  const byVendor = findImplementation(implementations);
  // Put together while everything is sound, for when the vendor's words cannot be found any more.
  const wordsFor = new Map(
    implementations.map((implementation) => [
      implementation.vendor.name,
      refuseDefect(implementation, sandboxes.get(defaultSandbox) ?? sandboxes.all()[0]!),
    ]),
  );

  const answerDefect = (vendor: string, error: unknown): DeliveredReply => {
    defects.report('a call', error);
    const reply = refuseDefect(byVendor(vendor), sandboxes.get(defaultSandbox)!, wordsFor.get(vendor));
    return debugHeaders === 'on' ? reply : withoutDebugHeaders(reply);
  };

  /** The call stands in the journal of the default sandbox, as far as that can still be had. */
  const journalDefect = (vendor: string, request: HttpRequest, error: unknown): Exchange => {
    const sandbox = sandboxes.get(defaultSandbox)!;
    const reply = answerDefect(vendor, error);
    const { internalError } = byVendor(vendor).vendor;
    const facts = { vendor, request, reply, outcome: internalError, defect: describeThrown(error) };
    const nothing = { operation: undefined, credentialId: undefined, refusedBy: undefined };
    let entry: JournalEntry = { ...facts, ...nothing, id: 0, now: 0, faults: [], callbacks: [] };
    defects.contain('the journal', () => {
      entry = sandbox.journal.add({ ...entry, now: sandbox.clock.now() });
      sandbox.analyzer.passOver(entry);
    });
    return { sandbox: defaultSandbox, reply, entry };
  };

  return {
    handle(vendor, request) {
      try {
        return carryOut(byVendor(vendor), request, options);
      } catch (error) {
        return journalDefect(vendor, request, error);
      }
    },
    answerDefect,
  };
}

function carryOut(
  implementation: Implementation,
  request: HttpRequest,
  { sandboxes, debugHeaders, varyReply, defects, catchUp, tell }: HandleOptions,
): Exchange {
  const vendor = implementation.vendor.name;
  const findSandbox = (credentialId: string | undefined) => {
    const owner = sandboxes.findByCredential(vendor, credentialId);
    const sandbox = owner ?? sandboxes.get(defaultSandbox)!;
    catchUp(sandbox);
    return { sandbox, isCredentialKnown: owner !== undefined };
  };
  const handled = handleCall(implementation, findSandbox, request);
  const { sandbox } = handled.context;
  const facts = describeCall(vendor, request, handled);
  const input = () => fieldsOf(implementation.vendor, handled.context);
  const change = varyReply?.({ ...facts, vendor: implementation.vendor, input });
  const heard = change ? { ...facts, reply: { ...facts.reply, ...change } } : facts;
  const entry = sandbox.journal.add(heard);
  defects.contain('the judge', () => {
    analyzeCall(entry, handled.context, change === undefined);
  });
  const reply =
    debugHeaders === 'on' ? markExplanation(entry, sandbox.settings.id) : withoutDebugHeaders(entry.reply);
  const exchange = { sandbox: sandbox.settings.id, reply, entry };
  defects.contain('a step of a scenario', () => {
    sandboxes.take(sandbox, sandbox.script.dueAfter(entry));
  });
  tell(exchange);
  return exchange;
}

/** What the journal keeps of a call. */
function describeCall(
  vendor: string,
  request: HttpRequest,
  { outcome, credentialId, context: { now } }: HandledCall,
): Omit<JournalEntry, 'id'> {
  const { operation, reply, refusedBy, faults, defect, callbacks, error = 'success' } = outcome;
  return {
    now,
    vendor,
    operation,
    credentialId,
    request,
    reply,
    outcome: error,
    refusedBy,
    faults,
    defect,
    callbacks,
  };
}

function withoutDebugHeaders(reply: DeliveredReply): DeliveredReply {
  return { ...reply, headers: reply.headers.filter(([name]) => !name.startsWith('x-understudy-')) };
}

/** Points from a refused call to its explanation; the rest of the reply is the vendor's. */
function markExplanation({ request, refusedBy, reply }: JournalEntry, sandboxId: string): DeliveredReply {
  const name = encodePart(sandboxId);
  if (refusedBy === undefined || name.length > longestText) return reply;
  const path = `/api/sandboxes/${name}/journal/${callFingerprint(request)}/explanation`;
  return { ...reply, headers: [...reply.headers, ['x-understudy-explain', path]] };
}

/** Finds what answers for a vendor. */
export function findImplementation(
  implementations: readonly Implementation[],
): (vendor: string) => Implementation {
  const byName = new Map(
    implementations.map((implementation) => [implementation.vendor.name, implementation]),
  );
  return (vendor) => {
    const found = byName.get(vendor);
    if (!found) throw new Error(`There is no vendor "${vendor}".`);
    return found;
  };
}
