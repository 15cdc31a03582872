import { accountBans } from './account-bans.ts';
import { badWords } from './bad-words.ts';
import { channelBans } from './channel-bans.ts';
import { channels } from './channels.ts';
import { viewerRecords } from './viewer-records.ts';

/** Every call that is emulated, by client method; one file for each resource. */
export type PolyvOperations = typeof accountBans &
  typeof channelBans &
  typeof badWords &
  typeof channels &
  typeof viewerRecords;

export const operations: PolyvOperations = {
  ...accountBans,
  ...channelBans,
  ...badWords,
  ...channels,
  ...viewerRecords,
};
