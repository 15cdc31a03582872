import { sha256Hex } from '../../../../contracts/core/wire/digest.ts';
import type { RoomKey } from '../state/room-key.ts';

/** One stay of a user in a room, in seconds since 1970. */
export interface Stay {
  readonly userId: string;
  readonly joinTs: number;
  /** Undefined while the user is there. */
  leaveTs: number | undefined;
  readonly deviceType: string;
  readonly sdkVersion: string;
  readonly clientIp: string;
}

/** A room from its first user to its last, in seconds since 1970. The same id may begin again later. */
export interface Life extends RoomKey {
  /** Where it does not follow from the rest. */
  readonly commId: string | undefined;
  readonly createTime: number;
  /** Undefined while the room exists. */
  destroyTime: number | undefined;
  /** The first user. */
  readonly creator: string;
  readonly stays: Stay[];
}

/** Begins the life of a room; `now` is in milliseconds since 1970, as everywhere below. */
export function begin(history: Life[], { sdkAppId, kind, id }: RoomKey, creator: string, now: number): Life {
  const life: Life = {
    ...{ sdkAppId, kind, id, creator },
    commId: undefined,
    createTime: toSeconds(now),
    destroyTime: undefined,
    stays: [],
  };
  history.push(life);
  return life;
}

/** Notes that somebody enters. */
export function join({ stays }: Life, userId: string, now: number, clientIp = ''): Stay {
  const joinTs = toSeconds(now);
  const stay: Stay = { userId, joinTs, leaveTs: undefined, deviceType: '', sdkVersion: '', clientIp };
  stays.push(stay);
  return stay;
}

/** Notes that a room has ended, and with it every stay. */
export function end(life: Life, now: number): void {
  life.destroyTime = toSeconds(now);
  for (const stay of life.stays) stay.leaveTs ??= life.destroyTime;
}

export function toSeconds(now: number): number {
  return Math.floor(now / 1000);
}

/**
 * The id of one life of a room. A room with a text has a number as well, which in the samples is the same whenever the
 * text is; how it is made is not published.
 */
export function nameLife({ commId, sdkAppId, kind, id, createTime }: Life): string {
  if (commId !== undefined) return commId;
  const number = kind === 'RoomId' ? id : String(parseInt(sha256Hex(id).slice(0, 8), 16));
  return `${sdkAppId}_${number}_${createTime}`;
}
