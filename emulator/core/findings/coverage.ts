import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import {
  documentedOutcomes,
  edgeOf,
  edgeOfRate,
  sharedRow,
  success,
  type DocumentedOutcome,
} from './documented-outcomes.ts';
import { batchFields } from './input-rules.ts';
import { isFinal, isInSameWindow, isRefusedAgain, remember, type Remembered } from './retry-rules.ts';
import { createMemory } from './bounded-memory.ts';
import { getOrInsert } from './get-or-insert.ts';
import { isRateError, type WatchedCall } from './analyzed-call.ts';

/** `met and handled`: whatever the client did next was what the documents ask for. */
export type CoverageState = 'never met' | 'met' | 'met and handled';

export interface CoverageRow {
  readonly vendor: string;
  /** The key of the operation; `*` for the errors that all operations of the vendor share. */
  readonly operation: string;
  readonly outcomes: readonly (DocumentedOutcome & { readonly state: CoverageState })[];
}

/**
 * Which documented outcomes a client has met, and whether it could live with them. Whoever handles one more outcome of the
 * operations that it calls gets no smaller a share: an operation that was called counts with all outcomes of its own, and
 * an error that all operations share counts from when it is met.
 */
export interface Coverage {
  see(call: WatchedCall): void;
  /** The rows of the operations that were called, with the shared errors that were met; or all of all. */
  rows(vendors: readonly Vendor[], scope: 'used' | 'all'): readonly CoverageRow[];
}

/** What is known of one outcome. One wrong step outweighs any number of right ones. */
interface Cell {
  isHandled: boolean;
  isMishandled: boolean;
}

/** Where the outcomes of calls are noted. */
interface Notes {
  meet(call: WatchedCall, outcome: string): Cell;
  find(vendor: string, row: string, outcome: string): Cell | undefined;
  isUsed(vendor: string, row: string): boolean;
}

function createNotes(): Notes {
  const vendors = new Map<string, Rows>();
  const rowOf = (vendor: string, row: string): Cells =>
    getOrInsert(getOrInsert(vendors, vendor, newRows), row, newCells);
  return {
    meet({ vendor, operation = sharedRow, error, outcome: own, isOwnError }, outcome) {
      const isShared = outcome === own && error && !isOwnError;
      const row = rowOf(vendor.name, operation);
      return getOrInsert(isShared ? rowOf(vendor.name, sharedRow) : row, outcome, newCell);
    },
    find: (vendor, row, outcome) => vendors.get(vendor)?.get(row)?.get(outcome),
    isUsed: (vendor, row) => vendors.get(vendor)?.has(row) ?? false,
  };
}

type Cells = Map<string, Cell>;
type Rows = Map<string, Cells>;

const newRows = (): Rows => new Map();
const newCells = (): Cells => new Map();
const newCell = (): Cell => ({ isHandled: false, isMishandled: false });

/** An error that no repetition cures, with the call that met it. */
interface Final {
  readonly call: Remembered;
  readonly cell: Cell;
}

/** An error after which the same call is to be made again. */
interface Retryable extends Pick<WatchedCall, 'now' | 'limit' | 'timing'> {
  readonly cell: Cell;
  readonly isOfRate: boolean;
}

export function createCoverage(): Coverage {
  const notes = createNotes();
  const lastOf = createMemory<Final>();
  const retryable = createMemory<Retryable>();

  const settleLast = (call: WatchedCall): void => {
    const before = lastOf.get(call.caller.name);
    if (!before) return;
    lastOf.delete(call.caller.name);
    if (isFinal(call) && isRefusedAgain(call, before.call)) before.cell.isMishandled = true;
  };

  const settleRetry = (call: WatchedCall): void => {
    if (retryable.size() === 0) return;
    const before = retryable.get(call.content);
    if (!before || !call.couldKnow(before.timing)) return;
    retryable.delete(call.content);
    if (before.isOfRate && isRateError(call) && isInSameWindow(call, before)) before.cell.isMishandled = true;
    else before.cell.isHandled = true;
  };

  const meetError = (call: WatchedCall): void => {
    const cell = notes.meet(call, call.outcome);
    if (call.error?.retryable !== true) {
      // Not to call again is the right step, until the client does.
      cell.isHandled = true;
      lastOf.set(call.caller.name, { call: remember(call), cell });
      return;
    }
    const { content, now, limit, timing } = call;
    retryable.set(content, { cell, now, limit, timing, isOfRate: isRateError(call) });
  };

  const meetEdges = (call: WatchedCall): void => {
    const { route, limit, nthInWindow } = call;
    if (!route) return;
    if (nthInWindow !== undefined && nthInWindow === limit?.requests)
      notes.meet(call, edgeOfRate).isHandled = true;
    if (!call.isSuccess) return;
    for (const { name, most } of batchFields(route)) {
      const list = call.input[name];
      if (Array.isArray(list) && list.length === most) notes.meet(call, edgeOf(name)).isHandled = true;
    }
  };

  return {
    see(call) {
      settleLast(call);
      settleRetry(call);
      if (call.error) meetError(call);
      else if (call.isSuccess && call.route) notes.meet(call, success).isHandled ||= call.isHeard;
      meetEdges(call);
    },
    rows: (vendors, scope) =>
      vendors
        .flatMap((vendor) => rowsOf(vendor, notes))
        .filter(({ vendor, operation }) => scope === 'all' || notes.isUsed(vendor, operation))
        .map((row) => (scope === 'all' || row.operation !== sharedRow ? row : withoutUnmet(row))),
  };
}

function withoutUnmet({ outcomes, ...row }: CoverageRow): CoverageRow {
  return { ...row, outcomes: outcomes.filter(({ state }) => state !== 'never met') };
}

function rowsOf(vendor: Vendor, notes: Notes): readonly CoverageRow[] {
  return [...documentedOutcomes(vendor)].map(([operation, outcomes]) => ({
    vendor: vendor.name,
    operation,
    outcomes: outcomes.map((documented) => ({
      ...documented,
      state: stateOf(notes.find(vendor.name, operation, documented.outcome)),
    })),
  }));
}

function stateOf(cell: Cell | undefined): CoverageState {
  if (!cell) return 'never met';
  return cell.isHandled && !cell.isMishandled ? 'met and handled' : 'met';
}
