import { defineApi } from '../core/contract/vendor-api.ts';
import { errors } from './errors/index.ts';
import { operations } from './operations/index.ts';
import { clientCodec } from './wire/client-codec.ts';
import { hosts } from './wire/constants.ts';
import { credential } from './wire/credentials.ts';

/** What a client of Tencent RTC needs; `index.ts` is the whole vendor. */
export const tencentTrtcApi = defineApi({
  name: 'tencent-trtc',
  title: 'Tencent RTC (Cloud API 3.0)',
  hosts,
  errors,
  credential,
  codec: clientCodec,
  operations,
});
