import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { implement } from '../../core/implement.ts';
import {
  kickUsers,
  listBannedUsers,
  listForbiddenUsers,
  unkickUsers,
  updateBannedUsers,
} from './account-bans.ts';
import { addBadWords, deleteBadWords, listBadWords, listChannelBadWords } from './bad-words.ts';
import {
  banChannelIp,
  kickChannelUsers,
  liftChannelBans,
  liftChannelKick,
  listChannelBans,
  listChannelKickedUsers,
  unkickChannelUsers,
  updateChannelBannedUsers,
} from './channel-bans.ts';
import {
  createChannel,
  deleteChannel,
  deleteChannels,
  listChannels,
  listChannelSummaries,
} from './channels.ts';
import { enter, leave } from './presence.ts';
import { loadState, saveState } from './state.ts';
import { listViewerRecords } from './viewer-records.ts';

export const polyvLiveImplementation = implement(
  polyvLive,
  { load: loadState, save: saveState, enter, leave },
  {
    'v4/chat/forbid/list': listForbiddenUsers,
    'v4/chat/forbid/kick-users': kickUsers,
    'v4/chat/forbid/unkick-users': unkickUsers,
    'v3/user/chat/banned-user/list': listBannedUsers,
    'v3/user/chat/banned-user/update': updateBannedUsers,

    'v3/channel/chat/banned-user': updateChannelBannedUsers,
    'v4/chat/channel/forbid/kick-users': kickChannelUsers,
    'v4/chat/channel/forbid/unkick-users': unkickChannelUsers,
    'v3/channel/chat/get-banned-list': listChannelBans,
    'v3/channel/chat/list-kicked': listChannelKickedUsers,
    'v3/channel/chat/del-kicked': liftChannelKick,
    'v2/chat/{channelId}/addBannedIP': banChannelIp,
    'v2/chat/{channelId}/delBanned': liftChannelBans,

    'v3/channel/badword/list': listChannelBadWords,
    'v2/chat/{userId}/addBadWords': addBadWords,
    'v3/user/badword/list': listBadWords,
    'v3/user/badword/delete': deleteBadWords,

    'v4/channel/create': createChannel,
    'v3/user/channels': listChannels,
    'v3/channel/management/list': listChannelSummaries,
    'v2/channels/{channelId}/delete': deleteChannel,
    'v3/channel/basic/batch-delete': deleteChannels,

    'v4/user/viewer-record/list': listViewerRecords,
  },
);
