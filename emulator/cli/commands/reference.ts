import type { Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { findVendors } from '../../../contracts/core/config/name-vendor.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import { unfold } from '../../reference/markdown.ts';
import { renderOperation } from '../../reference/operation-section.ts';
import { english } from '../../reference/language/speech.ts';
import { referencePages } from '../../reference/pages.ts';
import { chooseOperation, chooseVendor } from '../options/choose-operation.ts';
import { printLine } from '../output/print-line.ts';
import { UsageError } from '../options/usage-error.ts';
import { helpNames } from '../options/help-names.ts';

export function addReferenceCommand(program: Command): void {
  program
    .command('reference [page]')
    .description(
      'print a reference page in Markdown: of a vendor, or what "understudy reference" lists; with an operation, only its section',
    )
    .option('--operation <key>', 'only the section of this operation')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nExamples:\n  understudy reference ${helpNames.vendor}/errors\n  understudy reference ${helpNames.vendor} --operation ${helpNames.operation}`,
    )
    .action((name: string | undefined, { operation, json }: ReferenceOptions) => {
      if (name === undefined && operation === undefined) {
        const names = referencePages().map((page) => page.name);
        printLine(json ? JSON.stringify(names) : names.join('\n'));
        return;
      }
      const text = readReference(name, operation);
      printLine(json ? JSON.stringify({ ...(name !== undefined && { page: name }), text }) : text);
    });
}

interface ReferenceOptions {
  readonly operation?: string;
  readonly json?: boolean;
}

/** The page with the name of its vendor in the place of what people call that. */
function nameOfPage(text: string): string {
  const [first = '', ...rest] = text.split('/');
  return [findVendors(first, vendors).length === 0 ? first : chooseVendor(first).name, ...rest].join('/');
}

/** A page, or the section of an operation. Throws a `UsageError` that offers the nearest names. */
export function readReference(asked: string | undefined, operation: string | undefined): string {
  const name = asked === undefined ? undefined : nameOfPage(asked);
  if (operation === undefined) return readPage(name ?? '');
  const among = name === undefined ? vendors : vendors.filter((vendor) => vendor.name === name.split('/')[0]);
  if (among.length === 0) {
    readPage(name ?? '');
    throw new UsageError(`The page "${name ?? ''}" has no operations.`);
  }
  const key = chooseOperation(operation, among);
  const vendor = among.find((candidate) => findOperation(candidate, key))!;
  return unfold(renderOperation(vendor, findOperation(vendor, key)!, english));
}

function readPage(name: string): string {
  const pages = referencePages();
  const found = pages.find((page) => page.name === name);
  if (found) return unfold(found.render()).trimEnd();
  const hint = hintAt(
    name,
    pages.map((page) => page.name),
  );
  throw new UsageError(`There is no page "${name}".${hint || ' "understudy reference" lists the pages.'}`);
}
