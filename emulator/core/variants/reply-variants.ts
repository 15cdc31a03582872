import { z } from 'zod';
import { printJson, readJson } from '../../../contracts/core/wire/json.ts';
import type { AnsweredCall } from './answered-call.ts';
import { enlargePage } from './larger-page.ts';
import { isFields, mapObjects, type Fields, type Place } from './map-objects.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

/** A reply's body with the schema that the documents give it. */
export interface ReadBody {
  readonly value: unknown;
  readonly schema: z.ZodType;
}

/** One way to say the same otherwise. Some concern one field at a time; the others have the empty field. */
interface ReplyVariant {
  readonly id: string;
  describe(field: string): string;
  /** The fields that it can be done to in a body. */
  fields(body: ReadBody, call: AnsweredCall): readonly string[];
  apply(body: ReadBody, call: AnsweredCall, field: string): unknown;
}

const wholeBody = (): readonly string[] => [''];

/** A name that no vendor uses. */
const addedField = 'AddedByUnderstudy';

const variants: readonly ReplyVariant[] = [
  {
    id: 'unknown-field',
    describe: () => 'every object has a field more than the documents name',
    fields: wholeBody,
    apply: ({ schema, value }) => mapObjects(schema, value, addField),
  },
  {
    id: 'key-order',
    describe: () => 'the fields of every object come in the reverse order',
    fields: wholeBody,
    apply: ({ schema, value }) =>
      mapObjects(schema, value, ({ fields }) => Object.fromEntries(Object.entries(fields).toReversed())),
  },
  {
    id: 'absent-optional',
    describe: (field) => `the optional field ${field} is absent`,
    fields: optionalFields,
    apply: ({ schema, value }, _, field) =>
      mapObjects(schema, value, ({ fields, path }) =>
        Object.fromEntries(Object.entries(fields).filter(([name]) => join(path, name) !== field)),
      ),
  },
  {
    id: 'larger-page',
    describe: () => 'the list has more entries than the emulator holds',
    fields: wholeBody,
    apply: (body, call) => enlargePage(body.value, call),
  },
  {
    id: 'error-text',
    describe: () => 'the text of the error is another one; its code is the same',
    fields: wholeBody,
    apply: (body, call) => rewordError(body.value, call),
  },
];

/** A change that can be made to the replies of an operation. */
export interface Variant {
  /** For example `absent-optional Result.Total`. */
  readonly id: string;
  readonly description: string;
}

/** The changes that can be made to a reply, and that change it. */
export function variantsOf(call: AnsweredCall): readonly Variant[] {
  const body = readBody(call);
  if (!body) return [];
  return variants.flatMap((variant) =>
    variant
      .fields(body, call)
      .filter((field) => change(variant, body, call, field) !== undefined)
      .map((field) => ({ id: idOf(variant, field), description: variant.describe(field) })),
  );
}

/** The body of a reply after a change; undefined where the change cannot be made to it. */
export function varyBody(call: AnsweredCall, id: string): string | undefined {
  const body = readBody(call);
  if (!body) return undefined;
  for (const variant of variants) {
    const field = variant.fields(body, call).find((one) => idOf(variant, one) === id);
    if (field !== undefined) return change(variant, body, call, field);
  }
  return undefined;
}

/** A change that leaves the documents is none, and neither is one that changes nothing. */
function change(
  variant: ReplyVariant,
  body: ReadBody,
  call: AnsweredCall,
  field: string,
): string | undefined {
  const changed = variant.apply(body, call, field);
  const text = printJson(changed);
  return text !== printJson(body.value) && body.schema.safeParse(changed).success ? text : undefined;
}

function readBody({ vendor, operation: key, outcome, reply }: AnsweredCall): ReadBody | undefined {
  const operation = findOperation(vendor, key);
  const json = readJson(reply.body);
  if (!operation || 'problem' in json || !isFields(json.value)) return undefined;
  const bodies = vendor.bodies(operation);
  const schema = outcome === 'success' ? bodies.success : bodies.refusal;
  return schema.safeParse(json.value).success ? { value: json.value, schema } : undefined;
}

function addField({ fields, schema }: Place): Fields {
  const isClosed = schema.def.catchall instanceof z.ZodNever;
  return isClosed ? fields : { ...fields, [addedField]: 'The documents do not name this field.' };
}

function optionalFields({ schema, value }: ReadBody): readonly string[] {
  const found = new Set<string>();
  mapObjects(schema, value, ({ fields, schema: form, path }) => {
    for (const name of Object.keys(fields)) {
      const known = (form.shape as Readonly<Record<string, z.core.$ZodType>>)[name];
      if (known && z.safeParse(known, undefined).success) found.add(join(path, name));
    }
    return fields;
  });
  return [...found].toSorted();
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function idOf({ id }: ReplyVariant, field: string): string {
  return field === '' ? id : `${id} ${field}`;
}

const otherWords = 'The request cannot be served.';

/** A refusal with another text. Where a vendor tells errors apart by their texts, the text stays. */
function rewordError(body: unknown, { vendor, outcome, reply }: AnsweredCall): unknown {
  const error = vendor.errors[outcome];
  const understood = vendor.codec.understand(reply);
  if (!error || understood.kind !== 'error') return body;
  const namesakes = Object.values(vendor.errors).filter(({ code }) => code === error.code);
  return namesakes.length > 1 ? body : replaceText(body, understood.message);
}

function replaceText(value: unknown, text: string): unknown {
  if (value === text) return otherWords;
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceText(inner, text)]));
}
