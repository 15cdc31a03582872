import { z } from 'zod';
import { vendors } from '../catalog.ts';
import { nameOperation } from '../core/config/name-operation.ts';
import { range, text } from '../core/config/id-forms.ts';
import { writeBigInt } from '../core/contract/json-schema.ts';
import { operationsByKey } from '../core/contract/find-operation.ts';
import { configForm, faultRules, namedStates, sandboxForm } from './config.ts';
import { scenarioForm } from './scenario.ts';
import { snapshotForm } from './state.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The files that people write, by the name of their schema: what each is, and the form that it must have. */
const forms = {
  config: { title: 'A configuration file of Understudy, such as understudy.yaml', form: configForm },
  scenario: { title: 'A scenario of Understudy', form: scenarioForm },
  faults: {
    title: 'Fault rules of Understudy: a list, or an object with rules',
    form: z.union([faultRules, z.strictObject({ rules: faultRules })]),
  },
  state: { title: 'The state of a sandbox of Understudy', form: snapshotForm },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly form: z.ZodType }>>;

export type FileSchemaName = keyof typeof forms;
export const fileSchemaNames = Object.keys(forms) as readonly FileSchemaName[];

/** The JSON Schema of a kind of file, for editors. Names that depend on each other are checked only when it is read. */
export function fileSchema(name: FileSchemaName): object {
  const { title, form } = forms[name];
  const idRange = z.toJSONSchema(range, { io: 'input' });
  delete idRange.$schema;
  const { $schema, ...schema } = z.toJSONSchema(form, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override(context) {
      writeBigInt(context);
      const { zodSchema, jsonSchema } = context;
      const isListOfIds = zodSchema instanceof z.ZodArray && mayBeId(zodSchema.element);
      if (isListOfIds) jsonSchema.items = { anyOf: [jsonSchema.items as JsonSchema, idRange] };
      if (jsonSchema.properties) jsonSchema.properties = withMethods(jsonSchema.properties);
      // A state may have a name here, which its form takes before it looks at the state.
      if ((zodSchema as unknown) === sandboxForm && jsonSchema.properties)
        jsonSchema.properties['state'] = {
          anyOf: [{ enum: [...namedStates] }, jsonSchema.properties['state'] as JsonSchema],
        };
    },
  });
  return { $schema, title, ...schema };
}

/** Whether a schema takes an id, whatever it makes of it. */
function mayBeId(schema: z.core.$ZodType): boolean {
  if (schema === text) return true;
  if (schema instanceof z.ZodPipe) return mayBeId(schema.in);
  return schema instanceof z.ZodUnion && schema.options.some(mayBeId);
}

type Properties = NonNullable<JsonSchema['properties']>;

/** Where keys of operations name fields, the names of the client's methods do so too, and the last parts of keys that one alone has. */
function withMethods(properties: Properties): Properties {
  const named = vendors.find((vendor) =>
    Object.keys(properties).every((key) => operationsByKey(vendor).has(key)),
  );
  if (!named || Object.keys(properties).length === 0) return properties;
  const others = Object.entries(properties).flatMap(([key, schema]) =>
    [operationsByKey(named).get(key)!.name, key.split('/').at(-1)!]
      .filter((name) => 'key' in nameOperation(name, [named]))
      .map((name) => [name, schema]),
  );
  return { ...(Object.fromEntries(others) as Properties), ...properties };
}
