import { assumed, documented } from '../../core/contract/source.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import { mediaType } from '../../core/wire/http.ts';
import { asObject } from '../wire/json-object.ts';
import { largestBatch } from '../operations/field-schemas.ts';
import type { LivesaasTypes } from '../types.ts';

type LivesaasRule = VendorRule<LivesaasTypes>;

const commonParameters = assumed('the common parameters of RTC, a sister service, ask for application/json');
const banPage = documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24');

/** Where the service is: of Volcengine, and of BytePlus. */
const regions = ['cn-north-1', 'ap-singapore-1'];

/** The lists that are limited together, one by one. */
const limitedLists = ['UserIds', 'Cookies', 'Ips'];

/** What the gateway, or a reviewer, would hold against a client of this service. */
export const findings: readonly LivesaasRule[] = [
  {
    id: 'volcengine-livesaas.too-many-entries',
    severity: 'error',
    title: 'A call holds more users, devices or addresses than one call may',
    source: banPage,
    advice: `Send at most ${largestBatch} entries of each list with one call.`,
    spot({ input, outcome }) {
      const name = limitedLists.find((list) => lengthOf(input[list]) > largestBatch);
      if (name === undefined || outcome !== 'InvalidParameter.ArrayOverLimit') return undefined;
      return `${name} has ${lengthOf(input[name])} entries; at most ${largestBatch} are allowed.`;
    },
  },
  {
    id: 'volcengine-livesaas.content-type',
    severity: 'warning',
    title: 'A JSON body is sent as something else',
    source: commonParameters,
    advice: 'Send the header Content-Type: application/json with every JSON body.',
    spot({ request, reading: { json } }) {
      if (!asObject(json) || request.body.length === 0) return undefined;
      const type = mediaType(request.headers);
      // Official SDKs send JSON with either.
      if (type === 'application/json' || type === 'application/x-www-form-urlencoded') return undefined;
      return `Content-Type is ${type === '' ? 'missing' : JSON.stringify(type.slice(0, 60))}.`;
    },
  },
  {
    id: 'volcengine-livesaas.foreign-region',
    severity: 'warning',
    title: 'A call is signed for a region that this service is not in',
    source: documented('https://www.volcengine.com/docs/6469/1126803'),
    advice: 'Sign for cn-north-1; for BytePlus, sign for ap-singapore-1.',
    spot({ reading: { claim }, operation, outcome }) {
      const region = claim.scope?.region;
      // Who is told so already needs no second word.
      if (operation === undefined || region === undefined || outcome === 'InvalidAuthorization')
        return undefined;
      return regions.includes(region)
        ? undefined
        : `The credential names ${JSON.stringify(region.slice(0, 40))}.`;
    },
  },
  {
    id: 'volcengine-livesaas.id-as-text',
    severity: 'warning',
    title: 'A 64-bit id is sent as a text',
    source: banPage,
    advice: 'Send ActivityId, UserId and UserIds as bare numbers with all of their digits.',
    spot({ reading: { json } }) {
      const body = asObject(json) ?? {};
      const names = ['ActivityId', 'UserId', 'UserIds'];
      const name = names.find((field) => [body[field]].flat().some((id) => typeof id === 'string'));
      return name && `${name} is a text.`;
    },
  },
];

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
