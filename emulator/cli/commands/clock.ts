import { Option, type Command } from 'commander';
import { eventsToWaitFor, type EventToWaitFor } from '../../../contracts/control/clock.ts';
import { guessTime } from '../../../contracts/core/config/guess-time.ts';
import { readDuration } from '../../../contracts/core/config/read-duration.ts';
import { readTime, timeForm } from '../../../contracts/core/config/read-time.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { parseSeconds } from '../options/parse.ts';
import { printLine, printParts } from '../output/print-line.ts';
import { paint } from '../output/style.ts';
import { alignRows } from '../output/table.ts';
import { UsageError } from '../options/usage-error.ts';

interface MoveOptions extends RemoteOptions {
  readonly force?: true;
}

interface AdvanceOptions extends MoveOptions {
  readonly until?: EventToWaitFor;
}

/** Throws a `UsageError` for what is neither a time nor the clock of the machine. */
function readSetting(text: string) {
  if (text === 'system') return { mode: 'system' } as const;
  const now = readTime(text);
  if (now !== undefined) return { mode: 'frozen', now } as const;
  const ahead = Number.isNaN(readDuration(text)) ? '' : `; "understudy clock advance ${text}" moves it on`;
  throw new UsageError(
    `A clock is set to ${timeForm}, or to system, the clock of the machine; ${guessTime(text) ?? `not to "${shorten(text)}"${ahead}`}.`,
  );
}

export function addClockCommand(program: Command): void {
  const clock = program
    .command('clock')
    .description('show, set and advance the clock of a sandbox')
    .addHelpText('after', '\nExample:\n  understudy clock advance 1h30m');

  remote(clock.command('show'))
    .description('say what time it is')
    .addHelpText('after', '\nExample:\n  understudy clock show')
    .action(async (options: RemoteOptions) => {
      const reading = await connect(options).getClock({ path: { id: options.sandbox } });
      printLine(options.json ? JSON.stringify(reading) : `${reading.now} (${reading.mode})`);
    });

  remote(clock.command('set <time>'))
    .description(
      'freeze the clock at a time or at the beginning of a day in UTC, or let it run with "system"',
    )
    .option('--force', 'go back in time')
    .addHelpText('after', '\nExample:\n  understudy clock set 2023-11-14T22:13:20Z --force')
    .action(async (time: string, { force, ...options }: MoveOptions) => {
      const body = { ...readSetting(time), ...(force && { force }) };
      const reading = await connect(options).putClock({ path: { id: options.sandbox }, body });
      printLine(options.json ? JSON.stringify(reading) : reading.now);
    });

  remote(clock.command('advance'))
    .description('move time on, and say what became due')
    .argument('[duration]', 'how far: 90, 90s, 1h30m, "2 days", 01:30:00 or PT1H30M', parseSeconds)
    .addOption(new Option('--until <event>', 'instead of a duration').choices(eventsToWaitFor))
    .option('--force', 'go back in time, for a negative duration')
    .addHelpText(
      'after',
      '\nExamples:\n  understudy clock advance 1h30m\n  understudy clock advance --until next-expiry',
    )
    .action(async (seconds: number | undefined, { until, force, ...options }: AdvanceOptions) => {
      if ((seconds === undefined) === (until === undefined))
        throw new UsageError('Say either a duration, like 1h30m, or --until.');
      const body = until ? { until } : { seconds: seconds ?? 0, ...(force && { force }) };
      const { now, due, more } = await connect(options).advanceClock({ path: { id: options.sandbox }, body });
      if (options.json) {
        printLine(JSON.stringify({ now, due, ...(more !== undefined && { more }) }));
        return;
      }
      const rows = due.map(({ at, kind, vendor, subject, place }) => [
        paint('dim', `  ${at}`),
        vendor,
        kind,
        place === undefined ? subject : `${subject} in ${place}`,
      ]);
      printParts([[now], ...alignRows(rows), ...(more === undefined ? [] : [[`  and ${more} more`]])]);
    });
}
