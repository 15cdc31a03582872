import type { Command } from 'commander';
import type { ShownCoverage } from '../../../contracts/control/findings.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { chooseOperations } from '../options/choose-operation.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine } from '../output/print-line.ts';

interface CoverageOptions extends RemoteOptions {
  readonly operations: string;
  readonly verbose?: boolean;
}

type Row = ShownCoverage['rows'][number];
type State = Row['outcomes'][number]['state'];

const marks: Readonly<Record<State, string>> = {
  'never met': ' ',
  met: '~',
  'met and mishandled': '-',
  'met and handled': '+',
};

/** So many outcomes are named where they are folded. */
const mostNames = 5;

export function addCoverageCommand(program: Command): void {
  remote(program.command('coverage'))
    .description('show which documented outcomes the calls of a sandbox have met, and which were handled')
    .option(
      '--operations <which>',
      'the operations that count: used (those that were called), all, or names of operations with commas between them',
      'used',
    )
    .option('--verbose', 'a line for each outcome that was never met, too')
    .addHelpText('after', '\nExample:\n  understudy coverage --operations all --json')
    .action(async ({ operations, verbose, ...options }: CoverageOptions) => {
      const which = readOperations(operations);
      const coverage = await connect(options).getCoverage({
        path: { id: options.sandbox },
        query: { operations: which },
      });
      const rows = verbose ? coverage.rows.map(showWhole) : coverage.rows.map(showFolded);
      printLine(options.json ? JSON.stringify(coverage) : [...rows, ...describe(coverage)].join('\n'));
    });
}

function readOperations(text: string): string {
  if (text === 'used' || text === 'all') return text;
  return chooseOperations(text).join(',');
}

function describe({ rows, totals, unanalyzed }: ShownCoverage): readonly string[] {
  const { outcomes, met, handled, percentage, percentageMet } = totals;
  const hasOpen = rows.some(({ outcomes: all }) => all.some(({ state }) => state === 'met'));
  return [
    ...(rows.length === 0 ? ['No operation has been called.'] : []),
    '[+] met and handled, [-] met and mishandled, [~] met; the calls do not tell what came of it, [ ] never met',
    `${handled} of ${countOf(outcomes, 'documented outcome')} met and handled (${percentage} %), ${met} met (${percentageMet} %)`,
    ...(hasOpen ? ['Whether the program noticed the errors marked [~], "understudy sweep" finds out.'] : []),
    ...(unanalyzed === 0 ? [] : [`${countOf(unanalyzed, 'call')} could not be analyzed`]),
  ];
}

function showWhole(row: Row): string {
  return [nameOf(row), ...row.outcomes.map(showOutcome), ''].join('\n');
}

/** What was never met takes one line. */
function showFolded(row: Row): string {
  const met = row.outcomes.filter(({ state }) => state !== 'never met');
  const others = row.outcomes.filter(({ state }) => state === 'never met').map(({ outcome }) => outcome);
  const left = others.length - mostNames;
  const folded = `  [ ] ${others.length} never met: ${others.slice(0, mostNames).join(', ')}${left > 0 ? `, … ${left} more` : ''}`;
  return [nameOf(row), ...met.map(showOutcome), ...(others.length === 0 ? [] : [folded]), ''].join('\n');
}

function nameOf({ vendor, operation }: Row): string {
  return `${vendor} ${operation === '*' ? 'errors of every operation' : operation}`;
}

function showOutcome({ outcome, state }: Row['outcomes'][number]): string {
  return `  [${marks[state]}] ${outcome}`;
}
