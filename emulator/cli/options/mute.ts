import { InvalidArgumentError, type Command } from 'commander';
import { readMuteOf } from '../../assembly/mutes.ts';

/** Which findings nobody wants to hear of, as the command line says it. */
export interface MuteOption {
  readonly mute?: readonly string[];
}

/** Adds `--mute`, which may be given again. */
export function muting(command: Command): Command {
  return command.option(
    '--mute <finding>',
    'leave out a finding by its id, a rule, or RULE:OPERATION; may be repeated, or hold commas',
    collect,
  );
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  const mutes = text.split(',').map((mute) => mute.trim());
  const problem = mutes.map(readMuteOf).find((mute) => typeof mute === 'string');
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return [...before, ...mutes];
}
