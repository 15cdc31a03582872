import { showReason } from '../../../contracts/control/reason.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { isOutcome, said } from '../../../contracts/core/contract/filled-error-key.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import type { ControlOperations } from '../../../contracts/control/index.ts';
import type { WireOutput } from '../../../contracts/core/contract/operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { Journal, JournalEntry } from '../../core/journal/journal.ts';
import { cutShort, maskRequest, maskUrl, shortestSecret } from '../../core/journal/mask-secrets.ts';
import type { Callback } from '../../core/engine/callback-queue.ts';
import { findSandbox, type ControlContext, type ControlHandler, type PatientHandler } from '../context.ts';
import { findEntry } from './find-journal-entry.ts';
import { toCurl, toHar, toHarEntry, type Exported } from './export-journal.ts';
import { LongList, LongText } from '../long-output.ts';
import { lookAtEntry, searchEntries } from './search-journal.ts';
import { inputOfCaller } from '../repetition/caller-input.ts';
import { printRepetition } from '../repetition/print-repetition.ts';
import type { Work } from '../turns.ts';

/** How many calls that do not match a verification are shown. */
const nearestShown = 3;

/** How many entries a list has when nobody asks for a number. */
const defaultLimit = 100;

export const getJournal: PatientHandler<'getJournal'> = ({ path, query }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const { journal } = sandbox;
  const all = journal.entries().filter(({ id }) => id > query.after);
  const agreeing = all.filter((entry) => agrees(entry, query));
  const list = { query, journal, all: all.length };
  return query.grep === undefined
    ? listEntries(agreeing, list, context)
    : searchAndList(agreeing, query.grep, list, context);
};

interface ListOptions {
  readonly query: Parameters<ControlHandler<'getJournal'>>[0]['query'];
  readonly journal: Journal;
  /** How many entries there are, those that nobody asked for included. */
  readonly all: number;
}

function* searchAndList(
  entries: readonly JournalEntry[],
  text: string,
  list: ListOptions,
  context: ControlContext,
): Work<unknown> {
  const { hideIn } = context.emulator.secrets;
  const found = yield* searchEntries(entries, text, (entry) => hideIn(show(entry, context.emulator)));
  return listEntries(found, list, context);
}

function listEntries(
  matching: readonly JournalEntry[],
  { query, journal, all }: ListOptions,
  context: ControlContext,
): unknown {
  const limit = query.limit ?? (query.format === 'json' ? defaultLimit : matching.length);
  const chosen = query.newest === 'true' ? matching.slice(-limit) : matching.slice(0, limit);
  const extent = extentOf(query);
  const toExport = (entry: JournalEntry) => exported(entry, context.emulator, extent);
  if (query.format === 'har')
    return toHar(new LongList(chosen, (entry) => toHarEntry(toExport(entry))), context.version);
  if (query.format === 'curl')
    return new LongText(chosen, (entry) => toCurl(toExport(entry), context.baseUrlOf(entry.vendor)));
  return {
    entries: new LongList(chosen, (entry) => show(entry, context.emulator, extent)),
    next: chosen.at(-1)?.id ?? query.after,
    dropped: journal.dropped(),
    more: matching.length - chosen.length,
    others: all - matching.length,
  };
}

export const getJournalEntry: PatientHandler<'getJournalEntry'> = ({ path, query }, context) => {
  const found = findEntry(context, path);
  if (isFailure(found)) return found;
  const { entry } = found;
  const { format } = query;
  const extent = extentOf(query);
  const shown = show(entry, context.emulator, extent);
  if (format === 'json') return shown;
  if (format === 'input') return inputOfCaller(entry, context.emulator);
  if (format === 'test' || format === 'scenario')
    return printRepetition({ ...found, shown }, format, context);
  const call = exported(entry, context.emulator, extent);
  return format === 'har'
    ? toHar([toHarEntry(call)], context.version)
    : toCurl(call, context.baseUrlOf(entry.vendor));
};

/** A call for an export. Secrets go before it is written, for they are not found in what a shell reads as them. */
function exported(entry: JournalEntry, emulator: Emulator, extent: Extent = 'repeatable'): Exported {
  return { ...emulator.secrets.hideIn(show(entry, emulator, extent)), sent: entry.request.body };
}

export const verifyJournal: PatientHandler<'verifyJournal'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : verify(sandbox.journal.entries(), body, context);
};

type Verification = Parameters<PatientHandler<'verifyJournal'>>[0]['body'];

