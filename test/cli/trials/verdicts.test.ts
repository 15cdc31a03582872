import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrialsReport, Verdict } from '../../../emulator/report/report.ts';
import { runHere, startTimeout, type Ended } from '../program.ts';
import { clientOf, type ClientKind } from './clients.ts';

const operation = 'live_engine_http_srv/ban_member';

/** One error that may pass, and one that no repetition cures. */
const [passing, final] = ['60008', '60010'];

async function sweep(kind: ClientKind, ...options: readonly string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const only = ['--only', `${operation} ${passing} `, '--only', `${operation} ${final} `];
  const place = ['--report-dir', folder, '--time-limit', '8'];
  return runHere('sweep', ...only, ...place, ...options, '--', process.execPath, clientOf(kind));
}

const cases: readonly (readonly [ClientKind, Verdict, Verdict, number, number])[] = [
  ['correct with retry', 'handled', 'reported', 100, 0],
  ['that ends with 1', 'reported', 'reported', 100, 0],
  ['that tells and goes on', 'handled', 'handled', 100, 0],
  ['that looks at the HTTP status alone', 'unnoticed', 'unnoticed', 0, 1],
  ['that swallows exceptions', 'unnoticed', 'unnoticed', 0, 1],
  ['that repeats everything and lets it be', 'handled', 'failed', 50, 1],
  ['that falls over', 'crashed', 'crashed', 0, 1],
  ['that hangs', 'hung', 'hung', 0, 1],
  ['that is killed', 'crashed', 'crashed', 0, 1],
  ['that writes bytes and floods', 'reported', 'reported', 100, 0],
  ['that leaves somebody behind who holds its output', 'reported', 'reported', 100, 0],
];

describe('sweep rates a client', () => {
  it.each(cases)(
    '%s: %s after an error that may pass, %s after another',
    async (kind, afterPassing, afterFinal, score, code) => {
      const ended = await sweep(kind, '--json');
      const report = JSON.parse(ended.stdout) as TrialsReport;
      const verdictOf = (error: string) => report.trials.find(({ id }) => id.includes(error))?.verdict;
      expect([verdictOf(passing), verdictOf(final)]).toEqual([afterPassing, afterFinal]);
      expect([report.score, ended.code]).toEqual([score, code]);
    },
    startTimeout,
  );

  it(
    'by its output and its exit code, and says the meaning, what is asked, the reply and the reason',
    async () => {
      const { stdout, code } = await sweep('that looks at the HTTP status alone');
      expect(code).toBe(1);
      expect(stdout).toContain(
        `unnoticed: tencent-chat ${operation} ${final} at call 1. It ended with the code 0, and wrote and called the same as without the error. The refusal came with HTTP 200 and stood in the body alone.`,
      );
      expect(stdout).toContain(`${final}: the identifier is no administrator of the app. No repetition`);
      expect(stdout).toContain(`${passing}: the service did not answer in time. It may pass by itself:`);
      expect(stdout).toContain('the reply: HTTP 200 {"ActionStatus":"FAIL"');
      expect(stdout).toContain('survival score: 0 of 100\n2 errors passed unnoticed:');
      expect(stdout).toContain('the program seems to look at the HTTP status alone');
    },
    startTimeout,
  );

  it(
    'so that a demand on the score decides alone, where there is one',
    async () => {
      const { code } = await sweep('that repeats everything and lets it be', '--fail-under', '50');
      expect(code).toBe(0);
    },
    startTimeout,
  );

  it('not at all when it never calls, and ends with 1', async () => {
    const { code, stdout, stderr } = await sweep('that never calls');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^understudy: No call arrived\. /);
  });
});
