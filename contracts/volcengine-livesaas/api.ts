import { defineApi } from '../core/contract/vendor-api.ts';
import { errors } from './errors/index.ts';
import { operations } from './operations/index.ts';
import { clientCodec } from './wire/client-codec.ts';
import { credential } from './wire/credentials.ts';

/** What a client of Volcengine livesaas needs; `index.ts` is the whole vendor. */
export const volcengineLivesaasApi = defineApi({
  name: 'volcengine-livesaas',
  title: 'Volcengine livesaas (enterprise live)',
  /** The service's own host, then the gateway's common hosts of Volcengine and BytePlus. */
  hosts: ['livesaas.volcengineapi.com', 'open.volcengineapi.com', 'open.byteplusapi.com'],
  errors,
  credential,
  codec: clientCodec,
  operations,
});
