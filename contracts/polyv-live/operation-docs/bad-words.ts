// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const badWords: OperationDocs = {
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
};
