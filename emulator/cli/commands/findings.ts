import { Option, type Command } from 'commander';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { isAtLeast, severities, type Severity } from '../../../contracts/core/diagnosis/finding.ts';
import { isMuted } from '../../../contracts/core/diagnosis/mute.ts';
import { readMutes } from '../../assembly/mutes.ts';
import { unmetDemands, type Demands } from '../../report/fail-on.ts';
import { connect, remote, type RemoteOptions, type SetExitCode } from '../options/control-api.ts';
import { parseSeverity } from '../options/fail-on.ts';
import { muting, type MuteOption } from '../options/mute.ts';
import { printError, printLine } from '../output/print-line.ts';
import { describeFinding } from '../output/finding.ts';

interface FindingsOptions extends RemoteOptions, MuteOption {
  readonly severity: Severity;
  readonly failOn: Demands;
}

export function addFindingsCommand(program: Command, setExitCode: SetExitCode): void {
  muting(remote(program.command('findings')))
    .description('show what the vendors would punish in the calls of a sandbox, the worst first')
    .addOption(
      new Option('--severity <least>', 'only findings at least as bad').choices(severities).default('info'),
    )
    .option('--fail-on <severity>', 'end with 1 for a finding at least as bad', parseSeverity, {})
    .addHelpText(
      'after',
      '\nExamples:\n  understudy findings --severity warning --fail-on error\n  understudy findings --mute paging-stops-early',
    )
    .action(async (options: FindingsOptions) => {
      setExitCode(await showFindings(options));
    });
}

async function showFindings({ severity, failOn, mute = [], ...options }: FindingsOptions): Promise<number> {
  const { findings: all, ...answer } = await connect(options).getFindings({ path: { id: options.sandbox } });
  const mutes = readMutes(mute);
  const heard = all.filter((finding) => !isMuted(finding, mutes));
  const findings = heard.filter((finding) => isAtLeast(finding, severity));
  const counts = { ...answer, muted: answer.muted + all.length - heard.length };
  const unmet = unmetDemands(failOn, { findings: heard });
  if (options.json) printLine(JSON.stringify({ findings, ...counts }));
  else printLine([...findings.map(describeFinding), summarise(findings.length, counts)].join('\n'));
  for (const sentence of unmet) printError(`understudy: ${sentence}`);
  return unmet.length > 0 ? 1 : 0;
}

interface Counts {
  readonly analyzed: number;
  readonly unanalyzed: number;
  readonly muted: number;
}

function summarise(findings: number, { analyzed, unanalyzed, muted }: Counts): string {
  const notes = [
    ...(muted === 0 ? [] : [`${muted} muted`]),
    ...(unanalyzed === 0 ? [] : [`${unanalyzed} more could not be analyzed`]),
  ];
  return [`${countOf(findings, 'finding')} in ${countOf(analyzed, 'call')}`, ...notes].join('; ');
}
