import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { statSync } from 'node:fs';
import { planChild } from './plan-child.ts';

/** Starts a command as this machine starts commands. */
export function spawnCommand(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const plan = planChild(file, args, {
    platform: process.platform,
    env: process.env,
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  });
  const { windowsVerbatimArguments } = plan;
  return spawn(plan.file, plan.args, { ...options, windowsVerbatimArguments });
}
