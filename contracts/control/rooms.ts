import { z } from 'zod';
import { control, none, ofSandbox } from './control-operation.ts';
import { text } from '../core/config/id-forms.ts';

const room = z.object({
  /** The id of the sandbox, such as `default`. */
  id: z.string(),
  /** The vendor's name. */
  vendor: z.string(),
  /** The room, channel or activity, as `listRooms` names it. */
  room: z.string(),
});

const visitor = z.strictObject({
  /** The user's id. Default: nobody in particular. */
  user: text.optional(),
  /** The id of the device. Default: none. */
  device: text.optional(),
  /** The address that the visitor comes from. Default: none. */
  ip: z.string().optional(),
});

const admission = z.object({
  /** Whether the visitor is in the room afterwards. */
  admitted: z.boolean(),
  /** What kept the visitor out. */
  sanction: z.string().optional(),
  /** What the vendor's own client would be told. */
  code: z.union([z.string(), z.number()]).optional(),
});

const person = z.object({
  /** The id of a user, a device or an address. */
  id: z.string(),
  /** The name, where one is known. */
  name: z.string().optional(),
  /** Whether somebody is in the room now. */
  isIn: z.boolean(),
  /** What is held against them; `until` where it ends by itself. */
  sanctions: z.array(
    z.object({
      /** What it is, such as `ban`. */
      kind: z.string(),
      /** When it ends by itself, in ISO 8601; absent where it does not. */
      until: z.string().optional(),
    }),
  ),
});

/** Which rooms are listed. Default: all. */
const chosenRooms = z.object({
  /** Only rooms of this vendor. Default: of every vendor. */
  vendor: z.string().optional(),
  /** As it is named to enter it. */
  room: z.string().optional(),
});

/** So many people of a room are listed. */
export const mostPeople = 1000;

const shownRoom = z.object({
  /** The vendor's name. */
  vendor: z.string(),
  /** As it is named to enter it. */
  room: z.string(),
  /** The name of the room, where it has one. */
  title: z.string().optional(),
  /** Who is in the room, and against whom something is held: at most 1000. */
  people: z.array(person),
  /** How many more people there are. */
  more: z.int().optional(),
  /** How far the vendor's quotas are used up here: what is counted, how much there is, and how much there may be. */
  quotas: z
    .array(
      z.object({
        /** The name of the quota. */
        name: z.string(),
        /** What is counted, in words. */
        counts: z.string(),
        /** How much there is. */
        count: z.int(),
        /** How much there may be. */
        limit: z.int(),
      }),
    )
    .optional(),
});

export const rooms = {
  /**
   * Lists the rooms with the people in them, and what is held against whom until when.
   *
   * @example
   * const { rooms } = await control.listRooms({ path: { id: 'default' } });
   */
  listRooms: control({
    name: 'listRooms',
    summary: 'Lists the rooms with the people in them, and what is held against whom until when.',
    route: ['GET', '/api/sandboxes/{id}/rooms'],
    path: ofSandbox,
    query: chosenRooms,
    body: none,
    output: z.object({
      /** What time it is in the sandbox, in ISO 8601. */
      now: z.string(),
      /** The rooms, channels and activities. */
      rooms: z.array(shownRoom),
      /** How many more rooms each vendor has whose people are too many to be listed at once; ask for one of them by its name. */
      more: z.record(z.string(), z.int()).optional(),
    }),
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
  /**
   * Lets somebody try to enter a room, as the vendor would.
   *
   * @example
   * const path = { id: 'default', vendor: 'tencent-chat', room: 'test' };
   * const { admitted, code } = await control.enterRoom({ path, body: { user: 'user1' } });
   */
  enterRoom: control({
    name: 'enterRoom',
    summary: 'Lets somebody try to enter a room, as the vendor would.',
    route: ['POST', '/api/sandboxes/{id}/rooms/{vendor}/{room}/enter'],
    path: room,
    query: none,
    body: visitor,
    output: admission,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
  /**
   * Lets somebody leave a room; `admitted` is false afterwards.
   *
   * @example
   * const path = { id: 'default', vendor: 'tencent-chat', room: 'test' };
   * await control.leaveRoom({ path, body: { user: 'user1' } });
   */
  leaveRoom: control({
    name: 'leaveRoom',
    summary: 'Lets somebody leave a room; `admitted` is false afterwards.',
    route: ['POST', '/api/sandboxes/{id}/rooms/{vendor}/{room}/leave'],
    path: room,
    query: none,
    body: visitor,
    output: admission,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
};
