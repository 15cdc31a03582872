import { vendors } from '../../../contracts/catalog.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { quoteForShell } from '../../control/curl.ts';

const [vendor] = vendors as [(typeof vendors)[number], ...typeof vendors];
const { example, assumptions } = vendor;
const [assumption, { alternatives }] = Object.entries(assumptions).find(([, { operations }]) =>
  operations?.includes(example.operation),
)!;

/** What the examples in the help name: all of it is of the first vendor. */
export const helpNames = {
  vendor: vendor.name,
  operation: example.operation,
  input: quoteForShell(printJson(example.input)),
  error: findOperation(vendor, example.operation)!.errors[0]!,
  assumption,
  alternative: quoteForShell(alternatives[0]!),
};
