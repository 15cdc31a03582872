import { limitsKey, type FieldLimit } from './limits.ts';

/** A limit and the field it is of. */
export interface FoundLimit extends Omit<FieldLimit, 'beyond'> {
  /** The field, such as `MemberList[].Marks`; `[]` stands for each entry of a list. */
  readonly path: string;
  /** Absent where a word of JSON Schema says the limit: then the vendor's check of inputs refuses. */
  readonly beyond?: string;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [word: string]: unknown;
}

type Counted = Pick<FieldLimit, 'of' | 'least' | 'most'>;

/** The words of JSON Schema that limit a field. */
const words: Readonly<Record<string, (value: number) => Counted>> = {
  minimum: (least) => ({ of: 'value', least }),
  maximum: (most) => ({ of: 'value', most }),
  minLength: (least) => ({ of: 'characters', least }),
  maxLength: (most) => ({ of: 'characters', most }),
  minItems: (least) => ({ of: 'entries', least }),
  maxItems: (most) => ({ of: 'entries', most }),
};

/** All limits of a JSON Schema, those of entries, of fields within fields and of alternatives too, each once. */
export function findLimits(schema: JsonSchema, path = ''): readonly FoundLimit[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const found = [
    ...limitsAt(schema, path),
    ...Object.entries(properties).flatMap(([name, field]) =>
      findLimits(field, path === '' ? name : `${path}.${name}`),
    ),
    ...(items ? findLimits(items, `${path}[]`) : []),
    ...anyOf.flatMap((alternative) => findLimits(alternative, path)),
  ];
  return [...new Map(found.map((limit) => [JSON.stringify(limit), limit])).values()];
}

function limitsAt(schema: JsonSchema, path: string): readonly FoundLimit[] {
  const said = (schema[limitsKey] ?? []) as readonly FieldLimit[];
  const worded = Object.entries(words).flatMap(([word, read]) => {
    const value = schema[word];
    // Every integer of JSON Schema ends where JavaScript's numbers do, which is no limit of a vendor.
    return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? [read(value)] : [];
  });
  return [...worded, ...said].map((limit) => ({ path, ...limit }));
}
