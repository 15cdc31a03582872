// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const channelBans: OperationDocs = {
  updateChannelBannedUsers: {
    summary: 'Mutes viewers in the chat of one channel, or lets them speak again.',
    details:
      'A muted viewer stays in the chat and cannot send messages there, until a call with `N`: a mute has no end of its own. It does not change the mutes of the whole account. The viewers need not be known.',
    input: {
      channelId: "The channel's number.",
      userIds:
        'The viewers, by their ids in the chat, not the id of the account; at least one. On the wire a text with commas between them.',
      toBanned:
        '`Y` mutes them, `N` lets them speak again. Optional; what a call without it does is not documented.',
    },
    output: {},
  },
  kickChannelUsers: {
    summary: 'Kicks viewers out of the chat of one channel.',
    details:
      'They stay out until `unkickChannelUsers` or `liftChannelKick` lets them in again: a kick has no end of its own. They may enter other channels, and are not in `listForbiddenUsers`. The viewers need not be known. In the emulator a repeated kick replaces the name.',
    input: {
      channelId: "The channel's number, in the query beside the JSON body and part of the signature.",
      viewerIds: 'The viewers to kick, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. The list of kicked viewers shows them.',
    },
    output: {},
  },
  unkickChannelUsers: {
    summary: 'Lets kicked viewers into the channel again.',
    details:
      'It lifts kicks of this channel alone: a kick out of the whole account stays, and so does a mute. What lifting a kick that is not in force gets is not documented; the emulator lets it succeed.',
    input: {
      channelId: "The channel's number, in the query beside the JSON body and part of the signature.",
      viewerIds: 'The viewers to let in, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. Required, though only the ids decide.',
    },
    output: {},
  },
  listChannelBans: {
    summary: 'Lists who is muted in one channel: addresses, or ids of viewers.',
    details:
      'The reply is the whole list, a plain array of texts: there are no pages. Who is muted in the whole account is not in it.',
    input: {
      channelId: "The channel's number.",
      type: '`ip`: lists IP addresses. `userId`: lists ids of viewers.',
      toGetSubRooms: '`0`: this channel alone. `1`: the channels below it as well. Default: `0`.',
    },
    output: {},
  },
  listChannelKickedUsers: {
    summary: 'Lists everybody who was kicked out of one channel.',
    details:
      'The reply is the whole list, a plain array: the page calls it paged, but there are no pages. Who is kicked out of the whole account is not in it.',
    input: {
      channelId: "The channel's number.",
    },
    output: {
      banned:
        'Whether the channel has muted them as well; a boolean here, `Y` or `N` in `listForbiddenUsers`.',
      channelId: "The channel's number.",
      clientIp: "The viewer's IP address; empty where it is not known.",
      nick: "The viewer's name.",
      param4: 'The parameter `param4` that the site gave the viewer. Optional.',
      pic: "The address of the viewer's picture.",
      roomId: 'The number of the chat room.',
      type: 'How they were kicked: `userId` by id, `ip` by address. Only the older page has this key.',
      uid: 'The id of their connection to the chat.',
      userId: "The viewer's id in the chat.",
      userType:
        'Their part: `manager`, `teacher`, `assistant`, `guest`, `viewer` (takes part), `slice` or `student` (watches).',
      kickRefer:
        "How they were kicked: `userId` by id, `ip` by address. Only the vendor's Java SDK has this key.",
    },
  },
  liftChannelKick: {
    summary: 'Lets one kicked viewer, or one address, into the channel again.',
    details:
      'The reply is an array with the one who may enter again. What it is when nobody was kicked is not documented. It is a call of the older pages; `unkickChannelUsers` takes several viewers.',
    input: {
      roomId: "The channel's number.",
      value: "The address or the viewer's id, as `type` says.",
      type: '`ip`: `value` is an IP address. `userId`: `value` is the id of a viewer.',
    },
    output: {
      banned:
        'Whether the channel has muted them as well; a boolean here, `Y` or `N` in `listForbiddenUsers`.',
      channelId: "The channel's number.",
      clientIp: "The viewer's IP address; empty where it is not known.",
      nick: "The viewer's name.",
      param4: 'The parameter `param4` that the site gave the viewer. Optional.',
      pic: "The address of the viewer's picture.",
      roomId: 'The number of the chat room.',
      type: 'How they were kicked: `userId` by id, `ip` by address. Only the older page has this key.',
      uid: 'The id of their connection to the chat.',
      userId: "The viewer's id in the chat.",
      userType:
        'Their part: `manager`, `teacher`, `assistant`, `guest`, `viewer` (takes part), `slice` or `student` (watches).',
      kickRefer:
        "How they were kicked: `userId` by id, `ip` by address. Only the vendor's Java SDK has this key.",
    },
  },
  banChannelIp: {
    summary: 'Mutes an address in one channel, and lists all that are muted there.',
    details:
      'Everybody with this address cannot send messages there, until `liftChannelBans` lifts it. The addresses that are muted already stay muted.',
    input: {
      channelId: "The channel's number, digits only: it is a part of the path.",
      ip: 'The IP address to mute, one for each call. What a text that is no address does is not documented.',
    },
    output: {},
  },
  liftChannelBans: {
    summary: 'Lets addresses speak again in one channel, or takes bad words off its list.',
    details:
      'It lifts neither mutes of viewers by their ids nor kicks. What is not on the list is passed over in the emulator.',
    input: {
      channelId: "The channel's number, digits only: it is a part of the path.",
      type: '`ip`: `content` has IP addresses, which may speak again. `badword`: `content` has bad words, which are deleted.',
      content:
        'The addresses or words; at least one. On the wire a text with commas between them, so no word can have a comma.',
    },
    output: {},
  },
};
