import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { adviseOnSeconds } from '../../core/diagnosis/clock-offset.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { parseDate, type Claim } from '../wire/signature.ts';
import type { LivesaasTypes } from '../types.ts';

/** What to say of a refusal that the value of the signature does not explain. */
export function advise(error: string, { reading, now }: CallContext<LivesaasTypes>): Advice | undefined {
  if (error === 'InvalidTimestamp')
    return reading.claim.date === undefined ? undefined : adviseTime(reading.claim, now);
  if (error === 'ServiceNotFound') return adviseService(reading.claim);
  return undefined;
}

function adviseTime(claim: Claim, now: number): Advice | undefined {
  const signed = parseDate(claim.date ?? '');
  if (signed === undefined) {
    return {
      id: 'date-malformed',
      title: 'X-Date has another form',
      detail: `X-Date reads ${claim.date ?? 'nothing'}.`,
      fix: 'Write it as YYYYMMDD, T, HHMMSS and Z, in UTC.',
    };
  }
  return adviseOnSeconds(
    { name: 'X-Date', written: claim.date ?? '', now, allowedSeconds: claim.lifeSeconds },
    signed / 1000,
  );
}

function adviseService({ scope }: Claim): Advice {
  return {
    id: 'scope-of-another-service',
    title: 'The credential’s scope names another service',
    detail: `The scope names the service ${scope?.service ?? 'nothing'}.`,
    fix: 'Sign for the service livesaas.',
  };
}
