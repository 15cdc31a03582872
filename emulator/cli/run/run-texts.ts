import { countOf, sayOf } from '../../../contracts/core/config/sentence.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import type { ExecReport, RefusalRow } from '../../report/report.ts';
import { describeFinding, shortenFinding } from '../output/finding.ts';

/** So many refusals and findings are shown where not all are asked for. */
const mostShown = 5;

/** How much is said of a run. */
export type Length = 'short' | 'whole';

/** What the client did wrong, for a terminal: why calls were refused, then what was found. */
export function describeRun(report: ExecReport, length: Length): readonly string[] {
  const { refused, refusals, findings, noCalls } = report;
  const show = (rows: readonly string[]): readonly string[] =>
    length === 'whole' || rows.length <= mostShown
      ? rows
      : [...rows.slice(0, mostShown), `  … and ${rows.length - mostShown} more`];
  const lines = [
    ...(noCalls.length === 0 ? [] : ['What came and was no call:', ...show(noCalls.map(indentLine))]),
    ...(refused === 0
      ? []
      : [
          `${countOf(refused, 'call was', 'calls were')} refused:`,
          ...show(refusals.map(length === 'whole' ? describeRefusal : shortenRefusal)),
        ]),
    ...(findings.length === 0
      ? []
      : [
          `${countOf(findings.length, 'finding')}:`,
          ...show(
            findings.map((finding) =>
              length === 'whole'
                ? indent(describeFinding(finding).trimEnd())
                : `  ${shortenFinding(finding)}`,
            ),
          ),
        ]),
  ];
  const hasMore = length === 'short' && refused + findings.length > 0;
  return hasMore ? [...lines, 'All of it is shown with --verbose.'] : lines;
}

function shortenRefusal({ vendor, operation = 'no operation', outcome, count, ...rest }: RefusalRow): string {
  const { reason, advice } = rest;
  return safeLine(`  ${count} × ${vendor} ${operation} → ${sayOf(outcome, reason)} → ${advice}`);
}

function describeRefusal(row: RefusalRow): string {
  const { vendor, operation = 'no operation', outcome, count, calls, meaning, reason, advice } = row;
  return [
    safeLine(`  ${count} × ${vendor} ${operation} → ${meaning === '' ? outcome : sayOf(outcome, meaning)}`),
    safeLine(`    ${reason}`),
    safeLine(`    → ${advice}`),
    safeLine(`    calls ${calls.join(', ')}`),
    indent(indent(row.explanation)),
  ].join('\n');
}

function indentLine(text: string): string {
  return `  ${safeLine(text)}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
