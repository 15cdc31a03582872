import { z } from 'zod';
import { assumed, documented } from '../../core/contract/source.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import { invalid, nothing, rate, webAddress } from './field-schemas.ts';
import { liveCallbackTexts, roomCallbackTexts } from '../errors/texts.ts';

const configuration = z.object({
  /** Where the callbacks go: an address that begins with `http://` or `https://`. */
  Url: webAddress,
  /** The names of the events to tell, such as `Live.CallbackAfterMemberStateChanged`; others are not told. */
  CallbackCommandList: z.array(z.string(invalid), invalid),
});

const empty = z.object({});

const othersHaveIt = assumed(
  'no page of this service is known; https://trtc.io/ja/document/68939 has the command of its sibling call_config',
);
const roomPages = documented('https://cloud.tencent.com/document/product/647/104469');

/** There is one configuration for each app: both services set, change and delete the same one. */
export const callbacks = {
  /**
   * Tells where callbacks go, and which.
   *
   * There is one configuration for each app: both services share it. It fails where none was set.
   */
  getLiveCallback: operation({
    ...posted('live_config/get_callback'),
    source: documented(`${pages}/64418`, '2024-09-24'),
    input: empty,
    output: configuration,
    texts: liveCallbackTexts,
    errors: ['100001', '100002', '100301'],
    readOnly: true,
    rate,
  }),

  /**
   * Says where callbacks go, and which.
   *
   * There is one configuration for each app: both services share it. It fails where one was set already: update it or delete it then.
   */
  setLiveCallback: operation({
    ...posted('live_config/set_callback'),
    source: documented(`${pages}/64420`),
    input: configuration,
    output: nothing,
    texts: liveCallbackTexts,
    errors: ['100001', '100002', '100300'],
    rate,
  }),

  /**
   * Says anew where callbacks go, and which.
   *
   * The new address and the new list replace the old ones. There is one configuration for each app: both services share it. It fails where none was set.
   */
  updateLiveCallback: operation({
    ...posted('live_config/update_callback'),
    source: documented('https://trtc.io/ko/document/64419'),
    input: configuration,
    output: nothing,
    texts: liveCallbackTexts,
    errors: ['100001', '100002', '100301'],
    rate,
  }),

  /**
   * Ends the callbacks.
   *
   * There is one configuration for each app: both services share it. What the call gets where none was set is not documented; here it succeeds.
   */
  deleteLiveCallback: operation({
    ...posted('live_config/delete_callback'),
    source: othersHaveIt,
    input: empty,
    output: nothing,
    texts: liveCallbackTexts,
    errors: ['100001', '100002', '100301'],
    replyKeys: codeFirst,
    rate,
  }),

  /**
   * Tells where callbacks go, and which.
   *
   * There is one configuration for each app: both services share it. It fails where none was set.
   */
  getRoomCallback: operation({
    ...posted('room_config/get_callback'),
    source: documented(`${pages}/60730`, '2024-06-12'),
    input: empty,
    output: configuration,
    texts: roomCallbackTexts,
    errors: ['100001', '100002', '100301'],
    readOnly: true,
    rate,
  }),

  /**
   * Says where callbacks go, and which.
   *
   * There is one configuration for each app: both services share it. It fails where one was set already: update it or delete it then.
   */
  setRoomCallback: operation({
    ...posted('room_config/set_callback'),
    source: roomPages,
    input: configuration,
    output: nothing,
    texts: roomCallbackTexts,
    errors: ['100001', '100002', '100300'],
    rate,
  }),

  /**
   * Says anew where callbacks go, and which.
   *
   * The new address and the new list replace the old ones. There is one configuration for each app: both services share it. It fails where none was set.
   */
  updateRoomCallback: operation({
    ...posted('room_config/update_callback'),
    source: roomPages,
    input: configuration,
    output: nothing,
    texts: roomCallbackTexts,
    errors: ['100001', '100002', '100301'],
    rate,
  }),

  /**
   * Ends the callbacks.
   *
   * There is one configuration for each app: both services share it. What the call gets where none was set is not documented; here it succeeds.
   */
  deleteRoomCallback: operation({
    ...posted('room_config/delete_callback'),
    source: roomPages,
    input: empty,
    output: nothing,
    texts: roomCallbackTexts,
    errors: ['100001', '100002', '100301'],
    replyKeys: codeFirst,
    rate,
  }),
};
