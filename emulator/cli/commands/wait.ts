import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { createControlClient, ControlError } from '../../../clients/control/index.ts';
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
    .description('wait until an emulator answers; end with 1 when none does in time')
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

/** Asks until the control API answers. Throws a `UsageError` when that cannot be any more, and at once where the API refuses. */
async function waitFor(url: string, token: string | undefined, { timeout, pid }: WaitOptions): Promise<void> {
  const end = performance.now() + timeout * 1000;
  for (;;) {
    // It is asked before the answer, which may be another emulator's at the address that the first could not have.
    if (pid !== undefined && hasEnded(pid))
      throw new UsageError(`The process ${pid} has ended. Look into what "understudy start" said.`);
    const left = end - performance.now();
    if (left <= 0)
      throw new UsageError(
        `Nothing answered at ${url} within ${timeout} s. Look into what "understudy start" said, or name another --url.`,
      );
    if (await answers(url, token, left)) return;
    await pause(Math.min(between, left));
  }
}

async function answers(url: string, token: string | undefined, left: number): Promise<boolean> {
  const control = createControlClient({
    baseUrl: url,
    ...(token !== undefined && { token }),
    // A connection that nobody answers must not outlast the wait.
    fetch: (input, init) =>
      fetch(input, { ...init, signal: AbortSignal.timeout(Math.max(1, Math.ceil(left))) }),
  });
  try {
    await control.listScenarios();
    return true;
  } catch (error) {
    // It answers, though not to everybody: the health check of an image whose token is made at the start has none to say.
    if (token === undefined && error instanceof ControlError && error.status === 401) return true;
    if (error instanceof ControlError) throw error;
    return false;
  }
}
