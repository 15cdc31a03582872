// npx tsx scripts/try-sweep.ts: sweeps the fixed bot of the examples, which calls all four vendors, and demands that each run has
// a verdict and that none died: one run for every documented error of every operation that the bot calls, by day for a share of them.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vendors } from '../contracts/catalog.ts';
import { sweepTrials } from '../emulator/cli/trials/sweep.ts';
import type { FirstRun } from '../emulator/report/report.ts';
import { isWhole, takeShare } from '../test/share.ts';

interface Report {
  readonly firstRun: FirstRun;
  readonly trials: readonly {
    readonly id: string;
    readonly vendor: string;
    readonly verdict?: string;
    readonly detail: string;
  }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const program = 'emulator/cli/understudy.cjs';
const bot = ['--', process.execPath, 'examples/moderation-bot/check.mjs', 'bot-fixed.mjs'];

/** A sweep of the bot; without these runs, of every error. */
function sweep(only: readonly string[]): Report {
  const words = [
    'sweep',
    '--jobs',
    '2',
    '--json',
    '--fail-under',
    '95',
    ...only.flatMap((id) => ['--only', id]),
  ];
  const printed = execFileSync(process.execPath, [program, ...words, ...bot], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(printed) as Report;
}

/** The operations that the bot calls, as a sweep of one error tells them. */
function callsOfBot(): FirstRun {
  const [{ name, internalError }] = vendors as [(typeof vendors)[number]];
  return sweep([`${name} live_engine_http_srv/ban_member ${internalError}`]).firstRun;
}

const all = sweepTrials(callsOfBot(), vendors, 'first call').map(({ id }) => id);
const chosen = takeShare(all, 4);
const { firstRun, trials } = sweep(isWhole ? [] : chosen);
const called = new Set(firstRun.operations.map(({ vendor }) => vendor));
const tried = new Set(trials.map(({ vendor }) => vendor));
if (called.size !== vendors.length || tried.size !== vendors.length || trials.length !== chosen.length)
  throw new Error(`The sweep is not whole: ${trials.length} runs of ${chosen.length}.`);
const dead = trials.filter(({ verdict }) => verdict === undefined || verdict === 'crashed');
if (dead.length > 0)
  throw new Error(`Runs of the sweep died: ${dead.map(({ id, detail }) => `${id} (${detail})`).join('; ')}`);
process.stdout.write(`sweep: ${trials.length} runs of ${all.length}, of ${called.size} vendors\n`);
