import { z } from 'zod';
import { limitsKey, type FieldLimit } from '../../../contracts/core/contract/limits.ts';
import { assumed } from '../../../contracts/core/contract/source.ts';
import type { Operation } from '../../../contracts/core/contract/operation.ts';
import { unitKey, type Unit } from '../../../contracts/core/contract/units.ts';
import {
  describeSpan,
  isSpanInMilliseconds,
  unitOfTime,
} from '../../../contracts/core/diagnosis/time-units.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import type { WatchedCall } from './analyzed-call.ts';

/** A span that ends so near to now, counted from 1970, is the time at which it is to end. */
const nearNow = 366 * 86_400;

/** No span below this is looked at, in seconds: as milliseconds, it would be less than anybody bans for. */
const shortestSuspect = 30_000;

/** What is shorter is no time since 1970 that anybody means, in seconds: it ends in 1973. */
const earliestTime = 1e8;

const wrongUnit: NeutralRule = {
  id: 'wrong-unit-of-time',
  severity: 'warning',
  title: 'A time is sent in another unit than that of its field',
  source: assumed('the unit of the field is documented; nobody means what the number says in it'),
  advice: 'Send whole seconds where the field counts seconds: Date.now() and most timers count milliseconds.',
  watch: () => ({
    see({ route, input, id, now }) {
      if (!route) return nothingSeen;
      let sightings = nothingSeen;
      for (const field of fieldsInUnits(route.operation.input)) {
        const value = numberAt(input, field.path);
        const problem = value === undefined ? undefined : describe(value, field, now / 1000);
        if (problem === undefined) continue;
        const about = field.path.join('.');
        sightings = [...sightings, { detail: `${about} is ${value}, ${problem}`, evidence: [id], about }];
      }
      return sightings;
    },
  }),
};

/** What is odd about a number in the unit of its field, in the rest of a sentence. */
function describe(value: number, { unit }: FieldInUnit, now: number): string | undefined {
  if (unit === 'seconds' && value < shortestSuspect) return undefined;
  if (unit === 'seconds since 1970') {
    if (value > 0 && value < earliestTime)
      return 'which is a span, and the field is a time, in seconds since 1970.';
    const counted = unitOfTime(value);
    return counted === 'seconds'
      ? undefined
      : `which is a time in ${counted}, and the field is in seconds since 1970.`;
  }
  if (isSpanInMilliseconds(value))
    return `which is ${describeSpan(value)}, since the field is in seconds; ${describeSpan(value / 1000)} would be ${value / 1000}.`;
  const isTime = Math.abs(value - now) < nearNow || Math.abs(value / 1000 - now) < nearNow;
  return isTime ? 'which is a time since 1970, and the field is a span, in seconds.' : undefined;
}

/** How long what a call asks for is to last, in seconds, by the fields that say so. */
export function spansIn({ route, input }: Pick<WatchedCall, 'route' | 'input'>): readonly number[] {
  if (!route) return [];
  return fieldsInUnits(route.operation.input).flatMap(({ path, unit }) => {
    const value = unit === 'seconds' ? numberAt(input, path) : undefined;
    return value === undefined ? [] : [value];
  });
}

/** A field whose unit is known: the names that lead to it. */
interface FieldInUnit {
  readonly path: readonly string[];
  readonly unit: Unit;
}

const inUnits = new WeakMap<object, readonly FieldInUnit[]>();

/** The fields of an input, inner ones too, whose unit is known. */
function fieldsInUnits(input: z.ZodType): readonly FieldInUnit[] {
  let fields = inUnits.get(input);
  if (!fields) {
    fields = findUnits(input, []);
    inUnits.set(input, fields);
  }
  return fields;
}

function findUnits(schema: unknown, path: readonly string[]): readonly FieldInUnit[] {
  if (!(schema instanceof z.ZodType)) return [];
  const unit = schema.meta()?.[unitKey] as Unit | undefined;
  if (unit !== undefined) return [{ path, unit }];
  if (schema instanceof z.ZodOptional) return findUnits(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return findUnits(schema.def.in, path);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => findUnits(field, [...path, name]));
}

/** A number, or the digits of one, at a place in an input. */
function numberAt(input: unknown, path: readonly string[]): number | undefined {
  let value = input;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber || (typeof value === 'string' && /^\d{1,20}$/.test(value)) ? Number(value) : undefined;
}

/** The words by which vendors say which page is meant. */
const pageNames = /^page$|page_?no$|page_?number$/i;

const pageZero: NeutralRule = {
  id: 'page-number-zero',
  severity: 'warning',
  title: 'A page is asked for whose number is below 1',
  source: assumed('where the first page is 1, page 0 is refused, or is the first page once more'),
  advice:
    'Count pages from 1 where the documents do; a loop from 0 reads the first page twice, or misses the last.',
  watch: () => ({
    see({ route, input, id }) {
      if (!route) return nothingSeen;
      const name = pageNumberOf(route.operation);
      if (name === '' || !(Object.hasOwn(input, name) && isBelowOne(input[name]))) return nothingSeen;
      return [{ detail: `${name} is ${Number(input[name])}; the first page is 1.`, evidence: [id] }];
    },
  }),
};

const pageNumbers = new WeakMap<object, string>();

/** The field that numbers the pages of an operation from 1; `''` where there is none. */
function pageNumberOf({ input }: Operation): string {
  let name = pageNumbers.get(input);
  if (name === undefined) {
    const shape = input instanceof z.ZodObject ? input.shape : {};
    const found = Object.entries(shape).find(
      ([field, schema]) => pageNames.test(field) && countsFromOne(schema),
    );
    name = found?.[0] ?? '';
    pageNumbers.set(input, name);
  }
  return name;
}

/** Whether a field says that it is 1 at least, by its form or by its limits. */
function countsFromOne(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional) return countsFromOne(schema.unwrap());
  if (!(schema instanceof z.ZodType)) return false;
  const limits = (schema.meta()?.[limitsKey] ?? []) as readonly FieldLimit[];
  const isLimited = limits.some(({ what, least }) => what === undefined && least === 1);
  return isLimited || (schema instanceof z.ZodNumber && schema.minValue === 1);
}

function isBelowOne(value: unknown): boolean {
  const isDigits = typeof value === 'string' && /^-?\d{1,15}$/.test(value);
  return (isDigits || typeof value === 'number') && Number(value) < 1;
}

export const valueRules: readonly NeutralRule[] = [wrongUnit, pageZero];
