import { LatestLast } from '../../../core/state/ordered-maps.ts';
import type { PolyvStateForm, ViewerForm } from '../../../../contracts/polyv-live/state/form.ts';
import { loadChannel, saveChannel, type Channel } from '../handlers/channels-state.ts';

/** A viewer of the account. Nobody changes one in place: a change puts another in its stead. */
export interface Viewer {
  readonly viewerId: string;
  /** The last one that is known; `''` when none is. */
  readonly nickName: string;
  readonly banned: boolean;
  readonly kicked: boolean;
  /** Milliseconds since 1970. */
  readonly operationTime: number;
  /** What the viewer record says; undefined of somebody whom only a ban has named. */
  readonly facts: ViewerFacts | undefined;
}

export type ViewerFacts = Pick<ViewerForm, 'source' | 'mobile' | 'email' | 'area'>;

/** The viewers of an account, by id, in the order of their last change. */
export interface Viewers {
  find(viewerId: string): Viewer | undefined;
  put(viewer: Viewer): void;
  /** Who is muted or kicked, newest operation first. Asking again costs nothing until something changes. */
  forbidden(): readonly Viewer[];
  all(): readonly Viewer[];
}

export interface PolyvState {
  readonly channels: Map<string, Channel>;
  readonly viewers: Viewers;
  /** Of the account. */
  readonly badWords: Set<string>;
}

export function loadState({ channels, viewers, badWords }: PolyvStateForm): PolyvState {
  return {
    channels: new Map(channels.map((channel) => [channel.channelId, loadChannel(channel)])),
    viewers: createViewers(viewers.map(loadViewer)),
    badWords: new Set(badWords),
  };
}

export function saveState({ channels, viewers, badWords }: PolyvState): PolyvStateForm {
  return {
    channels: [...channels.values()].map(saveChannel),
    viewers: viewers.all().map(saveViewer),
    ...(badWords.size > 0 && { badWords: [...badWords] }),
  };
}

/** How Polyv spells a flag. */
export function toFlag(isSet: boolean): 'Y' | 'N' {
  return isSet ? 'Y' : 'N';
}

function createViewers(known: readonly Viewer[]): Viewers {
  const byId = new LatestLast<Viewer>();
  for (const viewer of known) byId.set(viewer.viewerId, viewer);
  const all = (): readonly Viewer[] => byId.inOrder().map(([, viewer]) => viewer);
  let listed: readonly Viewer[] | undefined;
  return {
    find: (viewerId) => byId.values.get(viewerId)?.value,
    put(viewer) {
      byId.set(viewer.viewerId, viewer);
      listed = undefined;
    },
    forbidden: () => (listed ??= listForbidden(all())),
    all,
  };
}

/** Of two operations in the same millisecond the later one comes first. */
function listForbidden(viewers: readonly Viewer[]): readonly Viewer[] {
  return viewers
    .filter(({ banned, kicked }) => banned || kicked)
    .reverse()
    .sort((left, right) => right.operationTime - left.operationTime);
}

function loadViewer({
  viewerId,
  nickName,
  banned,
  kicked,
  operationTime,
  unseen,
  ...facts
}: ViewerForm): Viewer {
  return {
    viewerId,
    nickName,
    banned: banned === 'Y',
    kicked: kicked === 'Y',
    operationTime,
    facts: unseen ? undefined : facts,
  };
}

function saveViewer({ viewerId, nickName, banned, kicked, operationTime, facts }: Viewer): ViewerForm {
  return {
    viewerId,
    nickName,
    banned: toFlag(banned),
    kicked: toFlag(kicked),
    operationTime,
    ...(facts ?? { unseen: true }),
  };
}
