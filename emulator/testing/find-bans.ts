import { vendors, type VendorName } from '../../contracts/catalog.ts';
import type { BanCall, Vendor } from '../../contracts/core/contract/vendor.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { JournalEntry } from '../core/journal/journal.ts';

/** Somebody whom a call banned. */
export interface Ban {
  /** The vendor that was called. */
  readonly vendor: string;
  /** The key of the operation. */
  readonly operation: string;
  /** The room, channel or activity; absent where the ban is for all of an account. */
  readonly room?: string;
  /** Who was banned. */
  readonly user: string;
  /** The id of the call in the journal. */
  readonly call: number;
}

type Id = string | number | bigint;

/** Which bans are meant. What is left out is not asked for. */
export interface BanMatch {
  /** The vendor that was called. */
  readonly vendor?: VendorName | undefined;
  /** The room, channel or activity. */
  readonly room?: Id | undefined;
  /** Who was banned. */
  readonly user?: Id | undefined;
}

/** Whom the calls of a journal banned, by those that succeeded. */
export function findBans(emulator: Emulator, entries: readonly JournalEntry[], match: BanMatch): Ban[] {
  return entries
    .filter(({ outcome }) => outcome === 'success')
    .flatMap((entry) => readBans(emulator, entry))
    .filter(
      ({ vendor, room, user }) =>
        (match.vendor === undefined || vendor === match.vendor) &&
        (match.room === undefined || room === String(match.room)) &&
        (match.user === undefined || user === String(match.user)),
    );
}

function readBans(emulator: Emulator, entry: JournalEntry): readonly Ban[] {
  const { bans } = byName(entry.vendor);
  const form = bans.find(({ operation }) => operation === entry.operation);
  if (!form) return [];
  const input = emulator.inputOf(entry);
  if (isLift(form, input)) return [];
  const { operation, room } = form;
  return readUsers(input[form.users]).map((user) => ({
    vendor: entry.vendor,
    operation,
    ...(room !== undefined && { room: asText(input[room]) }),
    user,
    call: entry.id,
  }));
}

/** Some calls ban with one value of a field, and lift a ban with another. */
function isLift({ unless = {} }: BanCall, input: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(unless).some(([field, value]) => asText(input[field]) === asText(value));
}

/** A list, or the text of one: as JSON, or with commas between its items. */
function readUsers(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(asText);
  const text = asText(value);
  return text.split(',').map((item) => item.replaceAll(/^[\s["]+|[\s\]"]+$/g, ''));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value ?? null);
}

function byName(name: string): Vendor {
  return vendors.find((vendor) => vendor.name === name)!;
}
