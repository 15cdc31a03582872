import { assumptionsAbout } from '../../contracts/core/contract/catalog-entry.ts';
import { specFor } from '../../contracts/core/contract/error-text.ts';
import type { NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { remedyFor } from '../../contracts/core/contract/remedy.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { signCommand } from '../control/pasted-command.ts';
import { readOperationRecipes } from '../recipes/recipe-book.ts';
import { renderInput, renderOutput } from './field-rows.ts';
import type { Words } from './language/english-words.ts';
import type { Speech } from './language/speech.ts';
import { cell, codeCell, fold, recipeCommand, renderTable } from './markdown.ts';
import { tellSource } from './tell-source.ts';
import { findDemoInput } from './trial-call.ts';

/** All that is known of an operation: what it does, its fields, its reply, its limits, its errors, and where that stands. */
export function renderOperation(vendor: Vendor, operation: NamedOperation, speech: Speech): string {
  const { words, say } = speech;
  const { key, name, doc, input, output, errors } = operation;
  const recipes = readOperationRecipes(vendor.name).get(key);
  const rows = errors.map((error) => errorRow(vendor, operation, error, recipes?.errors[error], speech));
  return [
    `## ${name}`,
    say(doc.summary),
    ...(doc.details === '' ? [] : [say(doc.details)]),
    renderFacts(vendor, operation, speech),
    renderInput(toJsonSchema(input, 'input'), doc.input, speech),
    ...renderOutput(toJsonSchema(output, 'output'), doc.output, speech),
    ...renderCall(vendor, operation, speech),
    rows.length === 0
      ? words.operation.sharedErrors
      : `${words.operation.ownErrors}\n\n${renderTable(words.operation.errorHeadings, rows)}`,
  ].join('\n\n');
}

/** A call to paste into a shell beside an emulator; where it needs more than the demo state has, its recipe. */
function renderCall(vendor: Vendor, { key, name }: NamedOperation, { words }: Speech): readonly string[] {
  const block = (command: string): string => `\`\`\`sh\n${command} | sh\n\`\`\``;
  const input = findDemoInput(vendor, key);
  return input
    ? [block(signCommand(vendor.name, name, input))]
    : [words.operation.ownState, block(recipeCommand(name, 'success'))];
}

function renderFacts(vendor: Vendor, operation: NamedOperation, speech: Speech): string {
  const { words, say } = speech;
  const said = words.operation;
  const fact = (name: string, text: string): string => `- ${name}${words.colon}${text}`;
  const about = assumptionsAbout(vendor.assumptions, operation.key).filter(
    (id) => vendor.assumptions[id]?.operations,
  );
  return [
    fact(said.key, `\`${operation.key}\``),
    fact(said.route, describeRoute(operation, words)),
    fact(said.rate, words.rate(operation.rate)),
    ...(operation.quotas ?? []).map((name) => {
      const { limit = '', counts = name } = vendor.quotas?.[name] ?? {};
      return fact(said.quota, said.quotaOf(String(limit), say(counts), name));
    }),
    ...(operation.regions ? [fact(said.regions, operation.regions.join(words.comma))] : []),
    fact(said.source, tellSource(operation.source, speech)),
    ...(about.length > 0 ? [fact(said.assumptions, about.map(linkTo).join(words.comma))] : []),
  ].join('\n');
}

function describeRoute({ route: { methods, path, action, version } }: Operation, words: Words): string {
  const selector = action === undefined ? '' : words.operation.selector(action, version ?? '');
  return `${methods.join(words.or)} \`${path}\`${selector}`;
}

function errorRow(
  vendor: Vendor,
  { key, name }: NamedOperation,
  error: string,
  recipe: Recipe | undefined,
  speech: Speech,
): readonly string[] {
  const { words, say } = speech;
  return [
    codeCell(error),
    cell(say(specFor(vendor, error, key)?.meaning ?? '')),
    cell(describeCause(recipe, speech)),
    cell(say(remedyFor(vendor, error))),
    fold(words.recipe, recipeCommand(name, error)),
  ];
}

/** What brings an error about in its recipe. */
export function describeCause(recipe: Recipe | undefined, { words, say }: Speech): string {
  if (!recipe) return '';
  return recipe.inject ? words.operation.injected(say(recipe.title)) : say(recipe.title);
}

/** An assumption as a link to where it is told; without the vendor's name, which all have. */
export function linkTo(id: string): string {
  const name = shortName(id);
  return `[${name}](assumptions.md#${name})`;
}

/** `error-order` for `some-vendor.error-order`: a heading whose anchor is the same wherever Markdown is shown. */
export function shortName(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}
