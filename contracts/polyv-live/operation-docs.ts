// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
  listForbiddenUsers: {
    summary: 'Lists the viewers who are muted or kicked in the whole account.',
    details:
      'A viewer has one row, whether muted, kicked or both, and leaves the list when both are lifted. Who is muted in, or kicked out of, a single channel is not in it. It is read page by page: the reply does not say how many pages there are, and a page after the last one is empty.',
    input: {
      viewerId: 'Lists this viewer alone, by the id in the chat. Optional.',
      nickName:
        'Lists viewers of this name; whether a part of the name is enough is not documented. Optional.',
      pageNumber: 'The page to list, from 1 on. Default: 1.',
      pageSize:
        'How many rows a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
    },
    output: {
      pageSize: 'Rows that a full page has: 1 to 1000.',
      pageNumber: 'The page that this is; the first one is 1.',
      totalItems:
        "Rows in all pages together, after the filters. The label on the vendor's page says pages; its sample counts rows.",
      contents:
        'The rows of this page; the order is not documented, and the sample has the newest operation first.',
      'contents.nickName':
        "The viewer's name, as the last kick gave it; empty where none is known, since a mute gives no name.",
      'contents.viewerId': "The viewer's id in the chat.",
      'contents.operationTime':
        'When the viewer was muted or kicked, or one of the two was lifted: milliseconds since 1970.',
      'contents.banned': '`Y`: muted in the whole account. `N`: not muted.',
      'contents.kicked': '`Y`: kicked out of the whole account. `N`: not kicked.',
    },
  },
  kickUsers: {
    summary: 'Kicks viewers out of the chat of every channel.',
    details:
      'They stay out until `unkickUsers` lets them in again: a kick has no end of its own. Whether the viewers must be known is not documented. Whether a kick also mutes is not documented. Each viewer needs a name, so the two lists have the same length.',
    input: {
      viewerIds: 'The viewers to kick, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. The list of the account shows them.',
    },
    output: {},
  },
  unkickUsers: {
    summary: 'Lets kicked viewers in again.',
    details:
      'It lifts kicks of the whole account alone: a kick out of one channel stays, and so does a mute. What lifting a kick that is not in force gets is not documented; the emulator lets it succeed.',
    input: {
      viewerIds: 'The viewers to let in, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. Required, though only the ids decide.',
    },
    output: {},
  },
  listBannedUsers: {
    summary: 'Lists the ids of the viewers who are muted in the whole account.',
    details:
      'It has ids alone; `listForbiddenUsers` has the names and times, and those who are kicked. It is read page by page: a page after the last one is empty.',
    input: {
      page: 'The page to list, from 1 on. Default: 1.',
      size: 'How many ids a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
    },
    output: {
      pageNumber: 'The page that this is; the first one is 1.',
      pageSize: 'Ids that a full page has: 1 to 1000.',
      totalItems: 'Ids in all pages together.',
      contents: 'The ids of the muted viewers on this page: bare texts, without names or times.',
    },
  },
  updateBannedUsers: {
    summary: 'Mutes viewers in the chat of every channel, or lets them speak again.',
    details:
      'A muted viewer stays in the chat and cannot send messages, until a call with `N`: a mute has no end of its own. It does not change who is kicked, nor who is muted in a single channel. Whether the viewers must be known is not documented.',
    input: {
      viewerIds:
        'The viewers, by their ids in the chat, not the id of the account; at least one. On the wire a JSON array as text.',
      banned: '`Y` mutes them, `N` lets them speak again.',
    },
    output: {},
  },
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
  listChannelBadWords: {
    summary: 'Lists the bad words of one channel, or the addresses that are muted there.',
    details:
      'The reply is the whole list, a plain array of texts: there are no pages. Whether the words of the account are in it is not documented; `listBadWords` has those.',
    input: {
      channelId: "The channel's number.",
      type: '`badword`: bad words. `ip`: muted IP addresses. Default: `badword`.',
    },
    output: {},
  },
  addBadWords: {
    summary: 'Adds bad words to the list of one channel, or of the account.',
    details:
      'The words that are on the list already stay. Words of the account count in every channel of it. `liftChannelBans` takes words off the list of a channel, `deleteBadWords` off that of the account.',
    input: {
      userId:
        'The id of the live account, as a part of the path. Optional: the typed client fills in its own.',
      words:
        'The words; at least one. On the wire a JSON array as text, with special characters percent-encoded: `["*%26%23"]`.',
      channelId: "The channel's number. Without it, or with `-1`, the words count in the whole account.",
    },
    output: {
      userId: 'The id of the live account.',
      count:
        'How many words the list has now, that of the channel or that of the account. The page says text, the service sends a number.',
    },
  },
  listBadWords: {
    summary: 'Lists the bad words of the account.',
    details:
      'The reply is the whole list, a plain array of texts: there are no pages. The words of single channels are not in it.',
    input: {},
    output: {},
  },
  deleteBadWords: {
    summary: 'Takes bad words off the list of the account, and lists those that are left.',
    details:
      'What is not on the list is passed over in the emulator. The lists of single channels stay as they are.',
    input: {
      words:
        'The words to delete; at least one. On the wire a text with commas between them, so no word can have a comma.',
    },
    output: {},
  },
  createChannel: {
    summary: 'Makes a channel.',
    details:
      "It can be banned in at once. Everything that the call does not say comes from the account's default template.",
    input: {
      name: 'The name: at most 100 characters.',
      newScene:
        'What the channel is for. `topclass`: large class. `double`: class with two teachers. `train`: company training. `alone`: marketing event. `seminar`: seminar. `guide`: directed broadcast. `double` and `guide` must be switched on for the account.',
      template:
        'How the page looks. `ppt`: slides and video. `alone`: video alone. `topclass`: video alone with low delay. `seminar`: seminar. `portrait_` before a name: upright.',
      channelPasswd: 'The password with which a teacher enters. Default: made up by the service.',
      seminarHostPassword:
        "The host's password, of a seminar alone. 6 to 16 characters, and another one than the attendees have; what others get is not documented. Default: made up by the service.",
      seminarAttendeePassword:
        "The attendees' password, of a seminar alone. 6 to 16 characters, and another one than the host has; what others get is not documented. Default: made up by the service.",
    },
    output: {
      channelId: 'The number of the new channel; a text here, whatever the wire has.',
      userId: 'The id of the live account.',
      channelPasswd: 'The password with which a teacher enters, given or made up.',
      seminarHostPassword: "The host's password, given or made up; null where the channel is no seminar.",
      seminarAttendeePassword:
        "The attendees' password, given or made up; null where the channel is no seminar.",
    },
  },
  listChannels: {
    summary: 'Lists the numbers of the account’s channels.',
    details: 'The reply is the whole list: there are no pages. Several filters count together.',
    input: {
      keyword: 'Lists channels with this text in their names. Optional.',
      categoryId: 'Lists channels of this category, by its id. Optional.',
      labelId: 'Lists channels with this label, by its id. Optional.',
    },
    output: {
      channels: 'The numbers of the channels; texts here, whatever the wire has.',
    },
  },
  listChannelSummaries: {
    summary: 'Lists the account’s channels in pages.',
    details: 'A page after the last one is empty.',
    input: {
      page: 'The page to list, from 1 on. Default: 1.',
      pageSize: 'How many channels a page has, from 1 on. Default: 20. No maximum is documented.',
      keyword: 'Lists channels with this text in their names. Optional.',
    },
    output: {
      pageNumber: 'The page that this is; the first one is 1.',
      pageSize: 'Channels that a full page has.',
      totalPages: 'How many pages there are.',
      totalItems: 'Channels in all pages together, after the filter.',
      contents: 'The channels of this page; their order is not documented.',
      'contents.channelId': "The channel's number; a text here, whatever the wire has.",
      'contents.name': 'The name; null where the channel has none.',
      'contents.channelPasswd': 'The password with which a teacher enters; null where none is known.',
      'contents.scene':
        'The template, in the words of `createChannel`, since older calls name it scene; null where none is known.',
    },
  },
  deleteChannel: {
    summary: 'Removes a channel and everything that was banned in it.',
    details: 'It cannot be undone. The mutes and kicks of the whole account stay as they are.',
    input: {
      channelId: "The channel's number, digits only: it is a part of the path.",
    },
    output: {},
  },
  deleteChannels: {
    summary: 'Removes several channels and everything that was banned in them.',
    details:
      'It cannot be undone. What becomes of the others when one of the channels is not there is not documented.',
    input: {
      channelIds: 'The numbers of the channels; at least one.',
    },
    output: {},
  },
  listViewerRecords: {
    summary: 'Lists the account’s viewers.',
    details:
      'It lists the viewers of whom the account has a record, muted and kicked ones among them; who is only known from a kick or a mute is not in it. Several filters count together. It is read page by page, and no page after the thousandth can be read.',
    input: {
      source:
        'Where the viewers came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number. Optional.',
      mobile:
        'Lists viewers with this mobile number. Optional. Whether a part of it is enough is not documented.',
      email:
        'Lists viewers with this email address. Optional. Whether a part of it is enough is not documented.',
      area: 'Lists viewers with this postal address. Optional. Whether a part of it is enough is not documented.',
      pageSize:
        'How many viewers a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
      pageNumber: 'The page to list: 1 to 1000; 0 counts as 1. Default: 1.',
    },
    output: {
      pageNumber: 'The page that this is; the first one is 1.',
      pageSize: 'Viewers that a full page has: 1 to 1000.',
      totalPages: 'How many pages there are. The page says that it counts the pages that are left.',
      totalItems:
        'Viewers in all pages together, after the filters. The page says that it counts those that are left.',
      contents: 'The viewers of this page; their order is not documented.',
      'contents.viewerUnionId': "The viewer's id in the account.",
      'contents.nickname': "The viewer's name. Optional.",
      'contents.mobile': "The viewer's mobile number. Optional.",
      'contents.source':
        'Where the viewer came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number.',
      'contents.email': "The viewer's email address. Optional.",
      'contents.area': "The viewer's postal address. Optional.",
    },
  },
};
