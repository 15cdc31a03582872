import { Option, type Command } from 'commander';
import type { ShownFinding } from '../../../contracts/control/findings.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { severities, type Severity } from '../../../contracts/core/diagnosis/finding.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';

interface FindingsOptions extends RemoteOptions {
  readonly severity: Severity;
}

export function addFindingsCommand(program: Command): void {
  remote(program.command('findings'))
    .description('show what the vendors would punish in the calls of a sandbox, the worst first')
    .addOption(
      new Option('--severity <least>', 'only findings at least as bad').choices(severities).default('info'),
    )
    .addHelpText('after', '\nExample:\n  understudy findings --severity warning')
    .action(async ({ severity, ...options }: FindingsOptions) => {
      const answer = await connect(options).getFindings({ path: { id: options.sandbox } });
      const findings = answer.findings.filter(isAtLeast(severity));
      if (options.json) printLine(JSON.stringify({ ...answer, findings }));
      else printLine([...findings.map(describe), summarise(findings.length, answer)].join('\n'));
    });
}

function isAtLeast(least: Severity): (finding: ShownFinding) => boolean {
  const rank = severities.indexOf(least);
  return ({ severity }) => severities.indexOf(severity) >= rank;
}

function describe({
  rule,
  severity,
  title,
  detail,
  advice,
  evidence,
  source,
  ...place
}: ShownFinding): string {
  const times = place.count === 1 ? '' : ` (${place.count} times)`;
  return [
    `${severity}: ${title} [${rule}]${times}`,
    `  ${place.vendor} ${place.operation ?? ''}`.trimEnd(),
    `  ${safeLine(detail)}`,
    `  → ${safeLine(advice)}`,
    `  calls ${evidence.join(', ')}; ${source.standing}: ${source.at}`,
    '',
  ].join('\n');
}

function summarise(
  findings: number,
  { analyzed, unanalyzed }: { readonly analyzed: number; readonly unanalyzed: number },
): string {
  const lost = unanalyzed === 0 ? '' : `; ${unanalyzed} more could not be analyzed`;
  return `${findings} ${findings === 1 ? 'finding' : 'findings'} in ${countOf(analyzed, 'call')}${lost}`;
}
