import type { Command } from 'commander';
import type { z } from 'zod';
import { journalEntry } from '../../../contracts/control/journal.ts';
import { printJson } from '../../../contracts/core/json.ts';
import { connect, readToken, readUrl, remote, type RemoteOptions } from '../control.ts';
import { readEvents } from '../event-stream.ts';
import { parseCount } from '../parse.ts';
import { printLine } from '../print-line.ts';

type Entry = z.output<typeof journalEntry>;

interface JournalOptions extends RemoteOptions {
  readonly vendor?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly limit?: number;
  readonly format: 'json' | 'har' | 'curl';
  readonly follow?: boolean;
}

export function addJournalCommand(program: Command): void {
  remote(program.command('journal'))
    .description('show the calls of a sandbox, oldest first')
    .option('--vendor <name>', 'only calls to this vendor')
    .option('--operation <key>', 'only calls of this operation')
    .option('--outcome <error>', 'only calls with this outcome: success, or the vendor’s error')
    .option('--limit <number>', 'at most so many; 100 unless said', parseCount)
    .option('--format <format>', 'json, har or curl', 'json')
    .option('--follow', 'go on with each new call of any sandbox, until interrupted')
    .addHelpText('after', '\nExample:\n  understudy journal --vendor tencent-chat --outcome 70009')
    .action(showJournal);
}

async function showJournal(options: JournalOptions): Promise<void> {
  if (options.follow) {
    for await (const data of readEvents(
      new URL(`${readUrl(options.url)}/api/events`),
      readToken(options.token),
    )) {
      printLine(options.json ? data : describe(journalEntry.parse(JSON.parse(data))));
    }
    return;
  }
  const { vendor, operation, outcome, limit, format } = options;
  const query = {
    ...(vendor && { vendor }),
    ...(operation && { operation }),
    ...(outcome && { outcome }),
    ...(limit && { limit }),
    format,
  };
  const shown = await connect(options).getJournal({ path: { id: options.sandbox }, query });
  if (typeof shown === 'string') printLine(shown);
  else if (options.json || format === 'har') printLine(printJson(shown));
  else for (const entry of (shown as { entries: Entry[] }).entries) printLine(describe(entry));
}

function describe({ id, time, vendor, operation, request, outcome, refusedBy, faults }: Entry): string {
  const what = operation ?? request.line;
  const why = refusedBy === undefined ? '' : ` (check: ${refusedBy})`;
  const fault = faults.length === 0 ? '' : ` (fault: ${faults.join(', ')})`;
  return `${id} ${time} ${vendor} ${what} → ${outcome}${why}${fault}`;
}
