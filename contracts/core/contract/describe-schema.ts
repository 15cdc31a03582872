type Json = Record<string, unknown>;

/** A JSON Schema with what is said of its fields, by path such as `MemberList.Marks`. */
export function describeSchema(schema: Json, meanings: Readonly<Record<string, string>>, path = ''): Json {
  const described: Json = { ...schema };
  for (const [word, value] of Object.entries(schema)) {
    if (word === 'properties') described[word] = describeFields(value as Json, meanings, path);
    else if (isSchema(value) && within.has(word)) described[word] = describeSchema(value, meanings, path);
    else if (Array.isArray(value) && alternatives.has(word))
      described[word] = (value as Json[]).map((each) => describeSchema(each, meanings, path));
  }
  return described;
}

/** The words of JSON Schema below which the path stays the same. */
const within = new Set(['items', 'additionalProperties']);
const alternatives = new Set(['anyOf', 'oneOf', 'allOf']);

function describeFields(properties: Json, meanings: Readonly<Record<string, string>>, path: string): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const fieldPath = path === '' ? name : `${path}.${name}`;
      const described = describeSchema(schema as Json, meanings, fieldPath);
      const description = meanings[fieldPath];
      return [name, description ? { description, ...described } : described];
    }),
  );
}

function isSchema(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
