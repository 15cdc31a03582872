import type { Command } from 'commander';
import type { ControlClient } from '../../../clients/control/index.ts';
import type { Explanation } from '../../../contracts/control/explanation.ts';
import { vendors } from '../../../contracts/catalog.ts';
import { readFileText } from '../../assembly/read-file.ts';
import { chooseVendor } from '../options/choose-operation.ts';
import { readEntryName } from '../options/read-entry-name.ts';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';
import { describeExplanation } from '../output/explanation.ts';
import type { PastedRequest } from '../paste/pasted-request.ts';
import { parseCount } from '../options/parse.ts';
import { printError, printLine } from '../output/print-line.ts';
import { UsageError } from '../options/usage-error.ts';
import { helpNames } from '../options/help-names.ts';

interface ExplainOptions extends RemoteOptions {
  readonly request?: string;
  readonly vendor?: string;
  readonly at?: string;
  readonly entry?: number;
}

export function addExplainCommand(program: Command): void {
  remote(program.command('explain [id]'))
    .description(
      'say why a call was refused: one of the journal, by its number or by the name in x-understudy-explain (default: the last one), or a pasted request',
    )
    .option(
      '--request <file>',
      'a request in a file, or - for the standard input: raw HTTP, HAR, a curl line of any shell, Invoke-WebRequest, or a fetch snippet',
    )
    .option('--vendor <name>', 'the vendor of the pasted request, where its host does not tell')
    .option('--at <time>', 'when the pasted request was made, in ISO 8601')
    .option('--entry <number>', 'which entry of a HAR file, from 1; by default the last one', parseCount)
    .addHelpText(
      'after',
      `\nExamples:\n  understudy explain last\n  understudy explain --request refused.http --vendor ${helpNames.vendor}`,
    )
    .action(async (id: string | undefined, options: ExplainOptions) => {
      if (options.request === undefined && (options.vendor ?? options.at ?? options.entry) !== undefined)
        throw new UsageError('--vendor, --at and --entry tell about a pasted request; say --request too.');
      if (options.request !== undefined && id !== undefined)
        throw new UsageError('Say either the number of a call or --request.');
      const control = connect(options);
      const explanation =
        options.request === undefined
          ? await explainEntry(control, options.sandbox, id)
          : await explainFile(control, options.request, options);
      printLine(options.json ? JSON.stringify(explanation) : describeExplanation(explanation));
    });
}

async function explainEntry(control: ControlClient, sandbox: string, id = 'last'): Promise<Explanation> {
  return control.explainEntry({ path: { id: sandbox, entry: readEntryName(id) } });
}

async function explainFile(
  control: ControlClient,
  file: string,
  options: ExplainOptions,
): Promise<Explanation> {
  // The readers of all these forms are large, and only this needs them.
  const { countEntries, isHar, readPastedRequest } = await import('../paste/read-pasted-request.ts');
  const text = await readFileText(file);
  const { host, ...request } = readPastedRequest(text, options.entry);
  const entries = options.entry === undefined && isHar(text) ? countEntries(text) : 0;
  if (entries > 1)
    printError(`This is about entry ${entries} of ${entries}, the last one; --entry names another.`);
  const vendor =
    options.vendor === undefined
      ? await guessVendor(control, options.sandbox, host)
      : chooseVendor(options.vendor).name;
  return control.explainRequest({
    path: { id: options.sandbox },
    body: { vendor, ...request, ...(options.at !== undefined && { at: options.at }) },
  });
}

async function guessVendor(control: ControlClient, id: string, host: PastedRequest['host']): Promise<string> {
  const sandbox = await control.getSandbox({ path: { id } });
  const places: Readonly<Record<string, { readonly baseUrl: string } | undefined>> = sandbox.vendors;
  const known = vendors.find(
    ({ name, hosts }) =>
      host !== undefined &&
      (hosts.includes(host.replace(/:\d+$/, '')) || places[name]?.baseUrl.endsWith(`//${host}`)),
  );
  if (!known) throw new UsageError('The host of the request tells no vendor; say --vendor.');
  return known.name;
}
