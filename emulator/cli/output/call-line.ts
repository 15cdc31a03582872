import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import { clean, describeReason } from '../../../contracts/core/contract/reason.ts';
import type { Exchange } from '../../core/engine/emulator.ts';

/** One line per call: method, operation, outcome, milliseconds. */
export function logLine(
  { sandbox, entry }: Exchange,
  milliseconds: number,
  hide: (text: string) => string,
): string {
  const { method, target } = entry.request;
  const what = entry.operation ?? target.split('?', 1)[0] ?? '/';
  const where = sandbox === 'default' ? '' : ` [${sandbox}]`;
  const outcome = said(entry.outcome, entry.reply.body);
  const why = entry.reason ? ` ${describeReason(clean(entry.reason, hide))}` : '';
  const faults = entry.faults.length === 0 ? '' : ` (fault: ${entry.faults.join(', ')})`;
  // Where it was thrown stands in the journal.
  const defect = entry.defect === undefined ? '' : ` (bug: ${entry.defect.split('\n', 1)[0]!})`;
  return `${entry.vendor}${where} ${method} ${what} → ${outcome}${why}${faults} ${milliseconds.toFixed(1)} ms${defect}`;
}
