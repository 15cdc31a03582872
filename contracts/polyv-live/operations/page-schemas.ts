import { z } from 'zod';
import { withLimit } from '../../core/contract/limits.ts';
import type { PolyvError } from '../errors/index.ts';
import type { assumptions } from '../assumptions/index.ts';

const notDigits: PolyvError = 'param is not digit: {field}';
const tooLarge: PolyvError = 'param exceeds maximum value of integer: {field}';
const outOfRange: PolyvError = 'number range error';

type AssumptionId = keyof typeof assumptions;
const belowOne: AssumptionId = 'polyv-live.page-below-one';
const negative: AssumptionId = 'polyv-live.negative-number';
const tooManyRows: AssumptionId = 'polyv-live.page-size-overflow';
const tooFar: AssumptionId = 'polyv-live.page-number-overflow';

const smallestInteger = -2_147_483_648;
const largestInteger = 2_147_483_647;

/** How many rows a page has where a call does not say, and at most. */
export const pageSizes = { usual: 10, largest: 1000 } as const;

/** The same for the list of channels, whose page gives no maximum. */
export const channelPageSizes = { usual: 20 } as const;

/** The last page of the viewers that can be asked for. */
export const largestPageNumber = 1000;

/** A 32-bit integer; in a query it is a text of digits. Whether it is in range is the operation's affair. */
export const integer = withLimit(
  z.union([z.int(), z.string()]).transform((value, context) => {
    const number = Number(value);
    const problem = !/^-?\d+$/.test(String(value))
      ? notDigits
      : number > largestInteger || number < smallestInteger
        ? tooLarge
        : undefined;
    if (problem === undefined) return number;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  }),
  { of: 'value', least: smallestInteger, most: largestInteger, beyond: tooLarge },
);

const nonNegative = withLimit(integer, { of: 'value', least: 0, beyond: notDigits, assumption: negative });

/** The number of a page; the first one is 1. */
export const pageNumber = withLimit(nonNegative, {
  of: 'value',
  least: 1,
  beyond: '1 is taken',
  assumption: belowOne,
});

/** The same of the list of viewers, which ends at a page. */
export const limitedPageNumber = withLimit(pageNumber, {
  of: 'value',
  most: largestPageNumber,
  beyond: outOfRange,
  assumption: tooFar,
});

/** Rows on a page, without a maximum. */
export const anyPageSize = withLimit(nonNegative, {
  of: 'value',
  least: 1,
  beyond: '1 is taken',
  assumption: belowOne,
});

/** Rows on a page. */
export const pageSize = withLimit(anyPageSize, {
  of: 'value',
  most: pageSizes.largest,
  beyond: `${pageSizes.largest} is taken`,
  assumption: tooManyRows,
});

/** A flag in digits. */
export const zeroOrOne = withLimit(
  integer.refine((value) => value >= 0, notDigits).refine((value) => value <= 1, outOfRange),
  {
    of: 'value',
    least: 0,
    beyond: notDigits,
    assumption: 'polyv-live.not-a-number' satisfies AssumptionId,
  },
  { of: 'value', most: 1, beyond: outOfRange },
);

/** Whether a page says that there are more rows behind it, by the count of all of them. */
export function hasMoreRows(page: {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalItems: number;
}): boolean {
  return page.pageNumber * page.pageSize < page.totalItems;
}
