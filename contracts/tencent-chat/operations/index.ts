import { bans } from './bans.ts';
import { callbacks } from './callbacks.ts';
import { conferenceMembers } from './conference-members.ts';
import { conferenceRooms } from './conference-rooms.ts';
import { liveMembers } from './live-members.ts';
import { liveRooms } from './live-rooms.ts';
import { metadata } from './metadata.ts';
import { robots } from './robots.ts';

/** Every command that is emulated, by client method; one file for each resource. */
export type ChatOperations = typeof bans &
  typeof liveRooms &
  typeof liveMembers &
  typeof robots &
  typeof metadata &
  typeof conferenceRooms &
  typeof conferenceMembers &
  typeof callbacks;

export const operations: ChatOperations = {
  ...bans,
  ...liveRooms,
  ...liveMembers,
  ...robots,
  ...metadata,
  ...conferenceRooms,
  ...conferenceMembers,
  ...callbacks,
};
