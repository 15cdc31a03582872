import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { describeField, fieldAt } from '../../contracts/core/contract/describe-field.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import type { NamedOperation } from '../../contracts/core/contract/find-operation.ts';

/** A range of two ends, as a comment or a refusal writes it. */
const range = /(?<least>\d+)(?: to | and )(?<most>\d+)/;

/** What the comment of a field says of its number, beside what a refusal says of it, where the two are not of one mind. */
function findContradictions({ name, input, doc }: NamedOperation): readonly string[] {
  return Object.entries(doc.input).flatMap(([path, comment]) => {
    const schema = fieldAt(input, path.split('.'));
    const refusal = schema ? describeField(schema, comment) : '';
    const [shown, said] = [range.exec(comment)?.groups, / between (.+)$/.exec(refusal)?.[1]];
    if (!shown || said === undefined) return [];
    const { least = '', most = '' } = range.exec(said)!.groups!;
    // A number outside of the range has a word of its own: `0 lifts the mutes`.
    const isNamed = (number: string): boolean => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(comment);
    const isMostSaid = isNamed(most) || comment.includes('What more does');
    return isNamed(least) && isMostSaid ? [] : [`${name} ${path}: "${comment}", but "${refusal}"`];
  });
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the ranges of %s', (_, vendor) => {
  it('are the same in the comment of a field and in what refuses it', () => {
    expect([...operationsByKey(vendor).values()].flatMap(findContradictions)).toEqual([]);
  });
});
