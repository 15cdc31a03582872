import { documented, type Source } from '../../core/contract/source.ts';
import type { ErrorSpec } from '../../core/contract/vendor.ts';

/** What is known of one error. */
export interface Words extends Pick<ErrorSpec, 'kind'> {
  readonly message: string;
  /** The message in zh-CN, where a reply with it is published. */
  readonly chinese?: string;
  /** What the Chinese pages and SDKs say of the error, where no reply in Chinese is published. */
  readonly chineseDescription?: string;
  readonly meaning?: string;
  readonly retryable?: boolean;
  readonly source: Source;
}

/** The page that describes the codes of the gateway and of the actions. */
export const codesPage = documented('https://trtc.io/document/34270');

/** What the page says of a code, and what the mainland SDKs say of it (TrtcErrorCode.java of tencentcloud-sdk-java). */
export function describedOnPage(message: string, chineseDescription?: string): Words {
  return { message, ...(chineseDescription !== undefined && { chineseDescription }), source: codesPage };
}

/** The code of an error is its key up to a colon: what follows tells apart the messages that share a code. */
export type CodeOf<Key extends string> = Key extends `${infer Code}:${string}` ? Code : Key;

/** Makes a vocabulary from what is known. Every error of this vendor travels with HTTP 200. */
export function specify<Key extends string>(
  vocabulary: Readonly<Record<Key, Words>>,
): Record<Key, ErrorSpec> {
  const entries = Object.entries<Words>(vocabulary).map(([key, words]) => [key, toSpec(key, words)]);
  // A loop over entries forgets the keys; they are the vocabulary's own.
  return Object.fromEntries(entries) as Record<Key, ErrorSpec>;
}

function toSpec(key: string, words: Words): ErrorSpec {
  const { message, chineseDescription, chinese = chineseDescription } = words;
  const { meaning, retryable = false, kind, source } = words;
  return {
    status: 200,
    code: key.split(':', 1)[0]!,
    message,
    ...(chinese !== undefined && { translations: { 'zh-CN': chinese } }),
    meaning: meaning ?? describe(message),
    retryable,
    ...(kind && { kind }),
    source,
  };
}

/** Where only a description is published, the message is the description. */
function describe(message: string): string {
  return message.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
