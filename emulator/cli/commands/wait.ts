import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { createControlClient, ControlError, NoControlApi } from '../../../clients/control/index.ts';
import { healthCodes } from '../../../contracts/control/sandboxes.ts';
import { readBounded } from '../options/checked-answers.ts';
import { reaching, readUrl, type ReachingOptions } from '../options/control-api.ts';
import { readToken } from '../options/token.ts';
import { parseCount, parseDuration } from '../options/parse.ts';
import { UsageError } from '../options/usage-error.ts';
import { printLine } from '../output/print-line.ts';
import { hasEnded } from '../../platform.ts';

interface WaitOptions extends ReachingOptions {
  readonly timeout: number;
  readonly pid?: number;
}

export function addWaitCommand(program: Command): void {
  reaching(program.command('wait'))
    .description('wait until an emulator answers calls; end with 1 when none does in time')
    .option('--timeout <duration>', 'how long to wait', parseDuration, 30)
    .option('--pid <id>', 'give up at once when this process has ended: $! of a shell', parseCount)
    .addHelpText('after', '\nExample:\n  understudy start & understudy wait --pid $! --timeout 10')
    .action(async ({ json, ...options }: WaitOptions) => {
      const url = readUrl(options.url);
      await waitFor(url, readToken(options.token), options);
      printLine(json ? JSON.stringify({ url }) : `Understudy answers at ${url}.`);
    });
}

/** Between two tries, in milliseconds. */
const between = 50;

/** How long the first try waits for its answer, in milliseconds; each further one waits twice as long. */
const leastPatience = 1000;

/** Asks until the control API answers. Throws a `UsageError` when that cannot be any more, and at once where the API refuses. */
async function waitFor(url: string, token: string | undefined, { timeout, pid }: WaitOptions): Promise<void> {
  const end = performance.now() + timeout * 1000;
  // What went wrong last, as far as anybody said anything.
  let said: Error | undefined;
  let patience = leastPatience;
  for (;;) {
    // It is asked before the answer, which may be another emulator's at the address that the first could not have.
    if (pid !== undefined && hasEnded(pid))
      throw new UsageError(`The process ${pid} has ended. Look into what "understudy start" said.`);
    const left = end - performance.now();
    if (left <= 0) throw said ?? new UsageError(nobody(url, timeout));
    const answer = await ask(url, token, Math.max(1, Math.ceil(Math.min(left, patience))));
    if (answer === 'ready') return;
    said = answer ?? said;
    patience *= 2;
    await pause(Math.min(between, left));
  }
}

const nobody = (url: string, timeout: number): string =>
  `Nothing answered at ${url} within ${timeout} s. Look into what "understudy start" said, or name another --url.`;

/** Several times what the call that is made here is answered with, in bytes. */
const mostBytes = 1024 * 1024;

/**
 * Whether it answers calls. An error where it says that it does not, or where something else answers, in whose place it may
 * come yet; undefined where nobody says anything.
 */
async function ask(
  url: string,
  token: string | undefined,
  milliseconds: number,
): Promise<'ready' | UsageError | NoControlApi | undefined> {
  const control = createControlClient({
    baseUrl: url,
    ...(token !== undefined && { token }),
    // A connection that nobody answers must not outlast the wait, nor keep it from another one.
    timeout: milliseconds,
    fetch: async (input, init) => readBounded(await fetch(input, init), url, mostBytes),
  });
  try {
    const { status } = await control.health();
    // A replica that hands its log over leaves calls to the others.
    return healthCodes[status] === 503
      ? new UsageError(`The emulator at ${url} says that it answers no calls: ${status}.`)
      : 'ready';
  } catch (error) {
    if (error instanceof UsageError || error instanceof NoControlApi) return error;
    if (!(error instanceof ControlError)) return undefined;
    // It answers, though not to everybody: the health check of an image whose token is made at the start has none to say.
    if (token === undefined && error.status === 401) return 'ready';
    throw error;
  }
}
