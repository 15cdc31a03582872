import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, type Reason } from '../../../../contracts/core/contract/reason.ts';
import type { PolyvAssume } from './rules.ts';

/** A page that can be served. */
export interface PageAsked {
  readonly pageNumber: number;
  readonly pageSize: number;
}

interface PageSizes {
  readonly usual: number;
  readonly largest?: number;
}

/** Numbers as a call has them, under the names that the call gives them. */
type AskedPage = readonly [number: AskedNumber, size: AskedNumber];
type AskedNumber = readonly [field: string, value: number | undefined];

/** The page that a call asks for, or what forbids asking for it. */
export function readPage(
  [[numberField, askedNumber = 1], [sizeField, askedSize]]: AskedPage,
  { usual, largest = Infinity }: PageSizes,
  assume: PolyvAssume,
): PageAsked | Refused<'number range error' | 'param is not digit: {field}'> {
  const size = askedSize ?? usual;
  const wrong = (name: string, range: { least: number } | { most: number }, assumption: string): Reason =>
    beyond('field', name, { of: 'value', ...range }, name === sizeField ? size : askedNumber, { assumption });
  const field = askedNumber < 0 ? numberField : sizeField;
  const isNegative = Math.min(askedNumber, size) < 0;
  if (isNegative && assume('polyv-live.negative-number') === 'param is not digit: {field}')
    return refuse('param is not digit: {field}', wrong(field, { least: 0 }, 'polyv-live.negative-number'), {
      field,
    });
  const belowOne = assume('polyv-live.page-below-one');
  const isTooLarge = size > largest && assume('polyv-live.page-size-overflow') === 'refuse';
  const isTooSmall = Math.min(askedNumber, size) < 1 && belowOne === 'refuse';
  if (isTooSmall) {
    const name = askedNumber < 1 ? numberField : sizeField;
    return refuse('number range error', wrong(name, { least: 1 }, 'polyv-live.page-below-one'));
  }
  if (isTooLarge)
    return refuse('number range error', wrong(sizeField, { most: largest }, 'polyv-live.page-size-overflow'));
  const smallest = belowOne === 'usual' ? usual : 1;
  return { pageNumber: Math.max(askedNumber, 1), pageSize: Math.min(size < 1 ? smallest : size, largest) };
}

/** One page of rows, with the counts of all pages. */
export function cutPage<Row>(rows: readonly Row[], { pageNumber, pageSize }: PageAsked) {
  const start = (pageNumber - 1) * pageSize;
  return {
    totalItems: rows.length,
    totalPages: Math.ceil(rows.length / pageSize),
    contents: rows.slice(start, start + pageSize),
  };
}
