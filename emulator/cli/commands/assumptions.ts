import { Option, type Command } from 'commander';
import { profiles, type Profile } from '../../../contracts/core/contract/assumption.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { printLine, printParts } from '../output/print-line.ts';
import { paint } from '../output/style.ts';
import { alignRows, type Cell } from '../output/table.ts';
import { UsageError } from '../options/usage-error.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { helpNames } from '../options/help-names.ts';

interface SetOptions extends RemoteOptions {
  readonly profile?: Profile;
}

export function addAssumptionsCommand(program: Command): void {
  const assumptions = program
    .command('assumptions')
    .description('list the guesses about the vendors, and decide them')
    .addHelpText('after', '\nExample:\n  understudy assumptions list');

  remote(assumptions.command('list'))
    .description('list every guess: how this sandbox decides it, and the question')
    .addHelpText('after', '\nExample:\n  understudy assumptions list')
    .action(async (options: RemoteOptions) => {
      const control = connect(options);
      const { assumptions: rows } = await control.listAssumptions();
      const { decided } = await control.getAssumptions({ path: { id: options.sandbox } });
      if (options.json) printLine(JSON.stringify(rows));
      else printParts(alignRows(rows.map((row) => describeRow(row, decided[row.id] ?? row.default))));
    });

  remote(assumptions.command('show <id>'))
    .description('show one guess: the question, the alternatives, the evidence')
    .addHelpText('after', `\nExample:\n  understudy assumptions show ${helpNames.assumption}`)
    .action(async (id: string, options: RemoteOptions) => {
      const { assumptions: rows } = await connect(options).listAssumptions();
      const row = rows.find((candidate) => candidate.id === id);
      if (!row) throw unknownAssumption(id, rows);
      const { question, default: usual, alternatives, evidence, notice } = row;
      const lines = [
        question,
        `  default: ${usual}`,
        `  or: ${alternatives.join(', ')}`,
        `  evidence: ${evidence.standing}, ${evidence.at}`,
        `  otherwise: ${notice}`,
      ];
      printLine(options.json ? JSON.stringify(row) : lines.join('\n'));
    });

  remote(assumptions.command('set [values...]'))
    .description('decide guesses: id=alternative, any number of them; they take the place of earlier ones')
    .addOption(new Option('--profile <profile>', 'for all that is not chosen').choices(profiles))
    .addHelpText(
      'after',
      `\nExample:\n  understudy assumptions set ${helpNames.assumption}=${helpNames.alternative} --profile documented`,
    )
    .action(async (texts: readonly string[], { profile, ...options }: SetOptions) => {
      const body = { ...(profile && { profile }), values: Object.fromEntries(texts.map(toValue)) };
      const control = connect(options);
      const { assumptions: rows } = await control.listAssumptions();
      checkValues(body.values, rows);
      const assumptions = await control.putAssumptions({ path: { id: options.sandbox }, body });
      const lines = Object.entries(assumptions.values).map(([id, value]) => `${id}: ${value}`);
      printLine(
        options.json ? JSON.stringify(assumptions) : [`profile: ${assumptions.profile}`, ...lines].join('\n'),
      );
    });
}

interface Assumption {
  readonly id: string;
  readonly default: string;
  readonly question: string;
  readonly alternatives: readonly string[];
}

function describeRow({ id, default: usual, question }: Assumption, decided: string): readonly Cell[] {
  return [paint('cyan', id), decided === usual ? decided : paint('yellow', decided), paint('dim', question)];
}

/** Offers the nearest ids. */
function unknownAssumption(id: string, rows: readonly Assumption[]): UsageError {
  const known = rows.map((row) => row.id);
  const hint = hintAt(id, known) || ' See "understudy assumptions list".';
  return new UsageError(`There is no assumption "${id}".${hint}`);
}

/** Throws a `UsageError` for the first that nobody knows, or that cannot be decided so. */
function checkValues(values: Readonly<Record<string, string>>, rows: readonly Assumption[]): void {
  for (const [id, value] of Object.entries(values)) {
    const row = rows.find((candidate) => candidate.id === id);
    if (!row) throw unknownAssumption(id, rows);
    const known = [row.default, ...row.alternatives];
    if (!known.includes(value))
      throw new UsageError(
        `${id} is decided as one of ${known.map((one) => `"${one}"`).join(', ')}, not as "${value}".${hintAt(value, known)}`,
      );
  }
}

function toValue(text: string): [id: string, value: string] {
  const mark = text.search(/[=＝]/);
  if (mark < 1) throw new UsageError(`A decision reads id=alternative, not "${text}".`);
  return [text.slice(0, mark), text.slice(mark + 1)];
}
