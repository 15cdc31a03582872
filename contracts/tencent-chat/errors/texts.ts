import { assumed, documented, type Source } from '../../core/contract/source.ts';
import type { ErrorText } from '../../core/contract/operation.ts';

type Texts = Readonly<Record<string, ErrorText>>;

/** What one page says for codes. */
function wordsOf(source: Source, words: Readonly<Record<string, string>>): Texts {
  return Object.fromEntries(Object.entries(words).map(([code, message]) => [code, { message, source }]));
}

const retry = 'Internal server error, please retry.';
const invalid = 'Invalid parameter, please check the request for correctness based on the error description.';

/** The pages of the room service: sentences with full stops, and another one for a room that is not there. */
const roomWords = wordsOf(documented('Tencent RoomKit, get_banned_member_list (trtc.io/document/60709)'), {
  100001: retry,
  100002: invalid,
  100004: 'The room does not exist, or it once existed but now has been destroyed.',
});

/** The words of a page of the room service, where it has others for some codes. */
export function roomTexts(page?: Source, words: Readonly<Record<string, string>> = {}): Texts {
  return { ...roomWords, ...(page && wordsOf(page, words)) };
}

export const roomUnbanTexts = roomTexts(documented('https://tencentcloud.com/document/product/647/60710'), {
  100004: 'Room does not exist, or it once existed but now has been destroyed.',
});

export const roomDestroyTexts = roomTexts(documented('https://tencentcloud.com/document/product/647/60706'), {
  100006: 'Insufficient operational permissions.',
});

/** `ban_member` has two codes with the words of an owner transfer: the vendor pasted them from another page. */
export const pastedTexts = wordsOf(documented('Tencent Live, ban_member (trtc.io/document/63407)'), {
  100006: 'No permission to transfer homeowner',
  100016: 'The new homeowner is banned, please unban first',
});

export const metadataDeletionTexts = wordsOf(
  documented('https://tencentcloud.com/document/product/647/64376', '2024-09-11'),
  { 100006: 'No permission to operate room metadata' },
);

const robotPage = documented('https://tencentcloud.com/document/product/647/69079');

export const robotTexts = wordsOf(robotPage, {
  100001: retry,
  100002: 'Invalid parameter. Check whether the request is correct according to the error description.',
  100004: 'The room does not exist or is dissolved.',
  100006: 'The room type required is the Live room type.',
});

const robotListWords = {
  100002: 'Invalid parameter. Check whether the request is correct according to the error description',
  100004: 'The room does not exist or is dissolved',
  100006: 'The room type required is the Live room type',
};

export const robotListTexts = wordsOf(documented('https://trtc.io/document/69081'), robotListWords);

export const robotRemovalTexts = wordsOf(
  documented('https://tencentcloud.com/document/product/647/69080', '2025-04-09'),
  { ...robotListWords, 100006: 'This room type needs to be a Live room type' },
);

export const memberListTexts = {
  ...wordsOf(documented('https://tencentcloud.com/document/product/647/66908', '2024-12-11'), {
    100001: 'System error, retry',
  }),
  ...wordsOf(assumed('the known copies of the page break off after "Indicates that this room i"'), {
    100006: 'Indicates that this room is not a live room',
  }),
};

export const mutedListTexts = wordsOf(
  documented('https://www.tencentcloud.com/ko/document/product/647/69894'),
  {
    100001: 'System error, retry',
  },
);

/** The pages of `live_config`. */
export const liveCallbackTexts = wordsOf(
  documented('https://tencentcloud.com/document/product/647/64418', '2024-09-24'),
  { 100002: 'Invalid parameter. Please check the request according to the error description.' },
);

/** The pages of `room_config`. */
export const roomCallbackTexts = wordsOf(documented('https://tencentcloud.com/document/product/647/60728'), {
  100001: retry,
  100002:
    'The parameter is invalid, please check the request for correctness based on the error description.',
  100301:
    'Callback configuration does not exist, you can create it using the Create Callback Configuration interface.',
});
