import { z } from 'zod';
import { expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { describeSpan, isSpanInMilliseconds, unitOfTime } from '../../contracts/core/diagnosis/time-units.ts';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly 'x-unit'?: string;
}

/** The units of the fields of a schema, by path. */
function unitsOf({ properties = {} }: JsonSchema, above = ''): readonly (readonly [string, string])[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const own = field['x-unit'] === undefined ? [] : [[path, field['x-unit']] as const];
    return [...own, ...unitsOf(field, `${path}.`)];
  });
}

/** The unit that the comment of a field says, in the words that all of them have for it. */
function unitIn(comment: string): string | undefined {
  return /^[^.]*\bin (seconds(?: since 1970)?)/.exec(comment)?.[1];
}

it.each(vendors)('says the unit of each time that a call of $name takes, as its comment does', (vendor) => {
  for (const [key, { input, doc }] of operationsByKey(vendor)) {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    const said = Object.entries(doc.input).flatMap(([path, comment]) => {
      const unit = unitIn(comment);
      return unit === undefined ? [] : [[path, unit] as const];
    });
    expect(Object.fromEntries(unitsOf(schema)), key).toEqual(Object.fromEntries(said));
  }
});

it('takes for milliseconds what nobody chooses in seconds, and nothing else', () => {
  const [hour, day, year] = [3600, 86_400, 365 * 86_400];
  for (const seconds of [30, 60, 300, 600, hour, 12 * hour, day, 7 * day, 30 * day, 180 * day])
    expect(isSpanInMilliseconds(seconds * 1000), String(seconds)).toBe(true);
  const meant = [
    1,
    60,
    hour,
    day,
    7 * day,
    30 * day,
    90 * day,
    180 * day,
    year,
    10 * year,
    100 * year,
    4_294_967_295,
  ];
  for (const seconds of meant) expect(isSpanInMilliseconds(seconds), String(seconds)).toBe(false);
});

it('tells the parts of a second apart by the size of a time', () => {
  const now = 1_700_000_000;
  const units = [now, now * 1e3, now * 1e6, now * 1e9].map(unitOfTime);
  expect(units).toEqual(['seconds', 'milliseconds', 'microseconds', 'nanoseconds']);
});

it('says a span in the largest unit that it has one of', () => {
  expect([1, 90, 3600, 3_600_000, 4_294_967_295].map(describeSpan)).toEqual([
    '1 second',
    '1.5 minutes',
    '1 hour',
    '41.7 days',
    '136.2 years',
  ]);
});
