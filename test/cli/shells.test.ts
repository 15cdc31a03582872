import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHere } from '../examples/runtimes.ts';
import { programFile } from './program-file.ts';
import { runHere, startTimeout } from './program.ts';

/** The command on the path, the scripts as the help says where to put them, and a file to be completed. */
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const env = {
  ...process.env,
  PATH: `${folder}${delimiter}${process.env['PATH']}`,
  HOME: folder,
  TERM: 'dumb',
};

beforeAll(async () => {
  for (const name of ['understudy', 'understudy-live']) {
    const command = join(folder, name);
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`);
    chmodSync(command, 0o755);
  }
  writeFileSync(join(folder, 'a-file.yaml'), '');
  for (const [shell, name] of Object.entries({ bash: '.bashrc', zsh: '_understudy', fish: 'u.fish' }))
    writeFileSync(join(folder, name), (await runHere('completion', shell)).stdout);
});

/** How a shell without anybody's settings reads its script. */
const shells = {
  bash: { line: 'bash --noprofile --rcfile .bashrc -i', read: 'source .bashrc' },
  zsh: { line: 'zsh -f -i', read: 'fpath=(~ $fpath); autoload -U compinit; compinit -u -D' },
} as const;
type Shell = keyof typeof shells;

/** What stands in a terminal of a shell when a line and a tab have been typed, as soon as it holds what is awaited. */
async function typed(shell: Shell, line: string, awaited: string): Promise<void> {
  const { line: start, read } = shells[shell];
  const terminal = spawn('script', ['-qec', start, '/dev/null'], { cwd: folder, env });
  let shown = '';
  const seen = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (shown.includes(text)) resolve();
      };
      terminal.stdout.on('data', look);
      terminal.once('close', () => {
        reject(new Error(`${shell} shows no ${text}: ${JSON.stringify(shown)}`));
      });
      look();
    });
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  try {
    terminal.stdin.write(`${read}; echo is-"read"\n`);
    await seen('is-read');
    terminal.stdin.write(`${line}\t`);
    await seen(awaited);
  } finally {
    terminal.stdin.end('\u0015exit\n');
    terminal.kill('SIGKILL');
  }
}

/** A line up to the tab, and how it goes on after it. */
const completed: readonly (readonly [string, string])[] = [
  ['understudy clock ad', 'understudy clock advance'],
  ['understudy clock advance --sa', 'understudy clock advance --sandbox'],
  ['understudy env --format p', 'understudy env --format powershell'],
  ['understudy sign poly', 'understudy sign polyv-live'],
  ['understudy-live sign polyv-live listF', 'understudy-live sign polyv-live listForbiddenUsers'],
  ['understudy start --config a-f', 'understudy start --config a-file.yaml'],
];

describe.each(Object.keys(shells) as Shell[])('a line in %s', { timeout: startTimeout }, (shell) => {
  const isMissing = !isHere(shell) || !isHere('script');
  const title = (text: string) => (isMissing ? `${text} (${shell} or script is not installed)` : text);

  it.skipIf(isMissing).each(completed)(title('goes on by a tab: %s'), async (line, whole) => {
    await typed(shell, line, whole);
  });

  it.skipIf(isMissing)(title('is not carried out while it is completed'), async () => {
    await typed(shell, 'understudy sign "$(touch carried-out)" $(touch carried-out) --dam', '--damage');
    expect(readdirSync(folder)).not.toContain('carried-out');
  });
});

const hasFish = isHere('fish');

describe('a line in fish', { timeout: startTimeout }, () => {
  it.skipIf(!hasFish).each(completed)(
    `goes on by a tab: %s${hasFish ? '' : ' (fish is not installed)'}`,
    (line, whole) => {
      const words = ['--no-config', '-c', 'source u.fish; complete -C $argv', line];
      const { stdout, stderr } = spawnSync('fish', words, { cwd: folder, env, encoding: 'utf8' });
      expect(stderr).toBe('');
      const offered = stdout.split('\n').map((found) => found.split('\t', 1)[0]);
      expect(offered).toContain(whole.split(' ').at(-1));
    },
  );
});
