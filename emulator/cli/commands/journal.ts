import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import {
  journalEntry,
  journalFormats,
  entryFormats,
  longestList,
  type EntryFormat,
  type JournalFormat,
} from '../../../contracts/control/journal-forms.ts';
import type { EntryName } from '../../../contracts/control/journal-id.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { isOutcome } from '../../../contracts/core/contract/filled-error-key.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { outcomeNamed } from '../options/chinese-words.ts';
import { chooseOperation, chooseVendor } from '../options/choose-operation.ts';
import { readEntryName } from '../options/read-entry-name.ts';
import { inForm } from '../options/checked-answers.ts';
import { connect, readUrl, remote, type RemoteOptions } from '../options/control-api.ts';
import { readToken } from '../options/token.ts';
import { helpNames } from '../options/help-names.ts';
import { parseId, readWhole } from '../options/parse.ts';
import { UsageError } from '../options/usage-error.ts';
import { readEvents } from '../output/follow-events.ts';
import { describeCall, describeCalls, describeWhole, type Entry } from '../output/journal-line.ts';
import { printData, printDataParts, printLine, printParts } from '../output/print-line.ts';
import { paint } from '../output/style.ts';

interface JournalOptions extends RemoteOptions {
  readonly vendor?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly grep?: string;
  readonly last?: number;
  readonly limit?: number;
  readonly after?: number;
  /** Whether the sandbox was chosen, and is not merely the usual one. */
  readonly isSandboxNamed?: boolean;
  /** Without it, lines for people. */
  readonly format?: EntryFormat;
  readonly follow?: boolean;
}

export function addJournalCommand(program: Command): void {
  remote(program.command('journal [id]'))
    .description(
      'show the latest calls of a sandbox, in their order; or one call, by its number, with its request and its reply',
    )
    .option('--vendor <name>', 'only calls to this vendor')
    .option('--operation <name>', 'only calls of this operation: its key, its method, or a short name')
    .option('--outcome <error>', 'only calls with this outcome: success, or the vendor’s error')
    .option('--grep <text>', 'only calls that show this text, in whatever case')
    .option('--last <number>', 'the newest so many (default: 100)', parseListLength)
    .option('--after <id>', 'the calls after this one instead, oldest first', parseId)
    .option('--limit <number>', 'at most so many of them (default: 100)', parseListLength)
    .addOption(
      new Option(
        '--format <format>',
        'how it is written, if not for reading; one call also as a test for Vitest, as a scenario, or the input alone',
      ).choices(entryFormats),
    )
    .option(
      '--follow',
      'go on with each new call, of any sandbox unless --sandbox is said, until interrupted',
    )
    .addHelpText(
      'after',
      `\nExamples:\n  understudy journal --last 20\n  understudy journal --vendor ${helpNames.vendor} --outcome ${helpNames.error}\n  understudy journal last --format test > found.test.ts`,
    )
    .action((id: string | undefined, options: JournalOptions, command: Command) =>
      id === undefined
        ? showJournal({ ...options, isSandboxNamed: command.getOptionValueSource('sandbox') === 'cli' })
        : showEntry(readEntryName(id), options),
    );
}

const aboutLists = ['vendor', 'operation', 'outcome', 'grep', 'last', 'after', 'limit', 'follow'] as const;

async function showEntry(entry: EntryName, options: JournalOptions): Promise<void> {
  const superfluous = aboutLists.find((name) => options[name] !== undefined);
  if (superfluous !== undefined)
    throw new UsageError(`Say either which call, or --${superfluous}, which is about many.`);
  const { format, json, sandbox: id } = options;
  const path = { id, entry };
  const isForReading = format === undefined && !json;
  const query = { format: format ?? 'json', measured: isForReading ? 'true' : 'false' } as const;
  const shown = await connect(options).getJournalEntry({ path, query });
  if (typeof shown === 'string') printData(shown.trimEnd());
  else if (!isForReading) printData(printJson(shown));
  else
    printDataParts(describeWhole(inForm(journalEntry, shown, { key: 'getJournalEntry', url: options.url })));
}

