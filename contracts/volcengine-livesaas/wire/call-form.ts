import type { CallForm } from '../../core/wire/call-form.ts';
import { defaultLifeSeconds, mostSecondsAhead } from './signature.ts';

/** What every call has in its query and its headers when it is signed in headers. */
export const calls: CallForm = {
  parameters: [
    {
      name: 'X-Date',
      in: 'header',
      required: true,
      description: 'The time in UTC, as YYYYMMDDTHHMMSSZ.',
      limits: [
        { of: 'value', what: 'its age in seconds', most: defaultLifeSeconds, beyond: 'InvalidTimestamp' },
        {
          of: 'value',
          what: 'seconds ahead of the clock',
          most: mostSecondsAhead,
          beyond: 'InvalidTimestamp',
          assumption: 'volcengine-livesaas.clock-ahead',
        },
      ],
    },
    {
      name: 'X-Content-Sha256',
      in: 'header',
      required: false,
      description: 'The SHA-256 of the body in hexadecimal digits.',
    },
    { name: 'X-Security-Token', in: 'header', required: false, description: 'With temporary credentials.' },
  ],
  signature: {
    name: 'Authorization',
    in: 'header',
    description: 'HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…; made anew for each call.',
  },
  action: [
    { name: 'Action', in: 'query' },
    { name: 'Version', in: 'query' },
  ],
};
