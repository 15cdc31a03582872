import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runProgram } from '../../emulator/cli/program.ts';
import { programFile } from './program-file.ts';

/** So long a child process may take to start where everything else runs at the same time, in milliseconds. */
export const startTimeout = 60_000;

/** What a command has said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs, with what it has said so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
}

export function spawnCommand(file: string, args: readonly string[]): Running {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}

/** Runs the program as a user does, in a process of its own. */
export function understudy(...args: readonly string[]): Running {
  return spawnCommand(process.execPath, [programFile, ...args]);
}

/** Waits until a program has said something that matches. */
export async function heard(
  { child, said, ended }: Running,
  name: 'stdout' | 'stderr',
  pattern: RegExp,
): Promise<void> {
  const end = ended.then(() => 'ended' as const);
  const more = () => once(child[name]!, 'data').then(() => 'said more' as const);
  while (!pattern.test(said[name])) {
    const news = await Promise.race([more(), end]);
    if (news === 'ended' && !pattern.test(said[name]))
      throw new Error(`It ended without saying ${String(pattern)}: ${said.stdout}${said.stderr}`);
  }
}

/** Runs the program within this process, which is a hundred times as fast. */
export async function runHere(...args: readonly string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runProgram(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Writes a file into a new folder and gives its path. */
export function fileOf(name: string, text: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-')), name);
  writeFileSync(file, text);
  return file;
}
