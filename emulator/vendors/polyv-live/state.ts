import type { PolyvStateForm, ViewerForm } from '../../../contracts/polyv-live/state.ts';

/** A viewer of the account. Nobody changes one in place: a change puts another in its stead. */
export interface Viewer {
  readonly viewerId: string;
  /** The last one that is known; `''` when none is. */
  readonly nickName: string;
  readonly banned: boolean;
  readonly kicked: boolean;
  /** Milliseconds since 1970. */
  readonly operationTime: number;
}

/** The viewers of an account, by id, in the order of their last change. */
export interface Viewers {
  find(viewerId: string): Viewer | undefined;
  put(viewer: Viewer): void;
  /** Who is muted or kicked, newest operation first. Asking again costs nothing until something changes. */
  forbidden(): readonly Viewer[];
  all(): readonly Viewer[];
}

export interface PolyvState {
  readonly channels: ReadonlySet<string>;
  readonly viewers: Viewers;
}

export function loadState({ channels, viewers }: PolyvStateForm): PolyvState {
  return {
    channels: new Set(channels.map(({ channelId }) => channelId)),
    viewers: createViewers(viewers.map(loadViewer)),
  };
}

export function saveState({ channels, viewers }: PolyvState): PolyvStateForm {
  return {
    channels: [...channels].map((channelId) => ({ channelId })),
    viewers: viewers.all().map(saveViewer),
  };
}

/** How Polyv spells a flag. */
export function toFlag(isSet: boolean): 'Y' | 'N' {
  return isSet ? 'Y' : 'N';
}

function createViewers(known: readonly Viewer[]): Viewers {
  const byId = new Map(known.map((viewer) => [viewer.viewerId, viewer]));
  let listed: readonly Viewer[] | undefined;
  return {
    find: (viewerId) => byId.get(viewerId),
    put(viewer) {
      byId.delete(viewer.viewerId);
      byId.set(viewer.viewerId, viewer);
      listed = undefined;
    },
    forbidden: () => (listed ??= listForbidden(byId)),
    all: () => [...byId.values()],
  };
}

/** Of two operations in the same millisecond the later one comes first. */
function listForbidden(byId: ReadonlyMap<string, Viewer>): readonly Viewer[] {
  return [...byId.values()]
    .filter(({ banned, kicked }) => banned || kicked)
    .reverse()
    .sort((left, right) => right.operationTime - left.operationTime);
}

function loadViewer({ banned, kicked, ...viewer }: ViewerForm): Viewer {
  return { ...viewer, banned: banned === 'Y', kicked: kicked === 'Y' };
}

function saveViewer({ viewerId, nickName, banned, kicked, operationTime }: Viewer): ViewerForm {
  return { viewerId, nickName, banned: toFlag(banned), kicked: toFlag(kicked), operationTime };
}
