import { assumptionsAbout } from '../contracts/core/contract/catalog-entry.ts';
import { printSource } from '../contracts/core/contract/source.ts';
import { printJson } from '../contracts/core/wire/json.ts';
import { toJsonSchema } from '../contracts/core/contract/json-schema.ts';
import type { Operation } from '../contracts/core/contract/operation.ts';
import type { Recipe } from '../contracts/core/recipe/recipe.ts';
import { specFor } from '../contracts/core/contract/error-text.ts';
import { describeQuotas, describeRate } from '../contracts/core/contract/operation-table.ts';
import { sharedErrors } from '../contracts/core/contract/gateway-errors.ts';
import type { Vendor } from '../contracts/core/contract/vendor.ts';
import { quoteForShell } from '../emulator/control/curl.ts';
import { readOperationRecipes, readSharedRecipes } from '../test/contract/recipes.ts';
import { recipeCommands } from './recipe-words.ts';
import { operationsByKey, type NamedOperation } from '../contracts/core/contract/find-operation.ts';
import { findLimits, type FoundLimit } from '../contracts/core/contract/find-limits.ts';

/** The reference page of a vendor: every operation with its fields, its limits, and a recipe for each of its errors. */
export function renderReferencePage(vendor: Vendor): string {
  const operations = [...operationsByKey(vendor)].map(([key, operation]) => section(vendor, key, operation));
  return (
    [
      opening(vendor),
      ...operations,
      sharedSection(vendor),
      assumptionsSection(vendor),
      declinedSection(vendor),
    ].join('\n\n') + '\n'
  );
}

function opening(vendor: Vendor): string {
  const { title, name, hosts } = vendor;
  const list = [...operationsByKey(vendor)].map(
    ([key, { doc }]) => `| [\`${key}\`](#${anchor(key)}) | ${doc.summary} |`,
  );
  return [
    `# ${title}`,
    `The vendor is called \`${name}\` here. Its real hosts: ${hosts.map((host) => `\`${host}\``).join(', ')}. Each error has a recipe:` +
      ' commands to paste into a shell beside a running `understudy start`. They replace the state of the default sandbox.',
    ['| operation | what it does |', '| --- | --- |', ...list].join('\n'),
  ].join('\n\n');
}

function section(vendor: Vendor, key: string, operation: NamedOperation): string {
  const recipes = readOperationRecipes(vendor.name).get(key);
  const assumptions = assumptionsAbout(vendor.assumptions, key).filter(
    (id) => vendor.assumptions[id]?.operations,
  );
  const facts = [
    `- Route: ${describeRoute(operation)}`,
    `- Client method: \`${operation.name}\``,
    `- Limit: ${describeRate(operation)}`,
    ...describeQuotas(vendor, operation).map((quota) => `- Quota: ${quota}`),
    ...(operation.regions ? [`- Regions: ${operation.regions.join(', ')}`] : []),
    `- Evidence: ${printSource(operation.source)}`,
    ...(assumptions.length > 0 ? [`- Assumptions: ${assumptions.map(linkTo).join(', ')}`] : []),
  ];
  const input = printJson(recipes?.success[0]?.input ?? {});
  return [
    `## ${key}`,
    operation.doc.summary,
    ...(operation.doc.details === '' ? [] : [operation.doc.details]),
    facts.join('\n'),
    fieldTable(operation),
    ...replyTable(operation),
    `\`\`\`sh\nunderstudy sign ${vendor.name} ${key} ${quoteForShell(input)} | sh\n\`\`\``,
    ...(operation.errors.length > 0 ? ['**Errors of its own**'] : []),
    ...operation.errors.map((error) => errorEntry(vendor, key, error, recipes?.errors[error])),
  ].join('\n\n');
}

function describeRoute({ route: { methods, path, action, version } }: Operation): string {
  const selector = action === undefined ? '' : `, action \`${action}\`, version \`${version ?? ''}\``;
  return `${methods.join(' or ')} \`${path}\`${selector}`;
}

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: FieldSchema;
  readonly [limit: string]: unknown;
}

