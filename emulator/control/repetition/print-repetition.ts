import { stringify } from 'yaml';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import type { ProblemKind } from '../../../contracts/control/error-kinds.ts';
import { isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { ControlContext } from '../context.ts';
import { program, signCommand } from '../pasted-command.ts';
import type { Work } from '../turns.ts';
import { sandboxOf, stagedNote, titleOf } from './describe-repetition.ts';
import { findRepetition, type Repetition } from './find-repetition.ts';
import { printTest } from './print-test.ts';

interface RepeatedCall {
  readonly sandbox: Sandbox;
  readonly entry: JournalEntry;
  /** As it may be shown. */
  readonly shown: ShownEntry;
}

const printers = { test: printTest, scenario: printScenario } as const;

/** A call of the journal as code that brings its answer about again. Secrets go before it is written. */
export function* printRepetition(
  { sandbox, entry, shown }: RepeatedCall,
  form: keyof typeof printers,
  { emulator }: ControlContext,
): Work<string | Failure<ProblemKind>> {
  const found = yield* findRepetition(entry, sandbox, emulator);
  if (isFailure(found)) return found;
  const { hideIn } = emulator.secrets;
  const { input, state } = found;
  const hidden = { ...found, input: hideIn(input), state: hideIn(state) };
  return printers[form](hidden, hideIn(shown), sandbox);
}

/** A scenario file after which the call is answered as it was, with the call as a line for a shell. */
function printScenario(repetition: Repetition, entry: ShownEntry, sandbox: Sandbox): string {
  const { vendor, operation, input, isStaged } = repetition;
  const { id } = sandbox.settings;
  const scenario = {
    name: `${vendor.name}-${operation.name}-${entry.id}`.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-'),
    summary: `${titleOf(repetition, entry)}.`,
    ...sandboxOf(repetition, sandbox),
  };
  const words = [
    signCommand(vendor.name, operation.name, input),
    ...(id === defaultSandbox ? [] : [`--sandbox ${id}`]),
  ];
  return [
    `# ${program} scenario run FILE, and then the call:`,
    `# ${words.join(' ')} | sh`,
    ...(isStaged ? [`# ${stagedNote}`] : []),
    stringify(scenario, { lineWidth: 0 }),
  ].join('\n');
}
