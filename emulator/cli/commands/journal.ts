import { Option, type Command } from 'commander';
import type { z } from 'zod';
import { journalEntry, journalFormats, type JournalFormat } from '../../../contracts/control/journal.ts';
import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { connect, readToken, readUrl, remote, type RemoteOptions } from '../options/control-api.ts';
import { readEvents } from '../output/follow-events.ts';
import { parseCount, parseId } from '../options/parse.ts';
import { printLine } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { helpNames } from '../options/help-names.ts';

type Entry = z.output<typeof journalEntry>;

interface JournalOptions extends RemoteOptions {
  readonly vendor?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly limit?: number;
  readonly after?: number;
  /** Whether the sandbox was chosen, and is not merely the usual one. */
  readonly isSandboxNamed?: boolean;
  readonly format: JournalFormat;
  readonly follow?: boolean;
}

export function addJournalCommand(program: Command): void {
  remote(program.command('journal'))
    .description('show the latest calls of a sandbox, in their order')
    .option('--vendor <name>', 'only calls to this vendor')
    .option('--operation <key>', 'only calls of this operation')
    .option('--outcome <error>', 'only calls with this outcome: success, or the vendor’s error')
    .option('--limit <number>', 'at most so many; 100 unless said', parseCount)
    .option('--after <id>', 'from the call after this one on, so that one page follows another', parseId)
    .addOption(new Option('--format <format>', 'how it is written').choices(journalFormats).default('json'))
    .option(
      '--follow',
      'go on with each new call, of any sandbox unless --sandbox is said, until interrupted',
    )
    .addHelpText(
      'after',
      `\nExample:\n  understudy journal --vendor ${helpNames.vendor} --outcome ${helpNames.error}`,
    )
    .action((options: JournalOptions, command: Command) =>
      showJournal({ ...options, isSandboxNamed: command.getOptionValueSource('sandbox') === 'cli' }),
    );
}

async function showJournal(options: JournalOptions): Promise<void> {
  if (options.follow) {
    await follow(options);
    return;
  }
  const { vendor, operation, outcome, limit, after, format } = options;
  const query = {
    ...(vendor !== undefined && { vendor }),
    ...(operation !== undefined && { operation }),
    ...(outcome !== undefined && { outcome }),
    ...(limit !== undefined && { limit }),
    ...(after === undefined ? { newest: 'true' as const } : { after }),
    format,
  };
  const shown = await connect(options).getJournal({ path: { id: options.sandbox }, query });
  if (typeof shown === 'string') printLine(shown);
  else if (options.json || format === 'har') printLine(printJson(shown));
  else printList(shown as List, after !== undefined);
}

interface List {
  readonly entries: readonly Entry[];
  readonly next: number;
  readonly dropped: number;
  readonly more: number;
}

function printList({ entries, next, dropped, more }: List, isPage: boolean): void {
  if (more > 0 && !isPage)
    printLine(
      `${countOf(more, 'earlier call is', 'earlier calls are')} not shown; see --limit, and --after 0 for the first ones`,
    );
  for (const entry of entries) printLine(describe(entry));
  if (more > 0 && isPage) printLine(`${countOf(more, 'more call', 'more calls')}: --after ${next}`);
  if (dropped > 0) printLine(`${countOf(dropped, 'call', 'calls')} had been dropped from the journal before`);
}

/** Prints each new call that is asked for, of the sandbox that is asked for, or of all. */
async function follow(options: JournalOptions): Promise<void> {
  const { vendor, operation, outcome } = options;
  const sandbox = options.isSandboxNamed ? options.sandbox : undefined;
  const url = new URL(`${readUrl(options.url)}/api/events`);
  for await (const data of readEvents(url, readToken(options.token))) {
    const told = JSON.parse(data) as { sandbox?: string; detail?: string };
    const entry = journalEntry.safeParse(told).data;
    if (!entry) {
      if (told.detail !== undefined) printLine(options.json ? data : told.detail);
      continue;
    }
    const isWanted =
      (sandbox === undefined || told.sandbox === sandbox) &&
      (vendor === undefined || entry.vendor === vendor) &&
      (operation === undefined || entry.operation === operation) &&
      (outcome === undefined || entry.outcome === outcome);
    if (!isWanted) continue;
    const where = sandbox === undefined && told.sandbox !== 'default' ? `[${told.sandbox ?? ''}] ` : '';
    printLine(options.json ? data : safeLine(where) + describe(entry));
  }
}

function describe({
  id,
  time,
  vendor,
  operation,
  request,
  reply,
  outcome,
  refusedBy,
  faults,
}: Entry): string {
  const what = operation ?? request.line;
  const why = refusedBy === undefined ? '' : ` (check: ${refusedBy})`;
  const fault = faults.length === 0 ? '' : ` (fault: ${faults.join(', ')})`;
  return safeLine(`${id} ${time} ${vendor} ${what} → ${said(outcome, reply.body)}${why}${fault}`);
}
