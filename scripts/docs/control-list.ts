import { z } from 'zod';
import { problems } from '../../contracts/control/error-kinds.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { Language } from '../../emulator/documentation/sections.ts';

const words = {
  en: {
    query: 'Query',
    body: 'Body',
    reply: 'Reply',
    refused: 'Refused with',
    client: 'Client method',
    or: 'or',
  },
  zh: { query: '查询参数', body: '请求体', reply: '返回', refused: '拒绝', client: '客户端方法', or: '或' },
} as const;

type ControlOperation = Operation & { readonly summary: string };

/** Every call of the control API, with the fields that it takes and gives. */
export function renderControlCalls(_: string, language: Language): string {
  return Object.values<ControlOperation>(controlOperations)
    .map((operation) => renderCall(operation, language))
    .join('\n\n');
}

function renderCall(
  { key, summary, route, input, output, errors }: ControlOperation,
  language: Language,
): string {
  const { shape } = input as z.ZodObject<Record<'query' | 'body', z.ZodType>>;
  const said = words[language];
  const facts = [
    [said.query, fieldsOf(shape.query, 'input')],
    [said.body, fieldsOf(shape.body, 'input')],
    [said.reply, fieldsOf(output, 'output')],
    [
      said.refused,
      errors.map((error) => `${problems[error as keyof typeof problems].status} \`${error}\``).join(', '),
    ],
    [said.client, `\`${key}\``],
  ].filter(([, text]) => text !== '');
  const list = facts.map(([name, text]) => `- ${name}${language === 'zh' ? '：' : ': '}${text}`);
  return [`## ${route.methods[0]} ${route.path}`, summary, list.join('\n')].join('\n\n');

  function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): string {
    const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
    return [...new Set(variantsOf(json).map(describeFields))]
      .filter((text) => text !== '')
      .join(` ${said.or} `);
  }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  const variants = schema.anyOf ?? schema.oneOf;
  return variants ? variants.flatMap(variantsOf) : [schema];
}

/** The names of the fields; one that may be left out has a question mark. */
function describeFields({ properties = {}, required = [] }: JsonSchema): string {
  return Object.keys(properties)
    .map((name) => `\`${name}${required.includes(name) ? '' : '?'}\``)
    .join(', ');
}
