import { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import { noAnswer } from '../../contracts/control/control-operation.ts';
import { problems } from '../../contracts/control/error-kinds.ts';
import { readFieldDocs } from '../../contracts/control/field-docs/index.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { Language } from '../../emulator/documentation/sections.ts';
import { speakerOf } from './chinese-parts.ts';

const words = {
  en: {
    heading: '| where | field | type | what it is |',
    path: 'path',
    query: 'query',
    body: 'body',
    output: 'reply',
    refused: 'Refused with',
    client: 'Client method',
    or: ' or ',
    colon: ': ',
    ofVendor: 'What this vendor has, as under `state` in a configuration file.',
    whole: 'the whole',
  },
  zh: {
    heading: '| 位置 | 字段 | 类型 | 意思 |',
    path: '路径',
    query: '查询参数',
    body: '请求体',
    output: '返回',
    refused: '拒绝',
    client: '客户端方法',
    or: ' 或 ',
    colon: '：',
    ofVendor: '这家厂商的状态，写法同配置文件的 `state`。',
    whole: '全部',
  },
} as const;

type ControlOperation = Operation & { readonly summary: string };

/** Every call of the control API, with the fields that it takes and gives. */
export function renderControlCalls(_: string, language: Language): string {
  return Object.values<ControlOperation>(controlOperations)
    .map((operation) => renderCall(operation, language))
    .join('\n\n');
}

function renderCall(operation: ControlOperation, language: Language): string {
  const { key, summary, route, errors } = operation;
  const said = words[language];
  const say = speakerOf('control', language);
  const rows = fieldsOf(operation).map(({ part, name, type, meaning }) => {
    const cells = [
      said[part],
      name === '' ? said.whole : `\`${name}\``,
      type.join(said.or),
      meaning === undefined ? said.ofVendor : say(meaning),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  });
  const refusals = errors.map((error) => `${problems[error as keyof typeof problems].status} \`${error}\``);
  const facts = [
    ...(refusals.length > 0 ? [`- ${said.refused}${said.colon}${refusals.join(', ')}`] : []),
    `- ${said.client}${said.colon}\`${key}\``,
  ];
  const table = [said.heading, '| --- | --- | --- | --- |', ...rows].join('\n');
  return [
    `## ${route.methods[0]} ${route.path}`,
    say(summary),
    ...(rows.length > 0 ? [table] : []),
    facts.join('\n'),
  ].join('\n\n');
}

/** So many values are told one by one. */
const mostValues = 8;

/** A field of a call. */
interface Field {
  readonly part: 'path' | 'query' | 'body' | 'output';
  /** With a question mark where it may be left out; empty for the whole of an answer without fields. */
  readonly name: string;
  readonly type: readonly string[];
  /** Left out for what a vendor has, which its own page describes. */
  readonly meaning: string | undefined;
}

/** The fields that a call takes and gives, in their order; those within others stand in its OpenAPI document. */
export function fieldsOf({ key, input, output }: ControlOperation): readonly Field[] {
  const docs = readFieldDocs()[key]!;
  const { shape } = input as z.ZodObject<Record<'path' | 'query' | 'body', z.ZodType>>;
  const taken = (['path', 'query', 'body'] as const).flatMap((part) =>
    describe(key, part, shape[part], 'input', docs.input, `${part}.`),
  );
  return [...taken, ...describe(key, 'output', output, 'output', docs.output, '')];
}

function describe(
  key: string,
  part: Field['part'],
  schema: z.ZodType,
  io: 'input' | 'output',
  docs: Readonly<Record<string, string>>,
  before: string,
): readonly Field[] {
  const variants = variantsOf(toJsonSchema(schema, io));
  const names = [...new Set(variants.flatMap(({ properties = {} }) => Object.keys(properties)))];
  if (part === 'output' && names.length === 0 && schema !== noAnswer)
    return [{ part, name: '', type: ['JSON'], meaning: wholeReplies[key]! }];
  return names.map((name) => {
    const forms = variants.flatMap(({ properties = {} }) => properties[name] ?? []);
    const isRequired = variants.every(({ required = [] }) => required.includes(name));
    return {
      part,
      name: `${name}${isRequired ? '' : '?'}`,
      type: [...new Set(forms.flatMap(typesOf))],
      meaning: meaningOf(key, name, docs[`${before}${name}`]),
    };
  });
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean | null;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  const variants = schema.anyOf ?? schema.oneOf;
  return variants ? variants.flatMap(variantsOf) : [schema];
}

/** Throws for a field that nobody has said anything about; what a vendor has is described elsewhere. */
function meaningOf(call: string, field: string, said: string | undefined): string | undefined {
  if (vendors.some(({ name }) => name === field) || said !== undefined) return said;
  throw new Error(`What ${field} of ${call} is has to be said in a comment.`);
}

/** What is answered where the form of it has no fields of its own. */
const wholeReplies: Readonly<Record<string, string>> = {
  getState: 'The snapshot, in the form of the body of PUT.',
  putState: 'The snapshot that is there now.',
  getJournal: 'The calls, in the form that `format` names.',
  getJournalEntry: 'The call, in the form that `format` names.',
  getOpenApi: 'The document.',
};

/** The types of JSON that a field may have, or its values where they are few. */
function typesOf(schema: JsonSchema): readonly string[] {
  return variantsOf(schema).flatMap((form) => {
    if (form.const !== undefined) return [`\`${String(form.const)}\``];
    if (form.enum && form.enum.length <= mostValues) return form.enum.map((value) => `\`${String(value)}\``);
    if (form.type === 'array') return [listOf(typesOf(form.items ?? {}))];
    return typeof form.type === 'string' ? [form.type] : (form.type ?? ['JSON']);
  });
}

/** A list of one type, or of several that are not told apart. */
function listOf([type, ...others]: readonly string[]): string {
  return `${others.length > 0 ? 'JSON' : type!}[]`;
}
