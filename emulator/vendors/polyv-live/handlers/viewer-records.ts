import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond } from '../../../../contracts/core/contract/reason.ts';
import { largestPageNumber, pageSizes } from '../../../../contracts/polyv-live/operations/page-schemas.ts';
import { cutPage, readPage } from '../state/page.ts';
import type { PolyvAssume, PolyvHandler } from '../state/rules.ts';
import type { Viewer } from '../state/state.ts';

const listViewerRecords: PolyvHandler<'listViewerRecords'> = ({ input, assume }, { viewers }) => {
  const { pageNumber = 1 } = input;
  if (pageNumber > largestPageNumber && assume('polyv-live.page-number-overflow') === 'refuse')
    return refuse(
      'number range error',
      beyond('field', 'pageNumber', { of: 'value', most: largestPageNumber }, pageNumber, {
        assumption: 'polyv-live.page-number-overflow',
      }),
    );
  const asked = readPage(
    [
      ['pageNumber', pageNumber],
      ['pageSize', input.pageSize],
    ],
    pageSizes,
    assume,
  );
  if (asked instanceof Failure) return asked;
  const rows = viewers
    .all()
    .flatMap(toRow)
    .filter((row) => isMeant(row, input, assume));
  const { contents, totalItems, totalPages } = cutPage(rows, asked);
  return { ...asked, totalPages, totalItems, contents };
};

interface Row {
  readonly viewerUnionId: string;
  readonly nickname: string;
  readonly mobile: string | null;
  readonly source: string;
  readonly email: string | null;
  readonly area: string | null;
}

/** Whom only a ban has named has no record. */
function toRow({ viewerId, nickName, facts }: Viewer): readonly Row[] {
  if (!facts) return [];
  const { source = 'IMPORT', mobile = null, email = null, area = null } = facts;
  return [{ viewerUnionId: viewerId, nickname: nickName, mobile, source, email, area }];
}

interface Filter {
  readonly source?: string | undefined;
  readonly mobile?: string | undefined;
  readonly email?: string | undefined;
  readonly area?: string | undefined;
}

function isMeant(row: Row, { source, mobile, email, area }: Filter, assume: PolyvAssume): boolean {
  const isExact = assume('polyv-live.viewer-record-match') === 'exact';
  const fits = (value: string | null, wanted: string | undefined): boolean =>
    wanted === undefined || value === wanted || (!isExact && (value?.includes(wanted) ?? false));
  const isFromThere = source === undefined || row.source === source;
  return isFromThere && fits(row.mobile, mobile) && fits(row.email, email) && fits(row.area, area);
}

export const viewerRecords = {
  listViewerRecords,
};
