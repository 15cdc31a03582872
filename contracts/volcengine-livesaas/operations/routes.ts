import type { Limit, Method } from '../../core/contract/operation.ts';

/** The versions of this API; an action belongs to one of them. */
export const versions = { old: '2020-06-01', new: '2023-08-01' } as const;

export const perSecond = (requests: number): Limit => ({ requests, perSeconds: 1 });
export const perMinute = (requests: number): Limit => ({ requests, perSeconds: 60 });

/** The route of an action whose page says GET; the SDKs are not always of the same mind. */
export const got = (action: string, version: string) => route(['GET', 'POST'], action, version);

/** The route of an action whose page says POST. */
export const posted = (action: string, version: string) => route(['POST', 'GET'], action, version);

function route(methods: readonly [Method, Method], action: string, version: string) {
  return { methods, path: '/', action, version };
}
