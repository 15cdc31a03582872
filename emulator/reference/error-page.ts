import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { remedyFor } from '../../contracts/core/contract/remedy.ts';
import type { ErrorSpec, Vendor } from '../../contracts/core/contract/vendor.ts';
import { readResources, readSharedRecipes } from '../recipes/recipe-book.ts';
import type { Speech } from './language/speech.ts';
import { cell, codeCell, fold, recipeCommand, renderTable } from './markdown.ts';
import { describeCause } from './operation-section.ts';
import { tellSource } from './tell-source.ts';

/** The index of a vendor's errors, below its title: what each means, whether to send the call again, what to do, and which operations give it. */
export function renderErrors(vendor: Vendor, speech: Speech): string {
  const { words } = speech;
  const shared = new Set(sharedErrors(vendor));
  const keys = Object.keys(vendor.errors);
  const ofAll = keys.filter((error) => shared.has(error)).map((error) => sharedRow(vendor, error, speech));
  const own = keys.filter((error) => !shared.has(error)).map((error) => ownRow(vendor, error, speech));
  return [
    words.errors.opening,
    `## ${words.errors.ofAll}`,
    renderTable(words.errors.ofAllHeadings, ofAll),
    `## ${words.errors.ofSingle}`,
    renderTable(words.errors.ofSingleHeadings, own),
  ].join('\n\n');
}

function sharedRow(vendor: Vendor, error: string, speech: Speech): readonly string[] {
  const recipe = readSharedRecipes(vendor.name).errors[error];
  const method = recipe && operationsByKey(vendor).get(recipe.operation)?.name;
  return [
    ...describe(vendor, error, speech),
    cell(describeCause(recipe, speech)),
    method === undefined ? '' : fold(speech.words.recipe, recipeCommand(method, error)),
    tellSource(vendor.errors[error]!.source, speech),
  ];
}

function ownRow(vendor: Vendor, error: string, speech: Speech): readonly string[] {
  const resources = readResources(vendor.name);
  const linkTo = ({ key, name }: NamedOperation): string =>
    `[${name}](${resources.get(key)!}.md#${name.toLowerCase()})`;
  const operations = [...operationsByKey(vendor).values()].filter(({ errors }) => errors.includes(error));
  return [
    ...describe(vendor, error, speech),
    operations.map(linkTo).join(speech.words.comma),
    tellSource(vendor.errors[error]!.source, speech),
  ];
}

function describe(vendor: Vendor, error: string, { words, say }: Speech): readonly string[] {
  const { code, status, message, meaning, retryable } = vendor.errors[error]!;
  return [
    nameOf(error, code),
    String(status),
    codeCell(message),
    cell(say(meaning)),
    retryable ? words.yes : words.no,
    cell(say(remedyFor(vendor, error))),
  ];
}

/** The code as it is on the wire, and the name by which it is told apart from others of that code. */
function nameOf(error: string, code: ErrorSpec['code']): string {
  return String(code) === error ? codeCell(error) : `${codeCell(String(code))} (${codeCell(error)})`;
}