/** Reads each call anew for its input, hence in parts. The calls are those that there were when it began. */
function* verify(
  entries: readonly JournalEntry[],
  body: Verification,
  context: ControlContext,
): Work<WireOutput<ControlOperations['verifyJournal']>> {
  const { match } = body;
  const wanted = Object.entries(match.where ?? {}).map(([field, value]) => [field, asText(value)] as const);
  let count = 0;
  const nearest: JournalEntry[] = [];
  for (const entry of entries) {
    const isOfInterest = agrees(entry, { vendor: match.vendor });
    if (isOfInterest && agrees(entry, match) && agreesInput(entry, wanted, context)) count += 1;
    else if (isOfInterest) nearest.push(entry);
    if (nearest.length > nearestShown) nearest.shift();
    yield lookAtEntry + entry.request.target.length + entry.request.body.length;
  }
  const { pass, expected } = compare(body, count);
  return {
    pass,
    count,
    expected,
    nearest: pass ? [] : nearest.map((entry) => show(entry, context.emulator)),
  };
}

/** What of an entry is shown: with what was measured, or only what the same calls give again. */
type Extent = 'measured' | 'repeatable';

function extentOf({ measured }: { readonly measured: 'true' | 'false' }): Extent {
  return measured === 'true' ? 'measured' : 'repeatable';
}

/** An entry with its secrets masked. */
export function show(entry: JournalEntry, emulator: Emulator, extent: Extent = 'repeatable'): ShownEntry {
  const { vendor } = emulator.implementation(entry.vendor);
  const { method, target, headers, body } = maskRequest(vendor, entry.request);
  const { status, headers: replyHeaders, body: replyBody } = entry.reply;
  const milliseconds = extent === 'measured' ? entry.request.timing?.answeredIn : undefined;
  const shown: ShownEntry = {
    id: entry.id,
    time: new Date(entry.now).toISOString(),
    vendor: entry.vendor,
    ...(entry.operation !== undefined && { operation: entry.operation }),
    ...(entry.credentialId !== undefined && { credentialId: entry.credentialId }),
    request: { line: `${method} ${target}`, headers: toTuples(headers), body },
    reply: { status, headers: toTuples(replyHeaders), body: replyBody },
    outcome: said(entry.outcome, entry.reply.body),
    ...(entry.refusedBy !== undefined && { refusedBy: entry.refusedBy }),
    ...(entry.reason && { reason: showReason(entry.reason, emulator) }),
    faults: [...entry.faults],
    ...(entry.callbacks.length > 0 && {
      callbacks: entry.callbacks.map((callback) => showCallback(callback, vendor, extent)),
    }),
    ...(entry.defect !== undefined && { defect: entry.defect }),
    ...(milliseconds !== undefined && { milliseconds }),
  };
  const stranger = strangerIn(entry, emulator);
  return stranger === undefined ? shown : cutShort(shown, stranger);
}

/** An id of a credential that nobody has and that is as long as a secret: it may be one that stands in the wrong place. */
function strangerIn({ vendor, credentialId }: JournalEntry, emulator: Emulator): string | undefined {
  const isLong = credentialId !== undefined && credentialId.length >= shortestSecret;
  return isLong && !emulator.findByCredential(vendor, credentialId) ? credentialId : undefined;
}

function showCallback({ event, url, body, state, status, reason }: Callback, vendor: Vendor, extent: Extent) {
  const shown = { event, url: maskUrl(vendor, url), body, ...(reason !== undefined && { reason }) };
  return extent === 'measured' ? { ...shown, state, ...(status !== undefined && { status }) } : shown;
}

interface Wanted {
  readonly vendor?: string | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
}

function agrees(entry: JournalEntry, { vendor, operation, outcome }: Wanted): boolean {
  return (
    (vendor === undefined || entry.vendor === vendor) &&
    (operation === undefined || entry.operation === operation) &&
    (outcome === undefined || isOutcome(outcome, entry))
  );
}

function agreesInput(
  entry: JournalEntry,
  wanted: readonly (readonly [field: string, text: string])[],
  { emulator }: ControlContext,
): boolean {
  if (wanted.length === 0) return true;
  const input = emulator.inputOf(entry);
  return wanted.every(([field, text]) => asText(input[field]) === text);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value ?? null);
}

function compare(body: { times: number } | { atLeast: number } | { atMost: number } | object, count: number) {
  if ('times' in body) return { pass: count === body.times, expected: `exactly ${body.times}` };
  if ('atLeast' in body) return { pass: count >= body.atLeast, expected: `at least ${body.atLeast}` };
  return {
    pass: 'atMost' in body && count <= body.atMost,
    expected: `at most ${'atMost' in body ? body.atMost : 0}`,
  };
}

function toTuples(pairs: readonly (readonly [string, string])[]): [string, string][] {
  return pairs.map(([name, value]) => [name, value]);
}
