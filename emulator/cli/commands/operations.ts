import type { Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { hintAt, offerNames } from '../../../contracts/core/config/suggest-name.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { describeOperation } from '../../../contracts/core/contract/catalog-entry.ts';
import { operationsByKey, type NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import { describeRate } from '../../../contracts/core/contract/describe-limits.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { findVendors, hintAtVendor } from '../../../contracts/core/config/name-vendor.ts';
import { isInChinese, methodsFor } from '../options/chinese-words.ts';
import { chooseVendors } from '../options/choose-operation.ts';
import { helpNames } from '../options/help-names.ts';
import { UsageError } from '../options/usage-error.ts';
import { printLine, printParts } from '../output/print-line.ts';
import { paint, type Part } from '../output/style.ts';
import { alignRows, type Cell } from '../output/table.ts';

type Row = ReturnType<typeof toRow>;

function toRow(vendor: Vendor, [key, operation]: readonly [string, NamedOperation]) {
  const { name, summary, route, rate, quota } = describeOperation(vendor, key, operation);
  return { vendor: vendor.name, key, name, summary, route, rate, quota };
}

export function addOperationsCommand(program: Command): void {
  program
    .command('operations [vendor] [word]')
    .description('list the operations: their keys, their methods in the typed client, their limits')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nExamples:\n  understudy operations\n  understudy operations ${helpNames.vendor} ban`,
    )
    .action((vendor: string | undefined, word: string | undefined, { json }: { readonly json?: boolean }) => {
      const rows = findOperations(vendor, word);
      if (json) printLine(JSON.stringify(rows));
      else printParts(describeRows(rows));
    });
}

/** With one word that names no vendor, those of all vendors that have it. */
export function findOperations(first: string | undefined, second: string | undefined): readonly Row[] {
  const { chosen, isVendor, word } = readWords(first, second);
  const rows = chosen
    .flatMap((vendor) => [...operationsByKey(vendor)].map((entry) => toRow(vendor, entry)))
    .filter((row) => word === undefined || hasWord(row, word));
  if (rows.length > 0) return rows;
  const place = chosen.length === 1 ? ` of ${chosen[0]!.name}` : '';
  const wanted = word ?? '';
  const hint =
    hintAt(wanted, [...(isVendor ? [] : vendors.map(({ name }) => name)), ...chosen.flatMap(namesOf)]) ||
    (isVendor ? '' : hintAtVendor(wanted, vendors)) ||
    offerNames(methodsFor(wanted, chosen).methods);
  throw new UsageError(`No operation${place} has "${wanted}" in its key, its method or its summary.${hint}`);
}

interface Asked {
  readonly chosen: readonly Vendor[];
  /** Whether the first word names vendors. */
  readonly isVendor: boolean;
  readonly word: string | undefined;
}

/** Two words may be the name of a vendor as well: `volcano engine`. */
function readWords(first: string | undefined, second: string | undefined): Asked {
  if (!first) return { chosen: vendors, isVendor: true, word: second };
  const named = findVendors(first, vendors);
  if (second === undefined)
    return named.length > 0
      ? { chosen: named, isVendor: true, word: undefined }
      : { chosen: vendors, isVendor: false, word: first };
  const whole = findVendors(`${first} ${second}`, vendors);
  if (whole.length > 0) return { chosen: whole, isVendor: true, word: undefined };
  // In Chinese the vendor may come last.
  const last = named.length > 0 ? [] : findVendors(second, vendors);
  if (last.length > 0) return { chosen: last, isVendor: true, word: first };
  return { chosen: chooseVendors(first), isVendor: true, word: second };
}

const namesOf = (vendor: Vendor): readonly string[] => Object.keys(vendor.operations);

/** Chinese words are looked for where the Chinese reference has its summaries. */
function hasWord({ key, name, summary }: Row, word: string): boolean {
  const wanted = word.toLowerCase();
  const isNamed = [key, name, summary].some((text) => text.toLowerCase().includes(wanted));
  return isNamed || isInChinese(word, summary);
}

function describeRows(rows: readonly Row[]): readonly (readonly Part[])[] {
  const byVendor = vendors.map((vendor) => ({
    vendor,
    own: rows.filter((row) => row.vendor === vendor.name),
  }));
  return byVendor
    .filter(({ own }) => own.length > 0)
    .flatMap(({ vendor, own }, index) => [
      ...(index === 0 ? [] : [['']]),
      [paint('bold', vendor.name), ` ${countOf(own.length, 'operation')}`],
      ...alignRows([headings, ...own.map(toCells)]),
    ]);
}

const headings: readonly Cell[] = ['  key', 'method', 'limit', 'what it does'].map((text) =>
  paint('dim', text),
);

function toCells({ key, name, rate, quota, summary }: Row): readonly Cell[] {
  const quotas = quota.map(({ name: what, limit }) => `${limit ?? 'no limit of'} ${what}`);
  const limits = [...(rate ? [describeRate({ rate })] : []), ...quotas];
  return [paint('cyan', `  ${key}`), name, limits.join(', ') || '-', summary];
}
