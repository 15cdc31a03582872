import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import type { assumptions } from '../assumptions/index.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { account, invalid, longestRoomId, roomId, nothing } from './field-schemas.ts';
import { robotListTexts, robotRemovalTexts, robotTexts } from '../errors/texts.ts';

const rate = { requests: 100, perSeconds: 1 };

const roomIdOfRobots = withLimit(roomId, {
  of: 'bytes',
  most: longestRoomId,
  beyond: '100002',
  assumption: 'tencent-chat.long-room-id-of-robots' satisfies keyof typeof assumptions,
});

/** In a live room: https://cloud.tencent.com/document/product/647/117784 of 2026-01-16 has the number. */
export const mostRobots = 3;

const accountsOfRobots = z.array(account, invalid).min(1, invalid);

const newRobots = z.object({
  /** The id of the live room, at most 48 bytes; a room of another type is refused. */
  RoomId: roomIdOfRobots,
  /** The accounts of the robots: at least 1, and with those that are inside 3 at the most. They must be imported. */
  RobotList_Account: withLimit(accountsOfRobots, {
    of: 'entries',
    what: 'robots of the room',
    most: mostRobots,
    beyond: '100002',
  }),
});

const robotsOfRoom = z.object({
  /** The id of the live room, at most 48 bytes; a room of another type is refused. */
  RoomId: roomIdOfRobots,
  /** The accounts of the robots: at least 1. They must be imported. */
  RobotList_Account: accountsOfRobots,
});

export const robots = {
  /**
   * Puts robots into a live room, three at the most.
   *
   * A robot that is in the room already counts once. A call with which there would be more than three adds none.
   */
  addRobots: operation({
    ...posted('live_engine_http_srv/add_robot'),
    source: documented(`${pages}/69079`),
    input: newRobots,
    output: nothing,
    texts: robotTexts,
    errors: ['100001', '100002', '100004', '100006'],
    rate,
    batch: 'RobotList_Account',
  }),

  /**
   * Lists the robots of a live room.
   *
   * All of them come in one reply, three at the most.
   */
  listRobots: operation({
    ...posted('live_engine_http_srv/get_robot'),
    source: documented(`${pages}/69081`, '2025-04-09'),
    input: z.object({
      /** The id of the live room, at most 48 bytes; a room of another type is refused. */
      RoomId: roomIdOfRobots,
    }),
    output: z.object({
      /** The accounts of the robots, in the order in which they came. */
      RobotList_Account: z.array(z.string()),
    }),
    texts: robotListTexts,
    errors: ['100001', '100002', '100004', '100006'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),

  /**
   * Takes robots out of a live room.
   *
   * Accounts that are no robots of the room are ignored.
   */
  removeRobots: operation({
    ...posted('live_engine_http_srv/del_robot'),
    source: documented(`${pages}/69080`, '2025-04-09'),
    input: robotsOfRoom,
    output: nothing,
    texts: robotRemovalTexts,
    errors: ['100001', '100002', '100004', '100006'],
    rate,
    batch: 'RobotList_Account',
  }),
};
