import { fail, type Failure } from '../../../contracts/core/failure.ts';
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

/** The page that a call asks for, or what forbids asking for it. */
export function readPage(
  askedNumber = 1,
  askedSize: number | undefined,
  { usual, largest = Infinity }: PageSizes,
  assume: PolyvAssume,
): PageAsked | Failure<'number range error'> {
  const size = askedSize ?? usual;
  const isTooLarge = size > largest && assume('polyv-live.page-size-overflow') === 'refuse';
  const isTooSmall = Math.min(askedNumber, size) < 1 && assume('polyv-live.page-below-one') === 'refuse';
  if (isTooLarge || isTooSmall) return fail('number range error');
  return { pageNumber: Math.max(askedNumber, 1), pageSize: Math.min(Math.max(size, 1), largest) };
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
