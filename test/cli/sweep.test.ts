import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scenarioForm } from '../../contracts/control/scenario.ts';
import { createProgress } from '../../emulator/cli/trials/run-trials.ts';
import type { TrialsReport } from '../../emulator/report/report.ts';
import { readForm } from '../../emulator/assembly/config-file.ts';
import { fileOf, runHere, startTimeout, type Ended } from './program.ts';

/** Makes one call, and does something else to each of four refusals; to the others it does nothing. */
const program = fileOf(
  'program.mjs',
  `import { createHash } from 'node:crypto';
  const { POLYV_LIVE_BASE_URL, POLYV_LIVE_APP_ID: appId, POLYV_LIVE_APP_SECRET: secret } = process.env;
  const ask = async () => {
    const timestamp = String(Date.now());
    const text = secret + 'appId' + appId + 'timestamp' + timestamp + secret;
    const sign = createHash('md5').update(text).digest('hex').toUpperCase();
    const query = new URLSearchParams({ appId, timestamp, sign });
    return (await fetch(POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list?' + query)).json();
  };
  const [, , first = 'success'] = process.argv;
  let reply = await ask();
  while (reply.message === 'redirect') reply = await ask();
  if (reply.status !== first && first !== 'success') process.exit(4);
  if (reply.message === 'illegal operation') { console.log('cannot go on'); process.exit(2); }
  if (reply.message === 'access forbidden') process.kill(process.pid, 'SIGKILL');
  if (reply.message === 'need to login') setInterval(() => {}, 1000);
  if (Object.keys(reply).at(0) !== 'code' && reply.code === 200) process.exit(5);`,
);
const operation = 'polyv-live v4/chat/forbid/list';
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const only = ['need to login', 'access forbidden', 'redirect', 'illegal operation', 'illegal domain'];
const command = ['--', process.execPath, program];

let sweep: Ended;
let swept: TrialsReport;

beforeAll(async () => {
  const chosen = only.flatMap((text) => ['--only', text]);
  const options = ['--json', '--jobs', '2', '--time-limit', '5', '--fail-under', '21'];
  const places = ['--report', 'junit,html', '--report-dir', folder];
  sweep = await runHere('sweep', ...options, ...places, ...chosen, ...command);
  swept = JSON.parse(sweep.stdout) as TrialsReport;
}, startTimeout);

describe('sweep', () => {
  it.each([
    ['need to login', 'hung'],
    ['access forbidden', 'crashed'],
    ['redirect', 'stormed'],
    ['illegal operation', 'reported'],
    ['illegal domain', 'unnoticed'],
  ])('says what became of the command after %s: %s', (error, verdict) => {
    const row = swept.trials.find(({ id }) => id === `${operation} ${error} at call 1`);
    expect(row).toMatchObject({ verdict, at: 1 });
  });

  it('keeps what a run wrote', () => {
    expect(swept.trials.find(({ verdict }) => verdict === 'reported')?.output).toBe('cannot go on\n');
  });

  it('stops a storm after ten times the calls of the first run', () => {
    const { calls = 0 } = swept.trials.find(({ verdict }) => verdict === 'stormed') ?? {};
    expect(calls).toBeGreaterThan(10);
    expect(calls).toBeLessThan(100);
  });

  it('gives a score, and ends with 1 when it is under what is demanded', () => {
    expect(swept.score).toBe(20);
    expect(swept.counts).toMatchObject({
      reported: 1,
      unnoticed: 1,
      hung: 1,
      crashed: 1,
      stormed: 1,
      missed: 0,
    });
    expect(sweep.code).toBe(1);
  });

  it('writes the reports, and no bar where there is no terminal', () => {
    expect(existsSync(join(folder, 'report.html'))).toBe(true);
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('failures="4"');
    expect(sweep.stderr).toBe(
      `understudy: wrote ${join(folder, 'report.html')}, ${join(folder, 'junit.xml')}\n`,
    );
  });

  it('writes a scenario in which the minimal failing case is seen again', async () => {
    const { scenario = '', again } = swept.minimal!;
    const { faults = [] } = await readForm(scenario, scenarioForm);
    expect(faults.map(({ id }) => id)).toEqual([swept.minimal?.id]);
    expect(again).toBe(`understudy exec --scenario ${scenario} -- ${process.execPath} ${program}`);
  });

  it('explains that a command which fails by itself shows nothing', async () => {
    const { code, stderr } = await runHere('sweep', ...command, 'other');
    expect([code, stderr]).toEqual([
      1,
      'understudy: The command does not pass by itself, so there is nothing to compare with.\n',
    ]);
  });
});

describe('mutate', () => {
  it('finds a program that goes by the order of fields', async () => {
    const { stdout, code } = await runHere(
      'mutate',
      '--only',
      'key-order',
      '--only',
      'unknown-field',
      ...command,
    );
    expect(stdout).toContain(
      `  failed: ${operation} key-order. It ended with the code 5.\n    key-order: the fields of every object`,
    );
    expect(stdout).toContain('The documents allow this');
    expect(stdout).toContain('2 runs: 1 passed, 1 failed');
    expect(stdout).toContain(`see it again: understudy mutate --only '${operation} key-order' -- `);
    expect(code).toBe(1);
  });
});

describe('the bar', () => {
  const [row] = [{ verdict: 'hung', id: 'a case' }] as unknown as TrialsReport['trials'];

  it('grows on a terminal, within one line', () => {
    const said: string[] = [];
    const progress = createProgress({ isTTY: true, columns: 50, write: (text) => said.push(text) }, 2);
    progress.step(row!);
    expect(said.join('')).toContain('█'.repeat(12) + '░'.repeat(12) + ' 1/2, 1 not survived');
    expect(said.join('').replace('\r\u001b[2K', '').length).toBeLessThan(50);
  });
});
