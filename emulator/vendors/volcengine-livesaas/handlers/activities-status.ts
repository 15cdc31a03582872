import { activityStatus } from '../../../../contracts/volcengine-livesaas/operations/activities-schemas.ts';
import type { LivesaasAssume } from '../state/rules.ts';
import type { Activity } from '../state/state.ts';

/** The stage of an activity at `now` (milliseconds since 1970). Time may bring it on, and end it. */
export function stageOf({ settings }: Activity, now: number, assume: LivesaasAssume): number {
  const { Status = activityStatus.live, LiveTime, EndTime, IsAutoEndEnable } = settings;
  const isEnding = Status === activityStatus.live || Status === activityStatus.preview;
  const isOver = IsAutoEndEnable === 1 && EndTime !== undefined && EndTime * 1000 <= now;
  if (isEnding && isOver) return activityStatus.ended;
  const hasCome = LiveTime !== undefined && LiveTime * 1000 <= now;
  const startsByItself = assume('volcengine-livesaas.created-status') === 'live';
  return Status === activityStatus.preview && hasCome && startsByItself ? activityStatus.live : Status;
}

/** The upright cover is the other one where none is set. */
export function coversOf({ settings: { CoverImage = '', VerticalCoverImage = CoverImage } }: Activity) {
  return { CoverImage, VerticalCoverImage };
}

export function lockOf({ settings: { IsLockPreview = 0 } }: Activity): 0 | 1 | 2 {
  return IsLockPreview;
}

/** Where viewers watch: an address that leads nowhere. */
export function viewUrlOf({ id, settings: { ViewUrl = makeViewUrl(id) } }: Activity): string {
  return ViewUrl;
}

export function makeViewUrl(path: string): string {
  return `https://live.example.com/1/${path}`;
}
