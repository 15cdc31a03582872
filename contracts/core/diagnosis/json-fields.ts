import { readJson, printJson } from '../wire/json.ts';
import type { Pairs } from '../wire/query-string.ts';

const nothings: readonly string[] = ['null', '""', '0', '[]', 'false', '{}'];

/**
 * A JSON object with one field more, at its end or its beginning: one that the operation takes, without a value; or a
 * parameter that the call carries elsewhere. At last with all that are missing as null.
 */
export function addFields(json: string, names: readonly string[], others: Pairs): readonly string[] {
  const reading = readJson(json);
  const value = 'value' in reading ? reading.value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const missing = names.filter((name) => !Object.hasOwn(value, name));
  const withText = (name: string, text: string): readonly string[] => {
    const field = `${JSON.stringify(name)}:${text}`;
    const inner = json.trim().slice(1, -1).trim();
    return inner === '' ? [`{${field}}`] : [`{${inner},${field}}`, `{${field},${inner}}`];
  };
  const inOrder = Object.fromEntries(
    [...new Set([...names, ...Object.keys(value)])].map((name) => [
      name,
      (value as Readonly<Record<string, unknown>>)[name] ?? null,
    ]),
  );
  const added = [
    ...missing.flatMap((name) => nothings.flatMap((nothing) => withText(name, nothing))),
    ...others.flatMap(([name, text]) => [
      ...withText(name, JSON.stringify(text)),
      ...withText(name, 'null'),
      ...(/^\d+$/.test(text) ? withText(name, text) : []),
    ]),
    ...(missing.length > 0
      ? [
          printJson(inOrder),
          printJson({ ...value, ...Object.fromEntries(missing.map((name) => [name, null])) }),
        ]
      : []),
  ];
  return [...new Set(added)].filter((text) => text !== json);
}
