import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { remedyFor } from '../../contracts/core/contract/remedy.ts';
import { printSource } from '../../contracts/core/contract/source.ts';
import type { ErrorSpec, Vendor } from '../../contracts/core/contract/vendor.ts';
import { readResources, readSharedRecipes } from '../recipes/recipe-book.ts';
import { cell, codeCell, fold, recipeCommand, renderTable } from './markdown.ts';
import { describeCause } from './operation-section.ts';

const opening = `An error is found by the code in its reply; where several errors have one code, by its text too. "Again" says whether the same
call may succeed when it is sent again unchanged. Where a call may have been carried out although its reply is an error,
look at what it was to change before you send it again.`;

/** The index of a vendor's errors: what each means, whether to send the call again, what to do, and which operations give it. */
export function renderErrors(vendor: Vendor): string {
  const shared = new Set(sharedErrors(vendor));
  const keys = Object.keys(vendor.errors);
  const ofAll = keys.filter((error) => shared.has(error)).map((error) => sharedRow(vendor, error));
  const own = keys.filter((error) => !shared.has(error)).map((error) => ownRow(vendor, error));
  return [
    `# ${vendor.title}: errors`,
    opening,
    '## Every operation',
    renderTable([...headings, 'cause, for example', 'recipe', 'source'], ofAll),
    '## Single operations',
    renderTable([...headings, 'operations', 'source'], own),
  ].join('\n\n');
}

const headings = ['code', 'HTTP', 'text', 'meaning', 'again?', 'what to do'];

function sharedRow(vendor: Vendor, error: string): readonly string[] {
  const recipe = readSharedRecipes(vendor.name).errors[error];
  const method = recipe && operationsByKey(vendor).get(recipe.operation)?.name;
  return [
    ...describe(vendor, error),
    cell(describeCause(recipe)),
    method === undefined ? '' : fold('recipe', recipeCommand(method, error)),
    printSource(vendor.errors[error]!.source),
  ];
}

function ownRow(vendor: Vendor, error: string): readonly string[] {
  const resources = readResources(vendor.name);
  const linkTo = ({ key, name }: NamedOperation): string =>
    `[${name}](${resources.get(key)!}.md#${name.toLowerCase()})`;
  const operations = [...operationsByKey(vendor).values()].filter(({ errors }) => errors.includes(error));
  return [
    ...describe(vendor, error),
    operations.map(linkTo).join(', '),
    printSource(vendor.errors[error]!.source),
  ];
}

function describe(vendor: Vendor, error: string): readonly string[] {
  const { code, status, message, meaning, retryable } = vendor.errors[error]!;
  return [
    nameOf(error, code),
    String(status),
    codeCell(message),
    cell(meaning),
    retryable ? 'yes' : 'no',
    cell(remedyFor(vendor, error)),
  ];
}

/** The code as it is on the wire, and the name by which it is told apart from others of that code. */
function nameOf(error: string, code: ErrorSpec['code']): string {
  return String(code) === error ? codeCell(error) : `${codeCell(String(code))} (${codeCell(error)})`;
}
