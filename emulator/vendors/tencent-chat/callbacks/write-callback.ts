import { sha256Hex } from '../../../../contracts/core/wire/digest.ts';
import { printJson } from '../../../../contracts/core/wire/json.ts';
import { encodePairs, type Pairs } from '../../../../contracts/core/wire/query-string.ts';
import type { ChatCredential } from '../../../../contracts/tencent-chat/wire/credentials.ts';
import type { EmittedEvent } from '../../../core/engine/handler.ts';
import type { CallbackRequest } from '../../../core/engine/callback-queue.ts';
import type { ChatState } from '../state/state.ts';

/** The pages of these two events leave the caller's address and platform out. */
const eventsWithoutOrigin = ['Live.CallbackAfterChangeOwner', 'Live.CallbackAfterModifyAdmin'];

/** An event as it goes to the app's one address: https://cloud.tencent.com/document/product/269/117703. */
export function callback(
  { callbacks }: ChatState,
  { event, body, credential, now }: EmittedEvent,
): CallbackRequest | undefined {
  // Some pages spell the names without `After`.
  const names = [event, event.replace('CallbackAfter', 'Callback')];
  if (!callbacks?.CallbackCommandList.some((name) => names.includes(name))) return undefined;
  const { sdkAppId } = credential as ChatCredential;
  const origin = eventsWithoutOrigin.includes(event)
    ? []
    : ([
        ['ClientIP', '127.0.0.1'],
        ['OptPlatform', 'RESTAPI'],
      ] as const);
  const query = encodePairs([
    ['SdkAppid', String(sdkAppId)],
    ['CallbackCommand', event],
    ['contenttype', 'json'],
    ...origin,
    ...sign(callbacks.Token, now),
  ]);
  return {
    url: `${callbacks.Url}${callbacks.Url.includes('?') ? '&' : '?'}${query}`,
    headers: [['Content-Type', 'application/json']],
    body: printJson(body),
  };
}

/** `RequestTime` is in seconds since 1970. */
function sign(token: string | undefined, now: number): Pairs {
  if (token === undefined) return [];
  const time = String(Math.floor(now / 1000));
  return [
    ['Sign', sha256Hex(`${token}${time}`)],
    ['RequestTime', time],
  ];
}
