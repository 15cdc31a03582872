type Count = number | bigint | string | undefined;

/** The part of a query that says which page is meant. */
interface PageQuery {
  readonly PageNumber?: Count;
  readonly PageSize?: Count;
}

/** What came back: how many records the page holds, and what the vendor says of all. */
interface PageRead {
  /** How many records a page holds unless the query says so. */
  readonly usual: number;
  readonly length: number;
  readonly total: number;
}

/**
 * The query of the next page, or undefined after the last one. Whatever Total counts, a page that is not full is the
 * last; where it counts more than the page holds, it tells the end of the list as well.
 */
export function nextPage<Query extends PageQuery>(
  query: Query,
  { usual, length, total }: PageRead,
): (Query & { readonly PageNumber: number; readonly PageSize: number }) | undefined {
  const [number, size] = [Number(query.PageNumber ?? 0), Number(query.PageSize ?? usual)];
  const isLast = length < size || (total > length && (number + 1) * size >= total);
  return isLast ? undefined : { ...query, PageNumber: number + 1, PageSize: size };
}
