import { defineApi } from '../core/contract/vendor-api.ts';
import { errors } from './errors/index.ts';
import { operations } from './operations/index.ts';
import { clientCodec } from './wire/client-codec.ts';
import { credential } from './wire/credentials.ts';

/** What a client of Polyv live needs; `index.ts` is the whole vendor. */
export const polyvLiveApi = defineApi({
  name: 'polyv-live',
  title: 'Polyv live (保利威)',
  hosts: ['api.polyv.net'],
  errors,
  credential,
  codec: clientCodec,
  /** What one address may send to the whole domain; more blocks it for five minutes. */
  rate: { requests: 1500, perSeconds: 10, blockSeconds: 300, assumption: 'polyv-live.domain-limit' },
  operations,
});
