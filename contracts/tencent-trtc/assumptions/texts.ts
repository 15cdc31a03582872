import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

/** The guesses about the words of errors. A client that branches on codes alone notices none of them. */
export const textAssumptions = guesses({
  'tencent-trtc.rate-limit-text': {
    question: 'Does the message of RequestLimitExceeded say how many calls there were?',
    default: 'with numbers',
    alternatives: ['without numbers'],
    evidence: observed('both texts are published; replies that were really received have numbers'),
    notice: 'another message; the code is the same',
  },
  'tencent-trtc.room-error-texts': {
    question: "What does Message say for the actions' own codes?",
    default: 'documented descriptions',
    alternatives: ['empty'],
    evidence: assumed('no real message of a TRTC code is published'),
    notice: 'another text in Message; Code is the same',
  },
  'tencent-trtc.backticks': {
    question: 'Do the messages of the actions put names of parameters into backticks?',
    default: 'as each page prints them',
    alternatives: ['nowhere', 'everywhere'],
    evidence: documented(
      'https://trtc.io/document/34270 prints them, https://www.tencentcloud.com/document/api/647/51289 does not',
    ),
    notice: 'a client that compares messages as they stand does not find its own',
  },
  'tencent-trtc.internal-error-text': {
    question: 'What does Message say for InternalError?',
    default: 'the words of the sample replies',
    alternatives: ['the description of the page'],
    evidence: documented(
      'samples in https://github.com/TencentCloud/tencentcloud-cli have a sentence about retrying; https://trtc.io/document/34270 has two words',
    ),
    notice: 'another text in Message; Code is the same',
  },
  'tencent-trtc.token-failure-text': {
    question: 'Which of two sentences does AuthFailure.TokenFailure say?',
    default: "the one of the vendor's own test",
    alternatives: ['the one of replies since 2025'],
    evidence: observed(
      'temp_credentials_test.go of https://github.com/TencentCloud/tencentcloud-sdk-go has one, https://github.com/TencentCloudBase/CloudBase-AI-Toolkit/issues/11 the other',
      '2025-06-12',
    ),
    notice: 'another text in Message; Code is the same',
  },
  'tencent-trtc.malformed-authorization-text': {
    question: 'What does AuthFailure.InvalidAuthorization say of anything but a wrong service?',
    default: 'the known beginning, and what is wrong',
    alternatives: ['the description of the code'],
    evidence: assumed(
      'https://github.com/TencentCloud/tencentcloud-sdk-go/issues/89 has the whole sentence for a wrong service alone; every other ending is ours',
    ),
    notice: 'another text in Message; Code is the same',
  },
  'tencent-trtc.chinese-texts': {
    question: 'What is said in zh-CN where no reply in Chinese is published?',
    default: 'the Chinese description',
    alternatives: ['the English text'],
    evidence: assumed(
      'the mainland SDKs and the error centre describe nearly every code in Chinese; few replies are published',
    ),
    notice: 'a client that asks for Chinese shows English, or the reverse',
  },
});

/** What replies to other actions of the cloud said in 2025 and 2026. */
export const newerTokenFailure = 'Token verification failed. Please check your Token is correct.';

/** What https://trtc.io/document/34270 and the pages of the actions say of InternalError. */
export const internalErrorDescription = { 'en-US': 'Internal error.', 'zh-CN': '内部错误。' } as const;
