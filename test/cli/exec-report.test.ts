import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExecReport } from '../../emulator/report/report.ts';
import { fileOf, runHere, startTimeout, type Ended } from './program.ts';

/** More than the few calls in a row that a finding takes: on a busy machine some of them come after a pause. */
const calls = 60;

/** Signs nothing, and never learns from it. */
const program = fileOf(
  'program.mjs',
  `for (let count = 0; count < ${calls}; count += 1)
    await fetch(process.env.POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list?appId=' + process.env.POLYV_LIVE_APP_ID);`,
);
const scenario = fileOf(
  'mine.yaml',
  'name: mine\nsummary: Nothing happens.\nfaults: [{ id: never, match: { vendor: tencent-trtc }, effect: { type: hang } }]\n',
);
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));

let run: Ended;
let content: ExecReport;

beforeAll(async () => {
  const options = ['--report', 'html,junit,json', '--report-dir', folder, '--scenario', scenario];
  const demands = ['--fail-on', 'finding:error,coverage:80'];
  run = await runHere('exec', ...options, ...demands, '--', process.execPath, program);
  content = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as ExecReport;
}, startTimeout);

describe('exec with reports', () => {
  it('writes what the calls, their outcomes, the faults, the findings and the coverage were', () => {
    expect(content).toMatchObject({ version: 2, kind: 'exec', exitCode: 0, calls });
    expect(content.lastCalls.map(({ id }) => id)).toEqual(
      Array.from({ length: calls }, (_, index) => index + 1),
    );
    expect(content.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(calls);
    expect(content.faults).toEqual([{ id: 'never', fired: 0, mustFire: false }]);
    expect(content.findings.map(({ rule }) => rule)).toContain('retry-without-end');
    expect(content.coverage.rows).not.toEqual([]);
  });

  it('has the worst findings first', () => {
    const order = ['error', 'warning', 'info'];
    const severities = content.findings.map(({ severity }) => order.indexOf(severity));
    expect(severities).toEqual(severities.toSorted());
  });

  it('ends with 1 when a demand is not met, and says which', () => {
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^understudy: There (is|are) \d+ findings? of the severity error\.$/m);
    expect(run.stderr).toMatch(/^understudy: The coverage is [\d.]+ %, under the 80 % that are demanded\.$/m);
  });

  it('says what it wrote', () => {
    for (const name of ['report.html', 'junit.xml', 'report.json'])
      expect(run.stderr).toContain(`understudy: wrote ${join(folder, name)}\n`);
  });

  it('holds no secret', () => {
    const all = ['report.html', 'junit.xml', 'report.json'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    expect(all.join('')).not.toContain('fake0secret0for0local0use0only00');
  });

  it.each([
    [['--report', 'pdf'], /There is no report "pdf"\. Choose from: html, junit, json, github\./],
    [['--fail-on', 'finding:awful'], /"finding:awful" is no demand/],
  ])('refuses in a sentence what it does not know: %j', async (options, sentence) => {
    const { code, stderr } = await runHere('exec', ...options, '--', 'true');
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});

/** Calls twice, makes the sandbox new through the control API, and calls once more. */
const resetting = fileOf(
  'resetting.mjs',
  `const { POLYV_LIVE_BASE_URL, UNDERSTUDY_CONTROL_URL } = process.env;
  const call = () => fetch(POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list');
  await call();
  await call();
  const headers = { 'Content-Type': 'application/json' };
  await fetch(UNDERSTUDY_CONTROL_URL + '/api/sandboxes/default/reset', { method: 'POST', headers });
  await call();`,
);

it('counts all calls of a run that resets its sandbox, and says how many are not listed', async () => {
  const { stderr } = await runHere('exec', '--', process.execPath, resetting);
  expect(stderr).toContain('understudy: 3 calls\n');
  expect(stderr).toContain(
    'understudy: 2 calls before a reset of the sandbox are counted, but not listed.\n',
  );
});
