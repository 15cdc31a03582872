// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const channels: OperationDocs = {
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
};
