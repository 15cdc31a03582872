import { z } from 'zod';
import { sha256Hex } from '../../../contracts/core/digest.ts';
import type { SpottedCall } from '../../../contracts/core/finding.ts';
import { printJson } from '../../../contracts/core/json.ts';
import type { Limit } from '../../../contracts/core/operation.ts';
import type { ErrorSpec, Route, Vendor } from '../../../contracts/core/vendor.ts';
import type { JournalEntry } from '../journal.ts';

/** What the emulator makes of the request of a journaled call. */
export interface EntryReading {
  readonly reading: unknown;
  readonly route: Route | undefined;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A call of the journal as the rules see it: what was asked, what came of it, and what the client could know. */
export interface WatchedCall extends SpottedCall<unknown, unknown> {
  readonly id: number;
  readonly vendor: Vendor;
  readonly route: Route | undefined;
  readonly credentialId: string | undefined;
  readonly refusedBy: string | undefined;
  /** The vendor's error, where the outcome is one. */
  readonly error: ErrorSpec | undefined;
  /** Whether a reply in the vendor's envelope reached the client in full. */
  readonly isHeard: boolean;
  readonly status: number;
  /** The output of a success, as a client reads it. */
  readonly output: unknown;
  readonly replyBody: string;
  /** The limit in force for the operation. */
  readonly limit: Limit | undefined;
  /** The same for calls that ask for the same thing: vendor, caller, operation and input. */
  readonly fingerprint: string;
}

interface Surroundings extends EntryReading {
  readonly vendor: Vendor;
  readonly credential: unknown;
  readonly limit: Limit | undefined;
}

export function watchEntry(
  entry: JournalEntry,
  { reading, route, input, ...rest }: Surroundings,
): WatchedCall {
  const { vendor } = rest;
  const { delivery, status, body } = entry.reply;
  const understood = vendor.dialect.understand(entry.reply);
  const isWhole = delivery?.ending === undefined && delivery?.truncateAt === undefined;
  const output =
    understood.kind === 'output' ? route?.operation.output.safeParse(understood.output) : undefined;
  return {
    ...rest,
    id: entry.id,
    now: entry.now,
    request: entry.request,
    reading,
    route,
    input,
    operation: entry.operation,
    credentialId: entry.credentialId,
    outcome: entry.outcome,
    refusedBy: entry.refusedBy,
    error: vendor.errors[entry.outcome],
    isHeard: isWhole && understood.kind !== 'foreign',
    status,
    output: output?.data,
    replyBody: body,
    fingerprint: fingerprintOf(entry, route, input),
  };
}

/** The fields that an operation's input has by its schema, with what each holds. */
export function inputFields(route: Route): readonly string[] {
  const { input } = route.operation;
  return input instanceof z.ZodObject ? Object.keys(input.shape) : [];
}

function fingerprintOf(
  { vendor, credentialId, operation, request }: JournalEntry,
  route: Route | undefined,
  input: Readonly<Record<string, unknown>>,
): string {
  const fields = route ? inputFields(route).map((name) => [name, input[name]]) : [request.target];
  return sha256Hex(printJson([vendor, credentialId, operation, fields]));
}

/** Whoever calls: one credential of one vendor. */
export function callerOf({ vendor, credentialId = '' }: WatchedCall): string {
  return `${vendor.name} ${credentialId}`;
}

/** The errors by which a vendor says that calls come too often. */
export function isRateError({ vendor, outcome }: WatchedCall): boolean {
  return vendor.checks.some(({ name, errors }) => name === 'rate' && errors.includes(outcome));
}

/** Whether a call came as far as being counted: what an earlier check refuses is not. */
export function countsAgainstLimit({ vendor, refusedBy }: WatchedCall): boolean {
  const names = vendor.checks.map(({ name }) => name);
  return refusedBy === undefined || names.indexOf(refusedBy) >= names.indexOf('rate');
}
