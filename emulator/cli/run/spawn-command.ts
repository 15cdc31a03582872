import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { statSync } from 'node:fs';
import { UsageError } from '../options/usage-error.ts';
import { planChild } from './plan-child.ts';

/** Starts a command as this machine starts commands. Throws a `UsageError` for what no machine can start. */
export function spawnCommand(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const plan = planChild(file, args, {
    platform: process.platform,
    env: process.env,
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  });
  const { windowsVerbatimArguments } = plan;
  try {
    return spawn(plan.file, plan.args, { ...options, windowsVerbatimArguments });
  } catch {
    // An empty name, a NUL in a word, or more words than the system takes.
    throw cannotRun(file);
  }
}

/** ENOENT is what everybody thinks of first. */
export function cannotRun(file: string, reason = 'ENOENT'): UsageError {
  return new UsageError(`The command "${file}" cannot be run${reason === 'ENOENT' ? '' : ` (${reason})`}.`);
}
