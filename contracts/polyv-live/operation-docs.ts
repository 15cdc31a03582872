// Written by `npm run docs` from the comments in operations/.
import type { OperationDocs } from '../core/contract/operation-docs.ts';

export const docs: OperationDocs = {
  listForbiddenUsers: {
    summary: 'Lists the viewers who are muted or kicked in the whole account.',
    details: '',
    input: {
      viewerId: '',
      nickName: '',
      pageNumber: 'From 1 on; 1 unless said.',
      pageSize: '1 to 1000; 10 unless said.',
    },
    output: {
      pageSize: '',
      pageNumber: '',
      totalItems: "Rows in all pages together; the label on the vendor's page says pages.",
      contents: '',
      'contents.nickName': '',
      'contents.viewerId': '',
      'contents.operationTime': 'Milliseconds since 1970.',
      'contents.banned': '',
      'contents.kicked': '',
    },
  },
  kickUsers: {
    summary: 'Kicks viewers out of the chat of every channel.',
    details: '',
    input: {
      viewerIds: '',
      nickNames: '',
    },
    output: {},
  },
  unkickUsers: {
    summary: 'Lets kicked viewers in again.',
    details: '',
    input: {
      viewerIds: '',
      nickNames: '',
    },
    output: {},
  },
  listBannedUsers: {
    summary: 'Lists the ids of the viewers who are muted in the whole account.',
    details: '',
    input: {
      page: 'From 1 on; 1 unless said.',
      size: '1 to 1000; 10 unless said.',
    },
    output: {
      pageNumber: '',
      pageSize: '',
      totalItems: 'Ids in all pages together.',
      contents: '',
    },
  },
  updateBannedUsers: {
    summary: 'Mutes viewers in the chat of every channel, or lets them speak again.',
    details: '',
    input: {
      viewerIds: '',
      banned: '',
    },
    output: {},
  },
  updateChannelBannedUsers: {
    summary: 'Mutes viewers in the chat of one channel, or lets them speak again.',
    details: '',
    input: {
      channelId: '',
      userIds: '',
      toBanned: '`Y` mutes, `N` lets speak.',
    },
    output: {},
  },
  kickChannelUsers: {
    summary: 'Kicks viewers out of the chat of one channel.',
    details: '',
    input: {
      channelId: '',
      viewerIds: '',
      nickNames: '',
    },
    output: {},
  },
  unkickChannelUsers: {
    summary: 'Lets kicked viewers into the channel again.',
    details: '',
    input: {
      channelId: '',
      viewerIds: '',
      nickNames: '',
    },
    output: {},
  },
  listChannelBans: {
    summary: 'Lists who is muted in one channel: addresses, or ids of viewers.',
    details: '',
    input: {
      channelId: '',
      type: '',
      toGetSubRooms: '0, or 1 to add the rooms below this one.',
    },
    output: {},
  },
  listChannelKickedUsers: {
    summary: 'Lists everybody who was kicked out of one channel.',
    details: '',
    input: {
      channelId: '',
    },
    output: {
      banned: 'Whether the channel has muted them as well; a boolean here, Y or N elsewhere.',
      channelId: '',
      clientIp: '',
      nick: '',
      param4: '',
      pic: '',
      roomId: '',
      type: '',
      uid: 'The id of their connection to the chat.',
      userId: '',
      userType: '',
      kickRefer: '',
    },
  },
  liftChannelKick: {
    summary: 'Lets one kicked viewer, or one address, into the channel again.',
    details: '',
    input: {
      roomId: '',
      value: 'The address or the id, as `type` says.',
      type: '',
    },
    output: {
      banned: 'Whether the channel has muted them as well; a boolean here, Y or N elsewhere.',
      channelId: '',
      clientIp: '',
      nick: '',
      param4: '',
      pic: '',
      roomId: '',
      type: '',
      uid: 'The id of their connection to the chat.',
      userId: '',
      userType: '',
      kickRefer: '',
    },
  },
  banChannelIp: {
    summary: 'Mutes an address in one channel, and lists all that are muted there.',
    details: '',
    input: {
      channelId: '',
      ip: '',
    },
    output: {},
  },
  liftChannelBans: {
    summary: 'Lets addresses speak again in one channel, or takes bad words off its list.',
    details: '',
    input: {
      channelId: '',
      type: '',
      content: '',
    },
    output: {},
  },
  listChannelBadWords: {
    summary: 'Lists the bad words of one channel, or the addresses that are muted there.',
    details: '',
    input: {
      channelId: '',
      type: '',
    },
    output: {},
  },
  addBadWords: {
    summary: 'Adds bad words to the list of one channel, or of the account.',
    details: '',
    input: {
      userId: 'The account; a client fills in its own.',
      words: 'On the wire a JSON array as text; special characters must be percent-encoded in it.',
      channelId: 'Without it, or with -1, the words count in the whole account.',
    },
    output: {
      userId: '',
      count: 'The page says text, the service sends a number.',
    },
  },
  listBadWords: {
    summary: 'Lists the bad words of the account.',
    details: '',
    input: {},
    output: {},
  },
  deleteBadWords: {
    summary: 'Takes bad words off the list of the account, and lists those that are left.',
    details: '',
    input: {
      words: '',
    },
    output: {},
  },
  createChannel: {
    summary: 'Makes a channel.',
    details: '',
    input: {
      name: 'At most 100 characters.',
      newScene: '',
      template: '',
      channelPasswd: 'Six digits are made up where it is left out.',
      seminarHostPassword: 'Of a seminar alone.',
      seminarAttendeePassword: '',
    },
    output: {
      channelId: '',
      userId: '',
      channelPasswd: '',
      seminarHostPassword: '',
      seminarAttendeePassword: '',
    },
  },
  listChannels: {
    summary: 'Lists the numbers of the account’s channels.',
    details: '',
    input: {
      keyword: 'A part of the name.',
      categoryId: '',
      labelId: '',
    },
    output: {
      channels: '',
    },
  },
  listChannelSummaries: {
    summary: 'Lists the account’s channels in pages.',
    details: '',
    input: {
      page: 'From 1 on; 1 unless said.',
      pageSize: '20 unless said.',
      keyword: 'A part of the name.',
    },
    output: {
      pageNumber: '',
      pageSize: '',
      totalPages: '',
      totalItems: '',
      contents: '',
      'contents.channelId': '',
      'contents.name': '',
      'contents.channelPasswd': '',
      'contents.scene': '',
    },
  },
  deleteChannel: {
    summary: 'Removes a channel and everything that was banned in it.',
    details: '',
    input: {
      channelId: '',
    },
    output: {},
  },
  deleteChannels: {
    summary: 'Removes several channels.',
    details: '',
    input: {
      channelIds: '',
    },
    output: {},
  },
  listViewerRecords: {
    summary: 'Lists the account’s viewers.',
    details: '',
    input: {
      source: '',
      mobile: '',
      email: '',
      area: '',
      pageSize: '1 to 1000; 10 unless said.',
      pageNumber: '1 to 1000; 1 unless said.',
    },
    output: {
      pageNumber: '',
      pageSize: '',
      totalPages: '',
      totalItems: '',
      contents: '',
      'contents.viewerUnionId': '',
      'contents.nickname': '',
      'contents.mobile': '',
      'contents.source': '',
      'contents.email': '',
      'contents.area': '',
    },
  },
};
