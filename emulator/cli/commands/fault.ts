import type { Command } from 'commander';
import { z } from 'zod';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { faultRules } from '../../../contracts/control/config.ts';
import type { FaultRuleInput } from '../../../contracts/control/input-types.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { readAsWritten } from '../../assembly/config-file.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { describeRules } from '../output/fault-rules.ts';
import { UsageError } from '../options/usage-error.ts';
import { printLine, printParts } from '../output/print-line.ts';

interface RuleFile {
  readonly rules: readonly FaultRuleInput[];
}

/** A file of fault rules: the list, or an object with `rules`. */
export const faultFile: z.ZodType<FaultRule[], readonly FaultRuleInput[] | RuleFile> = z.union([
  faultRules,
  z.strictObject({ rules: faultRules }).transform(({ rules }) => rules),
]);

export function addFaultCommand(program: Command): void {
  const fault = program
    .command('fault')
    .description('set, list and clear the fault rules of a sandbox')
    .addHelpText('after', '\nExample:\n  understudy fault set faults.yaml');

  remote(fault.command('set <file>'))
    .description('replace the rules by those of a JSON or YAML file, or of - for the standard input')
    .addHelpText('after', '\nExample:\n  understudy fault set faults.yaml')
    .action(async (file: string, options: RemoteOptions) => {
      const value = await readAsWritten(file, faultFile);
      const body = 'rules' in value ? value : { rules: value };
      const { rules } = await connect(options).putFaults({ path: { id: options.sandbox }, body });
      printLine(
        options.json ? JSON.stringify({ rules }) : `${countOf(rules.length, 'rule is', 'rules are')} set`,
      );
    });

  remote(fault.command('list'))
    .description('list the rules: which calls, what happens to them, and how often each matched and fired')
    .addHelpText('after', '\nExample:\n  understudy fault list')
    .action(async (options: RemoteOptions) => {
      const { rules } = await connect(options).getFaults({ path: { id: options.sandbox } });
      if (options.json) printLine(JSON.stringify({ rules }));
      else if (rules.length === 0) printLine('there are no rules');
      else printParts(describeRules(rules));
    });

  remote(fault.command('clear [id]'))
    .description('remove all rules, or one by its id; the others begin to count anew')
    .addHelpText('after', '\nExamples:\n  understudy fault clear\n  understudy fault clear busy')
    .action(async (id: string | undefined, options: RemoteOptions) => {
      const rules = id === undefined ? await clearAll(options) : await clearOne(options, id);
      const left = rules.length === 0 ? 'there are no rules now' : countLeft(rules.length);
      printLine(options.json ? JSON.stringify({ rules }) : left);
    });
}

const countLeft = (count: number): string => `${countOf(count, 'rule is', 'rules are')} left`;

async function clearAll(options: RemoteOptions): Promise<readonly []> {
  await connect(options).deleteFaults({ path: { id: options.sandbox } });
  return [];
}

/** Puts the other rules in the place of all. Throws a `UsageError` where no rule has the id. */
async function clearOne(options: RemoteOptions, id: string) {
  const control = connect(options);
  const path = { id: options.sandbox };
  const { rules: all } = await control.getFaults({ path });
  const others = all.filter((rule) => rule.id !== id);
  if (others.length === all.length) {
    const known = all.map((rule) => rule.id);
    const list = known.length === 0 ? ' There are no rules.' : ` There are: ${known.join(', ')}.`;
    throw new UsageError(`There is no fault rule "${id}".${hintAt(id, known) || list}`);
  }
  const left = others.map(({ matched: _, fired: __, ...rule }) => rule) as readonly FaultRuleInput[];
  const { rules } = await control.putFaults({ path, body: { rules: left } });
  return rules;
}
