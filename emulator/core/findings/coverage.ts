import type { coverageStates } from '../../../contracts/core/diagnosis/finding.ts';
import { withoutBlanks } from '../../../contracts/core/contract/filled-error-key.ts';
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

/**
 * `met and handled`: what the client did next shows that it noticed, and was what the documents ask for; `met and
 * mishandled`: it was what they rule out. An error after which nothing of the kind is to be seen is `met`: whether the
 * client noticed it at all, its calls do not tell.
 */
export type CoverageState = (typeof coverageStates)[number];

export interface CoverageRow {
  /** The vendor's name. */
  readonly vendor: string;
  /** The key of the operation; `*` for the errors that all operations of the vendor share. */
  readonly operation: string;
  /** Its documented outcomes, with what the client has seen of each. */
  readonly outcomes: readonly (DocumentedOutcome & {
    /** Whether the outcome was met, and whether it was handled. */
    readonly state: CoverageState;
  })[];
}

/**
 * Which documented outcomes a client has met, and whether it could live with them. Whoever meets or handles one more outcome
 * of the operations that it calls gets no smaller a share: an operation that was called counts with all outcomes of its own,
 * and an error that all operations share counts from when the reaction to it can be seen.
 */
export interface Coverage {
  /** Takes a call in. */
  see(call: WatchedCall): void;
  /** The rows of the operations that were called, with the shared errors that were met; all of all; or those with these keys. */
  rows(vendors: readonly Vendor[], which: 'used' | 'all' | ReadonlySet<string>): readonly CoverageRow[];
  /** Whether the reaction to an error was once one that the documents rule out. */
  isMishandled(vendor: string, operation: string, error: string): boolean;
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

/** An error of a call that is still to be made with success. */
interface Open extends Pick<WatchedCall, 'now' | 'limit' | 'timing'> {
  readonly cell: Cell;
  readonly isOfRate: boolean;
}

export function createCoverage(): Coverage {
  const notes = createNotes();
  const lastOf = createMemory<Final>();
  const open = createMemory<Open>();

  const settleLast = (call: WatchedCall): void => {
    const before = lastOf.get(call.caller.name);
    if (!before) return;
    lastOf.delete(call.caller.name);
    if (isFinal(call) && isRefusedAgain(call, before.call)) before.cell.isMishandled = true;
  };

  // Whoever asks for the same thing again, and gets it, has noticed the error and done something about it.
  const settleOpen = (call: WatchedCall): void => {
    if (open.size() === 0) return;
    const before = open.get(call.content);
    if (!before || !call.couldKnow(before.timing)) return;
    open.delete(call.content);
    if (before.isOfRate && isRateError(call) && isInSameWindow(call, before)) before.cell.isMishandled = true;
    else if (call.isSuccess) before.cell.isHandled = true;
  };

  const meetError = (call: WatchedCall): void => {
    const cell = notes.meet(call, call.outcome);
    const { content, now, limit, timing } = call;
    open.set(content, { cell, now, limit, timing, isOfRate: isRateError(call) });
    if (call.error?.retryable !== true) lastOf.set(call.caller.name, { call: remember(call), cell });
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
      settleOpen(call);
      if (call.error) meetError(call);
      else if (call.isSuccess && call.route) notes.meet(call, success).isHandled ||= call.isHeard;
      meetEdges(call);
    },
    rows: (vendors, which) =>
      vendors
        .flatMap((vendor) => rowsOf(vendor, notes))
        .filter(({ vendor, operation }) =>
          typeof which === 'string'
            ? which === 'all' || notes.isUsed(vendor, operation)
            : which.has(operation),
        )
        .map((row) => (which === 'all' || row.operation !== sharedRow ? row : withoutUnmet(row))),
    isMishandled: (vendor, operation, error) =>
      [operation, sharedRow].some((row) => notes.find(vendor, row, error)?.isMishandled),
  };
}

function withoutUnmet({ outcomes, ...row }: CoverageRow): CoverageRow {
  return { ...row, outcomes: outcomes.filter(({ state }) => state !== 'never met') };
}

function rowsOf(vendor: Vendor, notes: Notes): readonly CoverageRow[] {
  return [...documentedOutcomes(vendor)].map(([operation, outcomes]) => ({
    vendor: vendor.name,
    operation,
    outcomes: outcomes.map(({ outcome, kind }) => ({
      outcome: withoutBlanks(outcome),
      kind,
      state: stateOf(notes.find(vendor.name, operation, outcome)),
    })),
  }));
}

function stateOf(cell: Cell | undefined): CoverageState {
  if (!cell) return 'never met';
  if (cell.isMishandled) return 'met and mishandled';
  return cell.isHandled ? 'met and handled' : 'met';
}

/** How many documented outcomes there are, and what became of them. */
export interface CoverageTotals {
  readonly outcomes: number;
  readonly met: number;
  readonly handled: number;
  /** Of a hundred outcomes, how many were met and handled. */
  readonly percentage: number;
  /** How many were met. */
  readonly percentageMet: number;
}

/** An error that all operations share counts from when the reaction to it can be seen. */
export function sumUpCoverage(rows: readonly CoverageRow[]): CoverageTotals {
  const states = rows.flatMap(({ operation, outcomes }) =>
    outcomes.flatMap(({ state }) => (operation === sharedRow && state === 'met' ? [] : [state])),
  );
  const handled = states.filter((state) => state === 'met and handled').length;
  const met = states.filter((state) => state !== 'never met').length;
  const share = (count: number): number =>
    states.length === 0 ? 0 : Math.floor((count / states.length) * 1000) / 10;
  return {
    outcomes: states.length,
    met,
    handled,
    percentage: share(handled),
    percentageMet: share(met),
  };
}
