import { z } from 'zod';
import { range, text } from '../core/config/id-forms.ts';
import { scenarioForm } from './scenario.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON Schema of a scenario file, for editors. Names that depend on each other are checked only when it is run. */
export function scenarioSchema(): object {
  const idRange = z.toJSONSchema(range, { io: 'input' });
  delete idRange.$schema;
  return z.toJSONSchema(scenarioForm, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override({ zodSchema, jsonSchema }) {
      const isListOfIds = zodSchema instanceof z.ZodArray && zodSchema.element === text;
      if (isListOfIds) jsonSchema.items = { anyOf: [jsonSchema.items as JsonSchema, idRange] };
    },
  });
}
