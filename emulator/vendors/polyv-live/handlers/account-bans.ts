import { Failure } from '../../../../contracts/core/contract/failure.ts';
import { pageSizes } from '../../../../contracts/polyv-live/operations/page-schemas.ts';
import { cutPage, readPage } from '../state/page.ts';
import {
  readNamedViewers,
  readNamesOnce,
  readViewerIds,
  record,
  refuseStrangers,
  type PolyvAssume,
  type PolyvHandler,
} from '../state/rules.ts';
import { toFlag, type Viewer } from '../state/state.ts';

const listForbiddenUsers: PolyvHandler<'listForbiddenUsers'> = ({ input, assume }, { viewers }) => {
  const asked = readPage(
    [
      ['pageNumber', input.pageNumber],
      ['pageSize', input.pageSize],
    ],
    pageSizes,
    assume,
  );
  if (asked instanceof Failure) return asked;
  const rows = inOrder(viewers.forbidden(), assume).filter((viewer) => matches(viewer, input, assume));
  const { contents, totalItems, totalPages } = cutPage(rows, asked);
  return {
    pageSize: asked.pageSize,
    pageNumber: asked.pageNumber,
    totalItems: assume('polyv-live.total-items') === 'rows' ? totalItems : totalPages,
    contents: contents.map((viewer) => toRow(viewer, assume)),
  };
};

const listBannedUsers: PolyvHandler<'listBannedUsers'> = ({ input, assume }, { viewers }) => {
  const asked = readPage(
    [
      ['page', input.page],
      ['size', input.size],
    ],
    pageSizes,
    assume,
  );
  if (asked instanceof Failure) return asked;
  const muted = inOrder(viewers.forbidden(), assume).filter(({ banned }) => banned);
  const { contents, totalItems, totalPages } = cutPage(muted, asked);
  const { pageNumber, pageSize } = asked;
  const isNumberFirst = assume('polyv-live.id-list-keys') === 'pageNumber first';
  return {
    ...(isNumberFirst ? { pageNumber, pageSize } : { pageSize, pageNumber }),
    totalItems: assume('polyv-live.total-items') === 'rows' ? totalItems : totalPages,
    contents: contents.map(({ viewerId }) => viewerId),
  };
};

const kickUsers: PolyvHandler<'kickUsers'> = ({ input, now, assume }, { viewers }) => {
  const named = readNamesOnce(input, assume);
  if (named instanceof Failure) return named;
  const strangers = refuseStrangers(
    named.map(({ viewerId }) => viewerId),
    viewers,
    assume,
  );
  if (strangers) return strangers;
  const isMuting = assume('polyv-live.kick-implies-ban') === 'yes';
  for (const { viewerId, nickName } of named) {
    const change = { nickName, kicked: true, ...(isMuting && { banned: true }) };
    record(viewers, viewerId, change, now, assume);
  }
  return 'SUCCESS';
};

const unkickUsers: PolyvHandler<'unkickUsers'> = ({ input, now, assume }, { viewers }) => {
  const named = readNamedViewers(input, assume);
  if (named instanceof Failure) return named;
  const strangers = refuseStrangers(
    named.map(({ viewerId }) => viewerId),
    viewers,
    assume,
  );
  if (strangers) return strangers;
  for (const { viewerId } of named) record(viewers, viewerId, { kicked: false }, now, assume);
  return 'SUCCESS';
};

const updateBannedUsers: PolyvHandler<'updateBannedUsers'> = ({ input, now, assume }, { viewers }) => {
  const viewerIds = readViewerIds(input.viewerIds, assume);
  if (viewerIds instanceof Failure) return viewerIds;
  const strangers = refuseStrangers(viewerIds, viewers, assume);
  if (strangers) return strangers;
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

export const accountBans = {
  listForbiddenUsers,
  kickUsers,
  unkickUsers,
  listBannedUsers,
  updateBannedUsers,
};
