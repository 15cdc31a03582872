import { assumptionsAbout } from '../../contracts/core/contract/catalog-entry.ts';
import { specFor } from '../../contracts/core/contract/error-text.ts';
import type { NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import { describeQuotas, describeRate } from '../../contracts/core/contract/describe-limits.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { remedyFor } from '../../contracts/core/contract/remedy.ts';
import { printSource } from '../../contracts/core/contract/source.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { quoteForShell } from '../control/curl.ts';
import { readOperationRecipes } from '../recipes/recipe-book.ts';
import { renderInput, renderOutput } from './field-rows.ts';
import { cell, codeCell, fold, recipeCommand, renderTable } from './markdown.ts';

/** All that is known of an operation: what it does, its fields, its reply, its limits, its errors, and where that stands. */
export function renderOperation(vendor: Vendor, operation: NamedOperation): string {
  const { key, name, doc, input, output, errors } = operation;
  const recipes = readOperationRecipes(vendor.name).get(key);
  const example = printJson(recipes?.success[0]?.input ?? {});
  const rows = errors.map((error) => errorRow(vendor, operation, error, recipes?.errors[error]));
  return [
    `## ${name}`,
    doc.summary,
    ...(doc.details === '' ? [] : [doc.details]),
    renderFacts(vendor, operation),
    renderInput(toJsonSchema(input, 'input'), doc.input),
    ...renderOutput(toJsonSchema(output, 'output'), doc.output),
    `\`\`\`sh\nunderstudy sign ${vendor.name} ${name} ${quoteForShell(example)} | sh\n\`\`\``,
    rows.length === 0
      ? 'Errors: only [those that every operation has](errors.md).'
      : `Errors of its own, beside [those that every operation has](errors.md):\n\n${renderTable(headings, rows)}`,
  ].join('\n\n');
}

const headings = ['error', 'meaning', 'cause, for example', 'what to do', 'recipe'];

function renderFacts(vendor: Vendor, operation: NamedOperation): string {
  const about = assumptionsAbout(vendor.assumptions, operation.key).filter(
    (id) => vendor.assumptions[id]?.operations,
  );
  return [
    `- Operation: \`${operation.key}\``,
    `- Route: ${describeRoute(operation)}`,
    `- Rate: ${describeRate(operation)}`,
    ...describeQuotas(vendor, operation).map((quota) => `- Quota: ${quota}`),
    ...(operation.regions ? [`- Regions: ${operation.regions.join(', ')}`] : []),
    `- Source: ${printSource(operation.source)}`,
    ...(about.length > 0 ? [`- Assumptions: ${about.map(linkTo).join(', ')}`] : []),
  ].join('\n');
}

function describeRoute({ route: { methods, path, action, version } }: Operation): string {
  const selector = action === undefined ? '' : `, action \`${action}\`, version \`${version ?? ''}\``;
  return `${methods.join(' or ')} \`${path}\`${selector}`;
}

function errorRow(
  vendor: Vendor,
  { key, name }: NamedOperation,
  error: string,
  recipe: Recipe | undefined,
): readonly string[] {
  return [
    codeCell(error),
    cell(specFor(vendor, error, key)?.meaning ?? ''),
    cell(describeCause(recipe)),
    cell(remedyFor(vendor, error)),
    fold('recipe', recipeCommand(name, error)),
  ];
}

/** What brings an error about in its recipe. */
export function describeCause(recipe: Recipe | undefined): string {
  if (!recipe) return '';
  return recipe.inject ? `nothing that a client does; ${recipe.title}` : recipe.title;
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
