import { z } from 'zod';
import type { Assume } from '../../core/contract/assumption.ts';
import { Failure } from '../../core/contract/failure.ts';
import { readInput } from '../../core/contract/validate-input.ts';
import { decodeText, readSpelledJson } from '../../core/wire/json.ts';
import type { assumptions } from '../assumptions/index.ts';
import { readEntryName, type TrtcReading } from '../wire/read-request.ts';

type Ask = Assume<typeof assumptions>;

/** The parameters of a call by name, in the types that the wire gave them. */
export function readFields(reading: TrtcReading, shape: z.core.$ZodShape, assume: Ask): [string, unknown][] {
  const { payload } = reading;
  if (payload instanceof Failure || payload.kind === 'empty') return [];
  if (payload.kind === 'text') return readTexts(payload.fields, shape, assume);
  const fields = Object.entries(readValues(reading, payload.value, assume));
  const isAbsent = assume('tencent-trtc.null-parameter') === 'absent';
  return isAbsent ? fields.filter(([, value]) => value !== null) : fields;
}

function readValues({ request }: TrtcReading, value: object, assume: Ask): object {
  if (assume('tencent-trtc.number-spelling') === 'yes') return value;
  return readSpelledJson(decodeText(request.body)) as object;
}

/** In a query or a form everything is text: digits become a number where the field wants no text. */
function readTexts(
  fields: Readonly<Record<string, string>>,
  shape: z.core.$ZodShape,
  assume: Ask,
): [string, unknown][] {
  const digits = assume('tencent-trtc.leading-zeros') === 'yes' ? /^-?\d+$/ : /^-?(?:0|[1-9]\d*)$/;
  return joinLists(fields, shape).map(([name, value]) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const isNumeric =
      schema instanceof z.ZodType && readInput(schema, value, {}).problems?.[0].kind === 'type';
    const isDigits = typeof value === 'string' && digits.test(value);
    return [name, isNumeric && isDigits ? toNumber(value) : value];
  });
}

/** Where the input has a list, its entries come as `UserIds.0`, `UserIds.1` and so on, in any order. */
function joinLists(fields: Readonly<Record<string, string>>, shape: z.core.$ZodShape): [string, unknown][] {
  const lists = new Map<string, string[]>();
  const others: [string, unknown][] = [];
  for (const [field, text] of Object.entries(fields)) {
    const { name, index } = readEntryName(field) ?? {};
    if (name === undefined || index === undefined || !isList(shape[name])) {
      others.push([field, text]);
      continue;
    }
    const list = lists.get(name) ?? [];
    list[index] = text;
    lists.set(name, list);
  }
  return [...others, ...lists];
}

function isList(schema: z.core.$ZodType | undefined): boolean {
  return schema instanceof z.ZodOptional ? isList(schema.unwrap()) : schema instanceof z.ZodArray;
}

function toNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}
