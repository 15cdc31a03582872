import {
  createPolyvLiveClient,
  type PolyvLiveClient,
  type PolyvLiveOptions,
} from 'understudy-live/clients/polyv-live';

/** A client for tests: it throws for a reply that breaks its documented form, where others give it as it came. */
export function createStrictPolyv(options: PolyvLiveOptions = {}): PolyvLiveClient {
  return createPolyvLiveClient({ ...options, replyCheck: 'throw' });
}
