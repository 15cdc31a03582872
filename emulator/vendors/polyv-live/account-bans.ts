import { fail, Failure } from '../../../contracts/core/failure.ts';
import { readNamedViewers, readViewerIds, record, type PolyvAssume, type PolyvHandler } from './rules.ts';
import { toFlag, type Viewer } from './state.ts';

const largestPage = 1000;

export const listForbiddenUsers: PolyvHandler<'v4/chat/forbid/list'> = ({ input, assume }, { viewers }) => {
  const { pageNumber: askedNumber = 1, pageSize: askedSize = 10 } = input;
  const isTooLarge = askedSize > largestPage && assume('polyv-live.page-size-overflow') === 'refuse';
  const isTooSmall = Math.min(askedNumber, askedSize) < 1 && assume('polyv-live.page-below-one') === 'refuse';
  if (isTooLarge || isTooSmall) return fail('number range error');

  const pageNumber = Math.max(askedNumber, 1);
  const pageSize = Math.min(Math.max(askedSize, 1), largestPage);
  const rows = inOrder(viewers.forbidden(), assume).filter((viewer) => matches(viewer, input, assume));
  const start = (pageNumber - 1) * pageSize;
  return {
    pageSize,
    pageNumber,
    totalItems: assume('polyv-live.total-items') === 'rows' ? rows.length : Math.ceil(rows.length / pageSize),
    contents: rows.slice(start, start + pageSize).map((viewer) => toRow(viewer, assume)),
  };
};

export const kickUsers: PolyvHandler<'v4/chat/forbid/kick-users'> = ({ input, now, assume }, { viewers }) => {
  const named = readNamedViewers(input, viewers, assume);
  if (named instanceof Failure) return named;
  const isMuting = assume('polyv-live.kick-implies-ban') === 'yes';
  for (const { viewerId, nickName } of named) {
    const change = { nickName, kicked: true, ...(isMuting && { banned: true }) };
    record(viewers, viewerId, change, now, assume);
  }
  return 'SUCCESS';
};

export const unkickUsers: PolyvHandler<'v4/chat/forbid/unkick-users'> = (
  { input, now, assume },
  { viewers },
) => {
  const named = readNamedViewers(input, viewers, assume);
  if (named instanceof Failure) return named;
  for (const { viewerId } of named) record(viewers, viewerId, { kicked: false }, now, assume);
  return 'SUCCESS';
};

export const updateBannedUsers: PolyvHandler<'v3/user/chat/banned-user/update'> = (
  { input, now, assume },
  { viewers },
) => {
  const viewerIds = readViewerIds(input.viewerIds, viewers, assume);
  if (viewerIds instanceof Failure) return viewerIds;
  for (const viewerId of viewerIds) record(viewers, viewerId, { banned: input.banned === 'Y' }, now, assume);
  return 'SUCCESS';
};

function inOrder(rows: readonly Viewer[], assume: PolyvAssume): readonly Viewer[] {
  return assume('polyv-live.list-order') === 'newest first' ? rows : rows.toReversed();
}

interface Filter {
  readonly viewerId?: string | undefined;
  readonly nickName?: string | undefined;
}

function matches(viewer: Viewer, { viewerId, nickName }: Filter, assume: PolyvAssume): boolean {
  if (viewerId !== undefined && viewer.viewerId !== viewerId) return false;
  if (nickName === undefined) return true;
  return assume('polyv-live.nick-name-match') === 'contains'
    ? viewer.nickName.includes(nickName)
    : viewer.nickName === nickName;
}

function toRow({ viewerId, nickName, banned, kicked, operationTime }: Viewer, assume: PolyvAssume) {
  const isNameless = !kicked && assume('polyv-live.muted-nick-name') === 'empty';
  return {
    nickName: isNameless ? '' : nickName,
    viewerId,
    operationTime,
    banned: toFlag(banned),
    kicked: toFlag(kicked),
  };
}
