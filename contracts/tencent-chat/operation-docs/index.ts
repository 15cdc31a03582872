// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';
import { bans } from './bans.ts';
import { liveRooms } from './live-rooms.ts';
import { liveMembers } from './live-members.ts';
import { robots } from './robots.ts';
import { metadata } from './metadata.ts';
import { conferenceRooms } from './conference-rooms.ts';
import { conferenceMembers } from './conference-members.ts';
import { callbacks } from './callbacks.ts';

export const docs: OperationDocs = {
  ...bans,
  ...liveRooms,
  ...liveMembers,
  ...robots,
  ...metadata,
  ...conferenceRooms,
  ...conferenceMembers,
  ...callbacks,
};
