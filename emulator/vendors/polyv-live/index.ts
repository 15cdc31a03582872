import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { implement } from '../../core/implement.ts';
import { accountBans } from './account-bans.ts';
import { badWords } from './bad-words.ts';
import { channelBans } from './channel-bans.ts';
import { channels } from './channels.ts';
import { enter, hasRoom, leave } from './presence.ts';
import { loadState, saveState } from './state.ts';
import { viewerRecords } from './viewer-records.ts';

export const polyvLiveImplementation = implement(
  polyvLive,
  { load: loadState, save: saveState, hasRoom, enter, leave },
  {
    ...accountBans,
    ...channelBans,
    ...badWords,
    ...channels,
    ...viewerRecords,
  },
);
