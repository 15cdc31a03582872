// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';
import { accountBans } from './account-bans.ts';
import { channelBans } from './channel-bans.ts';
import { badWords } from './bad-words.ts';
import { channels } from './channels.ts';
import { viewerRecords } from './viewer-records.ts';

export const docs: OperationDocs = {
  ...accountBans,
  ...channelBans,
  ...badWords,
  ...channels,
  ...viewerRecords,
};
