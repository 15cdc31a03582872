import type { Limit, Route } from '../../core/contract/operation.ts';
import { version } from '../wire/constants.ts';

/** The limit of every action that states no other. */
export const rate: Limit = { requests: 20, perSeconds: 1 };

/** All actions share one path. GET is documented in full, POST is what the SDKs send. */
export function routeTo(action: string): Route {
  return { methods: ['POST', 'GET'], documents: 'all methods', path: '/', action, version };
}
