import { findLimits, type FoundLimit } from '../../contracts/core/contract/find-limits.ts';
import type { FieldLimit } from '../../contracts/core/contract/limits.ts';
import type { Words } from './language/english-words.ts';
import type { Speech } from './language/speech.ts';
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
export function renderInput(schema: Record<string, unknown>, meanings: Meanings, speech: Speech): string {
  const { words } = speech;
  const limits = findLimits(schema);
  const rows = fieldsOf(schema).map((field) => [
    codeCell(field.path),
    typeOf(field.schema, words),
    needOf(field, speech),
    cell(limitsOf(field, limits, speech)),
    meaningOf(field, meanings, speech),
  ]);
  if (rows.length === 0) return words.fields.none;
  const together = limits.filter(({ path }) => path === '').map((limit) => describeLimit(limit, speech));
  const table = renderTable(words.fields.inputHeadings, rows);
  return together.length === 0
    ? table
    : `${table}\n\n${words.fields.together(cell(words.fields.join(together)))}`;
}

/** What a reply holds; nothing where it holds nothing of the operation's own. */
export function renderOutput(
  schema: Record<string, unknown>,
  meanings: Meanings,
  speech: Speech,
): readonly string[] {
  const { words } = speech;
  const limits = findLimits(schema);
  const rows = fieldsOf(schema).map((field) => {
    const said = limitsOf(field, limits, speech);
    const meaning = meaningOf(field, meanings, speech);
    return [
      codeCell(field.path),
      typeOf(field.schema, words),
      said === '' ? meaning : words.fields.limited(meaning, cell(said)),
    ];
  });
  return rows.length === 0 ? [] : [renderTable(words.fields.outputHeadings, rows)];
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

function typeOf(schema: FieldSchema, words: Words): string {
  const { listOf, anything, oneOfAFew } = words.fields;
  if (schema.type === 'array') return listOf(schema.items ? typeOf(schema.items, words) : anything);
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, words)))].join(words.or);
  if (schema.type === 'integer') return schema.format ?? 'integer';
  return schema.type ?? (schema.enum || schema.const !== undefined ? oneOfAFew : anything);
}

/** What the contract says of a field's need beyond its schema, because it depends on other fields. */
function needOf({ schema: { 'x-required': need }, isRequired }: Field, { words, say }: Speech): string {
  return typeof need === 'string' ? cell(say(need)) : isRequired ? words.yes : words.no;
}

function limitsOf({ path, schema }: Field, limits: readonly FoundLimit[], speech: Speech): string {
  const { fields } = speech.words;
  const own = limits.filter(
    (limit) => limit.path.replace(path, '').replaceAll('[]', '') === '' && limit.path !== '',
  );
  const choices = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return fields.join([
    ...own.map((limit) => describeLimit({ ...limit, path: limit.path.slice(path.length) }, speech)),
    ...(choices.length > 0 ? [fields.oneOf(choices.map(String))] : []),
  ]);
}

/** Limits of something that is no field of an operation, in words. */
export function describeLimits(limits: readonly FieldLimit[], speech: Speech): string {
  const said = limits.map((limit) => describeLimit({ ...limit, path: '' }, speech));
  return cell(speech.words.fields.join(said));
}

/** A limit in words, with what becomes of more. */
function describeLimit(limit: FoundLimit, { words: { fields, colon, comma }, say }: Speech): string {
  const { path, what, beyond, assumption } = limit;
  const subject = [...(path === '' ? [] : [fields.eachEntry]), ...(what === undefined ? [] : [say(what)])];
  const ways = [
    ...(beyond === undefined ? [] : [fields.beyond(say(beyond))]),
    ...(assumption === undefined ? [] : [`\`${assumption}\``]),
  ];
  const about = subject.length === 0 ? '' : `${subject.join(comma)}${colon}`;
  return `${about}${fields.range(limit)}${ways.length === 0 ? '' : fields.notes(ways)}`;
}

function meaningOf({ path }: Field, meanings: Meanings, { say }: Speech): string {
  return cell(say(meanings[path.replaceAll('[]', '').replace(/^\./, '')] ?? ''));
}
