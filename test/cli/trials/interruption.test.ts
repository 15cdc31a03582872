import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrialsReport } from '../../../emulator/report/report.ts';
import { fileOf, runHere, startTimeout, understudy } from '../program.ts';
import { clientOf } from './clients.ts';

const operation = 'live_engine_http_srv/ban_member';
const newFolder = () => mkdtempSync(join(tmpdir(), 'understudy-'));
const onlyErrors = (...errors: readonly string[]) =>
  errors.flatMap((error) => ['--only', `${operation} ${error} `]);

/** How often it is looked whether something is so, and for how long. */
const eventually = { interval: 50, timeout: startTimeout };

/** Waits until a file has so many lines. */
async function filled(file: string, lines: number): Promise<void> {
  await expect
    .poll(
      () => (existsSync(file) ? readFileSync(file, 'utf8') : '').match(/.+\n|.+$/g)?.length ?? 0,
      eventually,
    )
    .toBeGreaterThanOrEqual(lines);
}

/** Waits until there is no such process. */
async function gone(pid: number): Promise<void> {
  await expect.poll(() => isThere(pid), eventually).toBe(false);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.runIf(process.platform !== 'win32')('a sweep that is interrupted', () => {
  it(
    'says where its results are, and goes on from there',
    async () => {
      const folder = newFolder();
      const state = join(folder, 'sweep-state.jsonl');
      const words = [
        ...['sweep', '--report-dir', folder, '--jobs', '1'],
        // The third run hangs.
        ...onlyErrors('60002', '60003', '60008'),
        ...['--', process.execPath, clientOf('that hangs after 60008')],
      ];
      const withLimit = (seconds: string, ...options: readonly string[]) =>
        words.toSpliced(1, 0, '--time-limit', seconds, ...options);
      const first = understudy(...withLimit('30'));
      await filled(state, 3);
      first.child.kill('SIGINT');
      const { code, stderr } = await first.ended;
      expect(code).toBe(130);
      expect(stderr).toContain(
        `2 of 3 runs are done, and kept in ${state}. The same command with --resume goes on from there.`,
      );
      const resumed = await runHere(...withLimit('1', '--resume', '--json'));
      expect(resumed.stderr).toContain(`understudy: 2 of 3 runs are taken from ${state}.`);
      const { trials } = JSON.parse(resumed.stdout) as TrialsReport;
      expect(trials.map(({ verdict }) => verdict)).toEqual(['reported', 'reported', 'hung']);
      expect(existsSync(state)).toBe(false);
    },
    startTimeout,
  );

  it(
    'refuses to go on with what another command has left',
    async () => {
      const folder = newFolder();
      writeFileSync(join(folder, 'sweep-state.jsonl'), '{"kind":"sweep","digest":"another"}\n');
      const { code, stderr } = await runHere(
        ...['sweep', '--resume', '--report-dir', folder, ...onlyErrors('60008')],
        ...['--', process.execPath, clientOf('that ends with 1')],
      );
      expect([code, stderr]).toEqual([1, expect.stringContaining('leave --resume out to begin anew.')]);
    },
    startTimeout,
  );

  it(
    'leaves no command of its first run behind',
    async () => {
      const program = clientOf('that never ends');
      const running = understudy('sweep', '--report-dir', newFolder(), '--', process.execPath, program);
      const noted = join(dirname(program), 'process');
      await filled(noted, 1);
      running.child.kill('SIGINT');
      expect((await running.ended).code).toBe(130);
      await gone(Number(readFileSync(noted, 'utf8')));
    },
    startTimeout,
  );
});

describe('a run that the machine cannot carry out', () => {
  it.runIf(process.platform !== 'win32')(
    'says nothing, and does not end the sweep',
    async () => {
      const program = fileOf(
        'client.mjs',
        `#!${process.execPath}\n${readFileSync(clientOf('that removes itself after an error'), 'utf8')}`,
      );
      chmodSync(program, 0o755);
      const { stdout, code } = await runHere(
        ...['sweep', '--json', '--jobs', '1', '--report-dir', newFolder(), ...onlyErrors('60002', '60003')],
        ...['--', program],
      );
      const { trials, score } = JSON.parse(stdout) as TrialsReport;
      expect(trials.map(({ verdict }) => verdict)).toEqual(['reported', 'missed']);
      expect(trials[1]?.detail).toMatch(/^It could not be run: The command ".*" cannot be run\.$/);
      expect([score, code]).toEqual([100, 0]);
    },
    startTimeout,
  );
});

it(
  'injects the error though the command resets its sandbox at its beginning',
  async () => {
    const { stdout } = await runHere(
      ...['sweep', '--json', '--report-dir', newFolder(), ...onlyErrors('60002')],
      ...['--', process.execPath, clientOf('that resets, then ends with 1')],
    );
    expect((JSON.parse(stdout) as TrialsReport).counts).toMatchObject({ reported: 1, missed: 0 });
  },
  startTimeout,
);

it(
  'runs a command that cannot run twice at the same time once at a time',
  async () => {
    const { stdout, stderr } = await runHere(
      ...['sweep', '--json', '--jobs', '2', '--report-dir', newFolder(), ...onlyErrors('60002', '60003')],
      ...['--', process.execPath, clientOf('that needs something for itself')],
    );
    expect(stderr).toContain('The command fails where it runs twice at the same time');
    expect((JSON.parse(stdout) as TrialsReport).counts).toMatchObject({ reported: 2 });
  },
  startTimeout,
);
