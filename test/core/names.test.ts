import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { fillTemplate } from '../../contracts/core/contract/failure.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import { hintAt, nearestNames } from '../../contracts/core/config/suggest-name.ts';
import { canGive, sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

/** Levenshtein's distance, as it is defined. */
function countChanges(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [restOfLeft, restOfRight] = [left.slice(1), right.slice(1)];
  if (left.startsWith(right.charAt(0))) return countChanges(restOfLeft, restOfRight);
  return (
    1 +
    Math.min(
      countChanges(restOfLeft, right),
      countChanges(left, restOfRight),
      countChanges(restOfLeft, restOfRight),
    )
  );
}

describe('nearest names', () => {
  it('are those with the fewest changes first', () => {
    expect(nearestNames('defualt', ['other', 'defaults', 'default'])).toEqual(['default', 'defaults']);
  });

  it('do not depend on the width of letters', () => {
    expect(nearestNames('ｔｅｓｔ', ['other', 'test'])).toEqual(['test']);
  });

  it('do not depend on capitals', () => {
    expect(nearestNames('ROOMID', ['RoomId', 'UserId'])[0]).toBe('RoomId');
  });

  it('are three at most', () => {
    expect(nearestNames('aa', ['ab', 'ac', 'ad', 'ae'])).toEqual(['ab', 'ac', 'ad']);
  });

  it('are none where nothing is near', () => {
    expect(nearestNames('zzzzzzzz', ['default'])).toEqual([]);
  });

  it('are those that a comparison with each would find', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 30 }), (name, known) => {
        const near = known
          .map((candidate) => ({ candidate, distance: countChanges(name, candidate) }))
          .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 2)))
          .toSorted((left, right) => left.distance - right.distance);
        expect(nearestNames(name, known)).toEqual(near.slice(0, 3).map(({ candidate }) => candidate));
      }),
    );
  });

  it('make a sentence, or nothing', () => {
    expect(hintAt('slow-vendr', ['slow-vendor', 'x'])).toBe(' Did you mean "slow-vendor"?');
    expect(hintAt('zzzzzzzz', ['default'])).toBe('');
  });
});

describe('the words of an error', () => {
  it('have their placeholders filled, and xxx where nothing fills them', () => {
    expect(fillTemplate('{a} of {b} in {a}', { a: 1 })).toBe('1 of xxx in 1');
  });
});

describe('identifying an error', () => {
  it.each(
    vendors.flatMap((vendor) =>
      Object.entries(vendor.errors).map(([key, spec]) => [vendor.name, key, vendor, spec] as const),
    ),
  )('finds %s %s by what a reply says', (_, key, vendor, { code, message }) => {
    const said = fillTemplate(message, {});
    const found = identifyError(vendor, typeof code === 'string' ? fillTemplate(code, {}) : code, said);
    const twin = found === undefined ? undefined : vendor.errors[found];
    expect(twin && { code: twin.code, message: twin.message }).toEqual({ code, message });
    expect(key).toBeTypeOf('string');
  });

  it('finds nothing for a code that no error has', () => {
    expect(identifyError(vendors[0]!, 'no such code', 'no such words')).toBeUndefined();
  });
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the shared errors of %s',
  (_, vendor) => {
    it('are those of the checks, and those that no operation has for itself', () => {
      const shared = sharedErrors(vendor);
      expect(shared).toEqual(expect.arrayContaining(vendor.checks.flatMap(({ errors }) => errors)));
      const own = Object.values(vendor.operations).flatMap(({ errors }) => errors);
      expect([...new Set([...shared, ...own])].toSorted()).toEqual(Object.keys(vendor.errors).toSorted());
    });

    it('can be given by every operation', () => {
      for (const operation of [...operationsByKey(vendor).keys()]) {
        expect(canGive(vendor, operation, sharedErrors(vendor)[0]!)).toBe(true);
        expect(canGive(vendor, operation, 'no such error')).toBe(false);
      }
    });
  },
);
