import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programFile } from '../cli/program-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The tests of a project: one signed call by the environment that they are given. */
const itsTest = `node ${join(root, 'examples/official-sdks/tencent-chat.mjs')}`;

/** A project that has Understudy installed. */
export function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-project-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { test: itsTest } }));
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(programFile, join(folder, 'node_modules/.bin/understudy-live'));
  return folder;
}

/** Runs lines in Bash as a build server does, in a group of its own, and ends what they left in the background. */
export async function runBash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; said: string }> {
  const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
  });
  const closed = once(child, 'close');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'exit')) as [number];
  try {
    process.kill(-child.pid!);
  } catch {
    // Nothing was left in the background.
  }
  await closed;
  return { code, said };
}