async function showJournal(options: JournalOptions): Promise<void> {
  if (options.last !== undefined && (options.after ?? options.limit) !== undefined)
    throw new UsageError('Say either --last, or --after and --limit.');
  const filter = readFilter(options);
  if (options.follow) {
    await follow(options, filter);
    return;
  }
  const { limit = options.last, after, format } = options;
  if (format !== undefined && !isListFormat(format))
    throw new UsageError(`--format ${format} is for one call: say which, as in "understudy journal last".`);
  const isForReading = format === undefined && !options.json;
  const query = {
    ...filter,
    ...(limit !== undefined && { limit }),
    ...(after === undefined ? { newest: 'true' as const } : { after }),
    ...(isForReading && { measured: 'true' as const }),
    format: format ?? ('json' as const),
  };
  const shown = await connect(options).getJournal({ path: { id: options.sandbox }, query });
  if (typeof shown === 'string') printData(shown);
  else if (!isForReading) printData(printJson(shown));
  else {
    const list = inForm(entryList, shown, { key: 'getJournal', url: options.url });
    printList(list, after !== undefined);
  }
}

function isListFormat(format: EntryFormat): format is JournalFormat {
  return (journalFormats as readonly string[]).includes(format);
}

interface Filter {
  readonly vendor?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly grep?: string;
}

/** Which calls are meant, with the key of the operation. Throws a `UsageError`. */
function readFilter({ vendor, operation, outcome, grep }: JournalOptions): Filter {
  const among = vendor === undefined ? undefined : ([chooseVendor(vendor)] as const);
  return {
    ...(among && { vendor: among[0].name }),
    ...(operation !== undefined && { operation: chooseOperation(operation, among) }),
    ...(outcome !== undefined && { outcome: outcomeNamed(outcome) }),
    ...(grep !== undefined && { grep }),
  };
}

const entryList = z.object({
  entries: z.array(journalEntry),
  next: z.number(),
  /** How many there are beside these: before them, or after them on the next page. */
  more: z.number(),
  others: z.number(),
  dropped: z.number(),
});

function printList(
  { entries, next, dropped, more, others }: z.output<typeof entryList>,
  isPage: boolean,
): void {
  if (more > 0 && !isPage) printNote(describeEarlier(more, entries.length));
  if (entries.length === 0) printNote(others === 0 ? 'there are no calls' : 'no call matches');
  printDataParts(describeCalls(entries));
  if (more > 0 && isPage) printNote(`${countOf(more, 'more call')}: --after ${next}`);
  if (others > 0) printNote(`${countOf(others, 'other call does', 'other calls do')} not match`);
  if (dropped > 0) printNote(`${countOf(dropped, 'call')} had been dropped from the journal before`);
}

function describeEarlier(more: number, shown: number): string {
  const all = Math.min(more + shown, longestList);
  const earlier = countOf(more, 'earlier call is', 'earlier calls are');
  return `${earlier} not shown; see --last ${all}, and --after 0 for the first ones`;
}

function printNote(text: string): void {
  printParts([[paint('dim', text)]]);
}

/** Prints each new call that is asked for, of the sandbox that is asked for, or of all. */
async function follow(options: JournalOptions, filter: Filter): Promise<void> {
  const { format } = options;
  if (format !== undefined && format !== 'json')
    throw new UsageError(`--format ${format} is for calls that are there; say --follow without it.`);
  const isJson = options.json || format === 'json';
  const sandbox = options.isSandboxNamed ? options.sandbox : undefined;
  const url = new URL(`${readUrl(options.url)}/api/events`);
  if (sandbox !== undefined) url.searchParams.set('sandbox', sandbox);
  for await (const data of readEvents(url, readToken(options.token))) {
    const told = JSON.parse(data) as { sandbox?: string; detail?: string };
    const entry = journalEntry.safeParse(told).data;
    const from = told.sandbox ?? '';
    if (!entry) {
      if (told.detail !== undefined) printLine(isJson ? data : told.detail);
      continue;
    }
    if (!isWanted(entry, data, filter)) continue;
    if (isJson) printData(data);
    else printDataParts([describeCall(entry, from)]);
  }
}

function isWanted(entry: Entry, data: string, { vendor, operation, outcome, grep }: Filter): boolean {
  return (
    (vendor === undefined || entry.vendor === vendor) &&
    (operation === undefined || entry.operation === operation) &&
    (outcome === undefined || isOutcome(outcome, entry)) &&
    (grep === undefined || data.toLowerCase().includes(grep.toLowerCase()))
  );
}

/** How many calls are to be listed. */
function parseListLength(text: string): number {
  const count = readWhole(text);
  if (!(count >= 1 && count <= longestList))
    throw new InvalidArgumentError(`This must be a whole number from 1 to ${longestList}.`);
  return count;
}
