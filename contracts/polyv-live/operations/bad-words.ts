import { z } from 'zod';
import { documented, observed } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { channelId, texts, wordType } from './channels-schemas.ts';
import { commaList, someWordsAsText } from './field-schemas.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api/chat/banned';

/** Words that nobody may say, in one channel or in the whole account. */
export const badWords = {
  /**
   * Lists the bad words of one channel, or the addresses that are muted there.
   *
   * The reply is the whole list, a plain array of texts: there are no pages. Whether the words of the account are in it is not
   * documented; `listBadWords` has those.
   */
  listChannelBadWords: operation({
    key: 'v3/channel/badword/list',
    source: documented(`${pages}/get_channel_banned_list`),
    // The page says GET; the vendor's Java SDK posts.
    route: { methods: ['GET', 'POST'], path: '/live/v3/channel/badword/list' },
    input: z.object({
      /** The channel's number. */
      channelId,
      /** `badword`: bad words. `ip`: muted IP addresses. Default: `badword`. */
      type: wordType.optional(),
    }),
    output: texts,
    errors: ['illegal channel id: {id}', 'param validate error'],
    readOnly: true,
  }),

  /**
   * Adds bad words to the list of one channel, or of the account.
   *
   * The words that are on the list already stay. Words of the account count in every
   * channel of it. `liftChannelBans` takes words off the list of a channel, `deleteBadWords` off that of the account.
   */
  addBadWords: operation({
    key: 'v2/chat/{userId}/addBadWords',
    source: documented(`${pages}/add_badwords`),
    route: { methods: ['POST'], path: '/live/v2/chat/{userId}/addBadWords' },
    input: z.object({
      /** The id of the live account, as a part of the path. Optional: the typed client fills in its own. */
      userId: z.string().optional(),
      /** The words; at least one. On the wire a JSON array as text, with special characters percent-encoded: `["*%26%23"]`. */
      words: someWordsAsText,
      /** The channel's number. Without it, or with `-1`, the words count in the whole account. */
      channelId: channelId.optional(),
    }),
    output: z.object({
      /** The id of the live account. */
      userId: z.string(),
      /** How many words the list has now, that of the channel or that of the account. The page says text, the service sends a number. */
      count: z.union([z.int(), z.string()]).transform(Number),
    }),
    errors: [
      'illegal channel id: {id}',
      '找不到频道',
      'access forbidden',
      'param should not be empty: {field}',
    ],
    batch: 'words',
  }),

  /**
   * Lists the bad words of the account.
   *
   * The reply is the whole list, a plain array of texts: there are no pages. The words of single channels are not in it.
   */
  listBadWords: operation({
    key: 'v3/user/badword/list',
    source: observed('the integration tests of the vendor command line, polyv/polyv-live-cli'),
    route: { methods: ['GET'], path: '/live/v3/user/badword/list' },
    input: z.object({}),
    output: texts,
    errors: [],
    readOnly: true,
  }),

  /**
   * Takes bad words off the list of the account, and lists those that are left.
   *
   * What is not on the list is passed over in the emulator. The lists of single channels stay as they are.
   */
  deleteBadWords: operation({
    key: 'v3/user/badword/delete',
    source: observed('the integration tests of the vendor command line, polyv/polyv-live-cli'),
    route: { methods: ['POST'], path: '/live/v3/user/badword/delete' },
    input: z.object({
      /** The words to delete; at least one. On the wire a text with commas between them, so no word can have a comma. */
      words: commaList(),
    }),
    output: texts,
    errors: [],
    batch: 'words',
  }),
};
