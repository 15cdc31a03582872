import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrialsReport } from '../../emulator/report/report.ts';
import { runHere, startTimeout } from '../cli/program.ts';

const check = fileURLToPath(new URL('../../examples/moderation-bot/check.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));

const chatRefusal = 'live_engine_http_srv/ban_member 60012';
const noSuchUser = 'SetUserBlocked FailedOperation.UserNotExist';
const newField = 'v4/chat/forbid/list unknown-field';

/** How the runs that matter end, by what was changed in them. */
async function verdictsOf(bot: string): Promise<Record<string, string | undefined>> {
  const options = ['--json', '--jobs', '2', '--report-dir', folder, '--time-limit', '60'];
  const command = ['--', process.execPath, check, bot];
  const swept = await runHere('sweep', ...options, '--only', chatRefusal, '--only', noSuchUser, ...command);
  const mutated = await runHere('mutate', ...options, '--only', newField, ...command);
  const rows = [swept, mutated].flatMap(({ stdout }) => (JSON.parse(stdout) as TrialsReport).trials);
  const verdictOf = (part: string) => rows.find(({ id }) => id.includes(part))?.verdict;
  return Object.fromEntries([chatRefusal, noSuchUser, newField].map((part) => [part, verdictOf(part)]));
}

let planted: Record<string, string | undefined>;
let fixed: Record<string, string | undefined>;

beforeAll(async () => {
  planted = await verdictsOf('bot.mjs');
  fixed = await verdictsOf('bot-fixed.mjs');
}, 2 * startTimeout);

describe('the moderation bot', () => {
  it('is caught saying "banned" after an error in an HTTP 200', () => {
    expect(planted[chatRefusal]).toBe('failed');
  });

  it('is caught repeating for ever what no repetition cures', () => {
    expect(planted[noSuchUser]).toBe('stormed');
  });

  it('is caught crashing on a field that is new to it', () => {
    expect(planted[newField]).toBe('failed');
  });

  it('passes all of it once the bugs are gone', () => {
    expect(fixed).toEqual({ [chatRefusal]: 'passed', [noSuchUser]: 'passed', [newField]: 'passed' });
  });
});
