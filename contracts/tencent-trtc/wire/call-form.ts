import type { CallForm } from '../../core/wire/call-form.ts';
import { clockWindowSeconds } from './constants.ts';

/** What every call has in its headers when it is signed with TC3-HMAC-SHA256. */
export const calls: CallForm = {
  parameters: [
    {
      name: 'X-TC-Timestamp',
      in: 'header',
      required: true,
      description: 'Seconds since 1970.',
      limits: [
        {
          of: 'value',
          what: 'seconds before or behind the clock',
          most: clockWindowSeconds,
          beyond: 'AuthFailure.SignatureExpire',
          assumption: 'tencent-trtc.clock-window-end',
        },
      ],
    },
    { name: 'X-TC-Region', in: 'header', required: true, description: 'A region, like ap-singapore.' },
    { name: 'X-TC-Token', in: 'header', required: false, description: 'With temporary credentials.' },
    { name: 'X-TC-Language', in: 'header', required: false, description: 'zh-CN or en-US.' },
  ],
  signature: {
    name: 'Authorization',
    in: 'header',
    description: 'TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…; made anew for each call.',
  },
  listsInQuery: 'numbered',
  action: [
    { name: 'X-TC-Action', in: 'header' },
    { name: 'X-TC-Version', in: 'header' },
  ],
};
