import { documented } from '../../core/contract/source.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import { asObject } from '../wire/json-object.ts';
import { largestBatch } from '../operations/field-schemas.ts';
import type { LivesaasTypes } from '../types.ts';

type LivesaasRule = VendorRule<LivesaasTypes>;

const banPage = documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24');

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
