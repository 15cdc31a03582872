import type { Route } from '../../core/contract/operation.ts';

/** Where the pages of both services are, beside the newer ones of trtc.io. */
export const pages = 'https://tencentcloud.com/document/product/647';

/** The key and the route of a call: the service and the command are both. Every call is a POST. */
export function posted<const Key extends string>(key: Key): { readonly key: Key; readonly route: Route } {
  return { key, route: { methods: ['POST'], path: `/v4/${key}` } };
}
