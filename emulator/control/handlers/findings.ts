import type { ShownCoverage } from '../../../contracts/control/findings.ts';
import { byGravity } from '../../../contracts/core/diagnosis/finding.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { CoverageRow } from '../../core/findings/coverage.ts';
import { findSandbox, type ControlHandler } from '../context.ts';

export const getFindings: ControlHandler<'getFindings'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const analyzer = context.emulator.analyzerOf(sandbox);
  const found = analyzer.findings().toSorted(byGravity);
  return {
    findings: found.map(({ evidence, ...rest }) => ({
      ...rest,
      sandbox: sandbox.settings.id,
      evidence: [...evidence],
    })),
    muted: analyzer.muted(),
    ...analyzer.analyzed(),
  };
};

export const getCoverage: ControlHandler<'getCoverage'> = ({ path, query }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const analyzer = context.emulator.analyzerOf(sandbox);
  const rows = analyzer.coverage.rows(context.emulator.vendors, query.scope);
  return {
    rows: rows.map(({ outcomes, ...row }) => ({ ...row, outcomes: [...outcomes] })),
    totals: sumUp(rows),
    ...analyzer.analyzed(),
  };
};

function sumUp(rows: readonly CoverageRow[]): ShownCoverage['totals'] {
  const states = rows.flatMap(({ outcomes }) => outcomes.map(({ state }) => state));
  const handled = states.filter((state) => state === 'met and handled').length;
  const met = states.filter((state) => state !== 'never met').length;
  const percentage = states.length === 0 ? 0 : Math.floor((handled / states.length) * 1000) / 10;
  return { outcomes: states.length, met, handled, percentage };
}
