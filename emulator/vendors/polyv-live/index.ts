import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { implement } from '../../core/engine/handler.ts';
import { accountBans } from './handlers/account-bans.ts';
import { badWords } from './handlers/bad-words.ts';
import { channelBans } from './handlers/channel-bans.ts';
import { channels } from './handlers/channels.ts';
import { people } from './state/people.ts';
import { enter, hasRoom, leave, roomNames } from './state/room-access.ts';
import { loadState, saveState } from './state/state.ts';
import { viewerRecords } from './handlers/viewer-records.ts';

export const polyvLiveImplementation = implement(
  polyvLive,
  { load: loadState, save: saveState, people, hasRoom, roomNames, enter, leave },
  {
    ...accountBans,
    ...channelBans,
    ...badWords,
    ...channels,
    ...viewerRecords,
  },
);
