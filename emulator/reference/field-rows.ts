import { findLimits, type FoundLimit } from '../../contracts/core/contract/find-limits.ts';
import type { FieldLimit } from '../../contracts/core/contract/limits.ts';
import { cell, codeCell, renderTable } from './markdown.ts';

interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly FieldSchema[];
  readonly [word: string]: unknown;
}

/** A field, or a field within one; `[]` in its path stands for each entry of a list. */
interface Field {
  readonly path: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

type Meanings = Readonly<Record<string, string>>;

/** What a call takes: each field with its type, whether it must be there, its limits and its meaning. */
export function renderInput(schema: Record<string, unknown>, meanings: Meanings): string {
  const limits = findLimits(schema);
  const rows = fieldsOf(schema).map((field) => [
    codeCell(field.path),
    typeOf(field.schema),
    needOf(field),
    cell(limitsOf(field, limits)),
    meaningOf(field, meanings),
  ]);
  if (rows.length === 0) return 'It takes no fields.';
  const together = limits.filter(({ path }) => path === '').map(describeLimit);
  const table = renderTable(['field', 'type', 'required', 'limits', 'meaning'], rows);
  return together.length === 0 ? table : `${table}\n\nTogether: ${cell(together.join('; '))}.`;
}

/** What a reply holds; nothing where it holds nothing of the operation's own. */
export function renderOutput(schema: Record<string, unknown>, meanings: Meanings): readonly string[] {
  const limits = findLimits(schema);
  const rows = fieldsOf(schema).map((field) => {
    const said = limitsOf(field, limits);
    const meaning = meaningOf(field, meanings);
    return [codeCell(field.path), typeOf(field.schema), said === '' ? meaning : `${meaning} ${cell(said)}.`];
  });
  return rows.length === 0 ? [] : [renderTable(['reply', 'type', 'meaning'], rows)];
}

/** All fields, each before those within it. Alternatives may have the same field; the first counts. */
function fieldsOf(schema: FieldSchema, path = ''): readonly Field[] {
  const { properties = {}, required = [], items, anyOf = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, inner]) => {
    const innerPath = path === '' ? name : `${path}.${name}`;
    return [
      { path: innerPath, schema: inner, isRequired: required.includes(name) },
      ...fieldsOf(inner, innerPath),
    ];
  });
  const found = [
    ...own,
    ...(items ? fieldsOf(items, `${path}[]`) : []),
    ...anyOf.flatMap((alternative) => fieldsOf(alternative, path)),
  ];
  return [...new Map(found.toReversed().map((field) => [field.path, field])).values()].toReversed();
}

function typeOf(schema: FieldSchema): string {
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  if (schema.type === 'integer') return schema.format ?? 'integer';
  return schema.type ?? (schema.enum || schema.const !== undefined ? 'one of a few' : 'anything');
}

/** What the contract says of a field's need beyond its schema, because it depends on other fields. */
function needOf({ schema: { 'x-required': need }, isRequired }: Field): string {
  return typeof need === 'string' ? cell(need) : isRequired ? 'yes' : 'no';
}

function limitsOf({ path, schema }: Field, limits: readonly FoundLimit[]): string {
  const own = limits.filter(
    (limit) => limit.path.replace(path, '').replaceAll('[]', '') === '' && limit.path !== '',
  );
  const choices = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return [
    ...own.map((limit) => describeLimit({ ...limit, path: limit.path.slice(path.length) })),
    ...(choices.length > 0 ? [`one of ${choices.map(String).join(', ')}`] : []),
  ].join('; ');
}

/** Limits of something that is no field of an operation, in words. */
export function describeLimits(limits: readonly FieldLimit[]): string {
  return cell(limits.map((limit) => describeLimit({ ...limit, path: '' })).join('; '));
}

/** A limit in words, with what becomes of more. */
function describeLimit({ path, of, what, least, most, beyond, assumption }: FoundLimit): string {
  const range = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  const subject = [path === '' ? '' : 'each entry', what ?? ''].filter((text) => text !== '').join(', ');
  const unit = of === 'value' ? '' : ` ${(most ?? least) === 1 ? singular[of] : of}`;
  const ways = [
    ...(beyond === undefined ? [] : [`else ${beyond}`]),
    ...(assumption === undefined ? [] : [`\`${assumption}\``]),
  ];
  return `${subject === '' ? '' : `${subject}: `}${range.join(', ')}${unit}${ways.length === 0 ? '' : ` (${ways.join('; ')})`}`;
}

const singular = { bytes: 'byte', characters: 'character', entries: 'entry' } as const;

function meaningOf({ path }: Field, meanings: Meanings): string {
  return cell(meanings[path.replaceAll('[]', '').replace(/^\./, '')] ?? '');
}
