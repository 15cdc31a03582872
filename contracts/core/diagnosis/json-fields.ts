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
    ...groupsOf(others).flatMap((group) => {
      const fields = Object.fromEntries(group);
      return [printJson({ ...fields, ...value }), printJson({ ...value, ...fields })];
    }),
    ...(missing.length > 0
      ? [
          printJson(inOrder),
          printJson({ ...value, ...Object.fromEntries(missing.map((name) => [name, null])) }),
        ]
      : []),
  ];
  return [...new Set(added)].filter((text) => text !== json);
}

/** Of more parameters no two are tried together: there are as many pairs as the square of their number. */
const mostPaired = 6;

/** Several parameters that clients put into the body together: all of them, or the first two or three of the documents. */
function groupsOf(others: Pairs): readonly Pairs[] {
  const sent = others.filter(([, text]) => text !== '');
  const pick = (names: readonly string[]): Pairs =>
    names.flatMap((name) => sent.filter(([other]) => other === name));
  const paired = sent.length > mostPaired ? [] : sent;
  const pairs = paired.flatMap((one, at) => paired.slice(at + 1).map((other) => [one, other]));
  const groups = [
    pick(['Action', 'Version']),
    pick(['Action', 'Version', 'Region']),
    sent,
    ...pairs,
    ...pairs.map(([one, other]) => [other!, one!]),
  ];
  return groups.filter(({ length }) => length > 1);
}
