import type { Command } from 'commander';
import { vendorNames, vendors } from '../../../contracts/catalog.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { readPackageFile } from '../../package-files.ts';
import { chooseOperation } from '../options/choose-operation.ts';
import { printLine } from '../output/print-line.ts';
import { UsageError } from '../options/usage-error.ts';
import { helpNames } from '../options/help-names.ts';

export function addReferenceCommand(program: Command): void {
  program
    .command('reference <page>')
    .description('print a reference page: of a vendor, or "scenarios"; with an operation, only its section')
    .option('--operation <key>', 'only the section of this operation')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nExample:\n  understudy reference ${helpNames.vendor} --operation ${helpNames.operation}`,
    )
    .action((name: string, { operation, json }: { operation?: string; json?: boolean }) => {
      const text = readReference(name, operation);
      printLine(json ? JSON.stringify({ page: name, text }) : text);
    });
}

/** A page, or the section of an operation in it. Throws a `UsageError` that offers the nearest names. */
export function readReference(name: string, operation: string | undefined): string {
  return operation === undefined ? readPage(name) : sectionOf(name, operation);
}

function readPage(name: string): string {
  const known = [...vendorNames, 'scenarios'];
  const page = known.includes(name) ? readPackageFile(`docs/reference/${name}.md`) : undefined;
  if (!page) throw new UsageError(`There is no page "${name}".${hintAt(name, known)}`);
  return new TextDecoder().decode(page).trimEnd();
}

function sectionOf(name: string, operation: string): string {
  const sections = readPage(name).split(/\n(?=## )/);
  const vendor = vendors.find((candidate) => candidate.name === name);
  const title = vendor ? chooseOperation(operation, [vendor]) : operation;
  const found = sections.find((section) => section.startsWith(`## ${title}\n`));
  const known = sections.map((section) => section.split('\n', 1)[0]!.replace('## ', ''));
  if (found === undefined)
    throw new UsageError(`The page has no section "${operation}".${hintAt(operation, known)}`);
  return found.trimEnd();
}
