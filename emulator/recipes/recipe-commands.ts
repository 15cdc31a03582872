import { stringify } from 'yaml';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Damage } from '../../contracts/core/recipe/recipe.ts';
import { quoteForShell } from '../control/curl.ts';
import { program, signCommand } from '../control/pasted-command.ts';
import { recipeScenario, type Cooking } from './recipe-scenario.ts';

/**
 * A recipe as commands for a POSIX shell in a project that has the package, beside an emulator: numbered steps that set up
 * the sandbox, make the calls that come first, and make the call.
 */
export function recipeCommands(cooking: Cooking): string {
  const { vendor, operation, recipe, error } = cooking;
  const before = recipe.before.map((step) =>
    'advanceSeconds' in step
      ? `${program} clock advance ${step.advanceSeconds}`
      : call({ vendor, operation: step.operation, input: step.input, times: step.times }),
  );
  const last = call({ vendor, operation, input: recipe.input, times: recipe.times, damage: recipe.damage });
  const steps = [
    ['A sandbox for it', prepare(cooking)],
    ...(before.length > 0 ? [['What comes first', before.join('\n')] as const] : []),
    [error === undefined ? 'The call' : `The call, which answers: ${error}`, last],
  ] as const;
  return steps.map(([title, commands], index) => `# ${index + 1}. ${title}\n${commands}`).join('\n\n');
}

function prepare(cooking: Cooking): string {
  const text = stringify(recipeScenario(cooking), { lineWidth: 0 }).trimEnd();
  return `${program} sandbox reset\n${program} scenario run - <<'END'\n${text}\nEND`;
}

interface PrintedCall {
  readonly vendor: string;
  readonly operation: string;
  readonly input: unknown;
  readonly times: number;
  readonly damage?: Damage | undefined;
}

function call({ vendor, operation, input, times, damage }: PrintedCall): string {
  const words = [
    signCommand(vendor, operation, input),
    ...(damage ? [`--damage ${quoteForShell(printJson(damage))}`] : []),
  ];
  // A reply has no newline of its own.
  const line = `${words.join(' ')} | sh; echo`;
  return times === 1 ? line : `for n in $(seq ${times}); do ${line}; done`;
}