function fieldTable({ input, doc }: NamedOperation): string {
  const { properties = {}, required = [] } = toJsonSchema(input, 'input') as {
    properties?: Record<string, FieldSchema>;
    required?: string[];
  };
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `| \`${name}\` | ${typeOf(schema)} | ${needOf(schema, required.includes(name) ? 'yes' : 'no')} | ${limitsOf(schema)} | ${meaningOf(doc.input, name)} |`,
  );
  if (rows.length === 0) return 'It takes no fields.';
  return ['| field | type | required | limits | meaning |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The fields of the reply, of lists and objects within it too. */
function replyTable({ output, doc }: NamedOperation): readonly string[] {
  const limits = findLimits(toJsonSchema(output, 'output'));
  const rows = Object.entries(doc.output).map(([path, meaning]) => {
    const own = limits.filter((limit) => limit.path.replaceAll('[]', '') === path);
    const said = own.map((limit) => `<br>${describeLimit({ ...limit, path: '' })}`);
    return `| \`${path}\` | ${meaning}${said.join('')} |`;
  });
  return rows.length === 0 ? [] : [['| reply | meaning |', '| --- | --- |', ...rows].join('\n')];
}

/** What a field means, and what the fields within it mean. */
function meaningOf(meanings: Readonly<Record<string, string>>, name: string): string {
  const within = Object.entries(meanings).filter(([path]) => path.startsWith(`${name}.`));
  return [meanings[name] ?? '', ...within.map(([path, text]) => `\`${path}\`: ${text}`)]
    .filter((text) => text !== '')
    .join('<br>');
}

function typeOf(schema: FieldSchema): string {
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  const options = (schema['anyOf'] ?? []) as readonly FieldSchema[];
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(' or ');
  return schema.type ?? (schema.enum ? 'one of a few' : 'anything');
}

/** A limit in words, with what becomes of more. */
function describeLimit({ path, of, what, least, most, beyond, assumption }: FoundLimit): string {
  const range = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  const subject = [describePart(path), what ?? ''].filter((text) => text !== '').join(', ');
  const unit = of === 'value' ? '' : ` ${(most ?? least) === 1 ? singular[of] : of}`;
  const ways = [
    ...(beyond === undefined ? [] : [`else ${beyond}`]),
    ...(assumption === undefined ? [] : [`\`${assumption}\``]),
  ];
  return `${subject === '' ? '' : `${subject}: `}${range.join(', ')}${unit}${ways.length === 0 ? '' : ` (${ways.join('; ')})`}`;
}

const singular = { bytes: 'byte', characters: 'character', entries: 'entry' } as const;

/** Which part of a field a limit is of, if not all of it. */
function describePart(path: string): string {
  if (path === '' || path === '[]') return path === '' ? '' : 'each entry';
  return `\`${path.replace(/^\[\]\./, '')}\``;
}

/** What the contract says of a field's need beyond its schema, because it depends on other fields. */
function needOf({ 'x-required': need }: FieldSchema, otherwise: string): string {
  return typeof need === 'string' ? need : otherwise;
}

function limitsOf(schema: FieldSchema): string {
  return [
    ...findLimits(schema).map(describeLimit),
    ...(schema.enum ? [`one of ${schema.enum.map(String).join(', ')}`] : []),
  ].join('; ');
}

function errorEntry(vendor: Vendor, operation: string, error: string, recipe: Recipe | undefined): string {
  const spec = specFor(vendor, error, operation);
  if (!spec || !recipe) return `- \`${error}\``;
  const retry = spec.retryable ? ', may be retried' : '';
  return [
    `<details><summary><code>${escapeHtml(error)}</code>: ${escapeHtml(spec.meaning)} (HTTP ${spec.status}${retry})</summary>`,
    `Recipe: ${recipe.title}${recipe.inject ? ' (by a fault rule, since nothing a client does is documented to)' : ''}.`,
    `\`\`\`sh\n${recipeCommands({ vendor: vendor.name, operation, recipe, error }).trimEnd()}\n\`\`\``,
    '</details>',
  ].join('\n\n');
}

function sharedSection(vendor: Vendor): string {
  const { errors } = readSharedRecipes(vendor.name);
  const entries = sharedErrors(vendor).map((error) =>
    errorEntry(vendor, errors[error]?.operation ?? '', error, errors[error]),
  );
  return ['## Errors that every operation shares', ...entries].join('\n\n');
}

function assumptionsSection({ assumptions }: Vendor): string {
  const entries = Object.entries(assumptions).map(
    ([id, { question, default: usual, alternatives, evidence, notice }]) =>
      `### ${id}\n\n${question} By default: **${usual}**. Otherwise: ${alternatives.join(', ')}; then ${notice}. Evidence: ${printSource(evidence)}.`,
  );
  return ['## Assumptions', ...entries].join('\n\n');
}

function declinedSection({ declined }: Vendor): string {
  const rows = declined.map(({ action, reason }) => `- \`${action}\`: ${reason}`);
  return ['## Not built', rows.length > 0 ? rows.join('\n') : 'Nothing is known that is not built.'].join(
    '\n\n',
  );
}

function linkTo(id: string): string {
  return `[${id}](#${anchor(id)})`;
}

/** The anchor that Markdown viewers give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
