import { Option, type Command } from 'commander';
import type { ShownCoverage } from '../../../contracts/control/findings.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';

interface CoverageOptions extends RemoteOptions {
  readonly scope: 'used' | 'all';
}

type Row = ShownCoverage['rows'][number];

const marks = { 'never met': ' ', met: '~', 'met and handled': '+' } as const;

export function addCoverageCommand(program: Command): void {
  remote(program.command('coverage'))
    .description('show which documented outcomes the calls of a sandbox have met, and which were handled')
    .addOption(
      new Option('--scope <scope>', 'the operations that were called, or all')
        .choices(['used', 'all'])
        .default('used'),
    )
    .addHelpText('after', '\nExample:\n  understudy coverage --scope all --json')
    .action(async ({ scope, ...options }: CoverageOptions) => {
      const coverage = await connect(options).getCoverage({
        path: { id: options.sandbox },
        query: { scope },
      });
      printLine(options.json ? JSON.stringify(coverage) : describe(coverage));
    });
}

function describe({ rows, totals, unanalyzed }: ShownCoverage): string {
  const { outcomes, met, handled, percentage } = totals;
  return [
    ...rows.map(describeRow),
    '[+] met and handled, [~] met, [ ] never met',
    `${handled} of ${countOf(outcomes, 'documented outcome')} met and handled (${percentage} %), ${met} met`,
    ...(unanalyzed === 0 ? [] : [`${countOf(unanalyzed, 'call')} could not be analyzed`]),
  ].join('\n');
}

function describeRow({ vendor, operation, outcomes }: Row): string {
  const name = operation === '*' ? 'errors of every operation' : operation;
  const lines = outcomes.map(({ outcome, state }) => `  [${marks[state]}] ${outcome}`);
  return [`${vendor} ${name}`, ...lines, ''].join('\n');
}
