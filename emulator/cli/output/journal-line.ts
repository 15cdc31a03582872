import type { z } from 'zod';
import type { journalEntry } from '../../../contracts/control/journal-forms.ts';
import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import { vendorNames } from '../../../contracts/vendor-names.ts';
import { paint, type Part } from './style.ts';
import { alignRows, type Cell } from './table.ts';

export type Entry = z.output<typeof journalEntry>;

/** Calls under each other, one on each line. */
export function describeCalls(entries: readonly Entry[]): readonly (readonly Part[])[] {
  const digits = Math.max(0, ...entries.map(({ id }) => String(id).length));
  return alignRows(
    entries.map((entry) => {
      const [id, ...rest] = toCells(entry);
      return [id.padStart(digits), ...rest];
    }),
  );
}

/** One call with its request and its reply, their bodies as they are. */
export function describeWhole(entry: Entry): readonly (readonly Part[])[] {
  const { request, reply } = entry;
  return [
    ...describeCalls([entry]),
    ...describeMessage(request.line, request),
    ...describeMessage(`HTTP ${reply.status}`, reply),
  ];
}

interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

function describeMessage(first: string, { headers, body }: Message): readonly (readonly Part[])[] {
  return [
    [''],
    [paint('bold', first)],
    ...headers.map(([name, value]) => [paint('dim', `${name}: ${value}`)]),
    ...(body === '' ? [] : [[''], ...body.split('\n').map((line) => [line])]),
  ];
}

const vendorWidth = Math.max(...vendorNames.map(({ length }) => length));

/** One call of many that come one by one, so that nobody knows how wide the next one will be. */
export function describeCall(entry: Entry, sandbox: string): readonly Part[] {
  const [id, time, vendor, ...rest] = toCells(entry);
  const first: readonly Cell[] = [paint('cyan', `[${sandbox}]`), id, time, vendor.padEnd(vendorWidth)];
  return alignRows([[...first, ...rest]])[0]!;
}

function toCells(entry: Entry): readonly [string, Part, string, ...Cell[]] {
  const { id, time, vendor, reply, milliseconds } = entry;
  const duration = milliseconds === undefined ? '' : `${milliseconds.toFixed(1)} ms`;
  return [
    String(id),
    paint('dim', time),
    vendor,
    nameCall(entry),
    String(reply.status),
    paint('dim', duration.padStart('99.9 ms'.length)),
    describeOutcome(entry),
  ];
}

/** The operation, or what was asked for; the query would be long, and says little. */
function nameCall({ operation, request }: Entry): string {
  return operation ?? request.line.split('?', 1)[0]!;
}

function describeOutcome({ outcome, reply, reason, refusedBy, faults, defect }: Entry): readonly Part[] {
  const colour = outcome === 'success' ? 'green' : 'red';
  const check = refusedBy === undefined ? '' : ` (check: ${refusedBy})`;
  const why = reason ? ` ${reason.text}` : check;
  const fault = faults.length === 0 ? [] : [paint('yellow', ` (fault: ${faults.join(', ')})`)];
  const bug = defect === undefined ? [] : [paint('red', ` (bug: ${defect.split('\n', 1)[0]!})`)];
  return ['→ ', paint(colour, said(outcome, reply.body)), why, ...fault, ...bug];
}
