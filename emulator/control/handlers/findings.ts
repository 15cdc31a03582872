import { byGravity } from '../../../contracts/core/diagnosis/finding.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { sumUpCoverage } from '../../core/findings/coverage.ts';
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
  const rows = analyzer.coverage().rows(context.emulator.vendors, query.operations);
  return {
    rows: rows.map(({ outcomes, ...row }) => ({ ...row, outcomes: [...outcomes] })),
    totals: sumUpCoverage(rows),
    ...analyzer.analyzed(),
  };
};
