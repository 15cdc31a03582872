import { z } from 'zod';
import { assumed, documented, observed } from '../../core/contract/source.ts';
import { fail } from '../../core/contract/failure.ts';
import type { Check } from '../../core/contract/vendor.ts';
import { longestAccount } from '../operations/field-schemas.ts';
import { isGenuine } from '../wire/user-sig.ts';
import type { ChatTypes } from '../types.ts';

type ChatCheck = Check<ChatTypes>;

const verifier = observed('the verifier that the vendor publishes for Go');
const reasoned = assumed('no page gives the order; each check needs what the ones before it found');
const codes = documented('https://trtc.io/document/60703');

/** What refuses a call for its body. */
const bodyChecks: readonly ChatCheck[] = [
  {
    name: 'body',
    errors: ['60003'],
    source: codes,
    refuses({ reading: { json }, assume }) {
      if (!json) return assume('tencent-chat.empty-body') === 'refuse' ? fail('60003') : undefined;
      const isObject =
        'value' in json &&
        typeof json.value === 'object' &&
        json.value !== null &&
        !Array.isArray(json.value);
      return isObject ? undefined : fail('60003');
    },
  },
  {
    name: 'accounts',
    errors: ['60015'],
    source: observed('the gateway swaps every value whose key ends in _Account before it calls the service'),
    refuses: ({ reading: { json }, assume }) =>
      json &&
      'value' in json &&
      accountsIn(json.value).some(
        (account) =>
          typeof account !== 'string' &&
          !(account === null && assume('tencent-chat.null-field') === 'absent'),
      )
        ? fail('60015')
        : undefined,
  },
  {
    name: 'imported-accounts',
    errors: ['70107'],
    source: codes,
    refuses({ reading: { json }, credential, assume }) {
      if (!credential?.importedAccounts || assume('tencent-chat.unknown-account') === 'accept')
        return undefined;
      const known = new Set([...credential.administrators, ...credential.importedAccounts]);
      const named = json && 'value' in json ? accountsIn(json.value) : [];
      return named.some((account) => !known.has(String(account))) ? fail('70107') : undefined;
    },
  },
  {
    name: 'account-form',
    errors: ['100002'],
    source: reasoned,
    refuses({ reading: { json }, assume }) {
      if (assume('tencent-chat.account-form') === 'any' || !json || !('value' in json)) return undefined;
      return accountsIn(json.value).every((account) => hasDocumentedForm(String(account)))
        ? undefined
        : fail('100002');
    },
  },
  {
    name: 'fields',
    errors: ['100002'],
    source: reasoned,
    refuses({ reading: { json }, found, assume }) {
      if (assume('tencent-chat.unknown-fields') === 'ignored' || !json || !('value' in json))
        return undefined;
      const form = found.route?.operation.input;
      if (!(form instanceof z.ZodObject)) return undefined;
      const isKnown = (name: string) => Object.hasOwn(form.shape, name);
      return Object.keys(json.value as object).every(isKnown) ? undefined : fail('100002');
    },
  },
  {
    name: 'input',
    errors: ['100002'],
    source: reasoned,
    refuses: (gate) => (gate.problems().length > 0 ? fail('100002') : undefined),
  },
];

/** The gateway's checks, then the services'. The first that refuses wins. */
export const checks: readonly ChatCheck[] = [
  {
    name: 'path',
    errors: ['60002', '60009'],
    source: codes,
    refuses({ reading, found }) {
      if (!/^\/v4\/[^/]+\/[^/]+$/.test(reading.path)) return fail('60002');
      return found.miss ? fail('60009') : undefined;
    },
  },
  {
    name: 'method',
    errors: ['60002', '60008', '60009'],
    source: documented('https://trtc.io/document/63398'),
    refuses({ reading: { method }, assume }) {
      const isAnswered =
        method === 'POST' || (method === 'GET' && assume('tencent-chat.methods') === 'POST and GET');
      return isAnswered ? undefined : fail(assume('tencent-chat.wrong-method-code'));
    },
  },
  {
    name: 'app',
    errors: ['60012', '60006', '70020'],
    source: codes,
    refuses({ reading: { sdkAppId }, credential, assume }) {
      if (!sdkAppId) return fail('60012');
      if (!/^\d+$/.test(sdkAppId)) return fail('60006');
      return credential ? undefined : fail(assume('tencent-chat.unknown-app-code'));
    },
  },
  {
    name: 'account-and-signature-present',
    errors: ['60004'],
    source: codes,
    refuses: ({ reading }) => (reading.identifier && reading.userSig ? undefined : fail('60004')),
  },
  {
    name: 'usersig',
    errors: ['70003', '70014', '70013', '70001', '70009'],
    source: verifier,
    refuses({ reading, credential, now, assume }) {
      if (!reading.userSig || 'problem' in reading.userSig || !credential) return fail('70003');
      const { userSig } = reading.userSig;
      if (userSig.sdkAppId !== reading.sdkAppId)
        return fail('70014', { requested: reading.sdkAppId ?? '', signed: userSig.sdkAppId });
      if (userSig.identifier !== reading.identifier)
        return fail('70013', { requested: reading.identifier ?? '', signed: userSig.identifier });
      // A UserSig is still good in the very second in which it ends.
      if (Math.floor(now / 1000) > Number(userSig.time) + Number(userSig.expire)) return fail('70001');
      const forbidden =
        userSig.userBuffer !== undefined && assume('tencent-chat.usersig-with-userbuf') === 'refuse';
      const genuine = isGenuine(userSig, credential.secretKey);
      return forbidden || !genuine ? fail('70009') : undefined;
    },
  },
  {
    name: 'administrator',
    errors: ['60010'],
    source: codes,
    refuses: ({ reading, credential }) =>
      credential?.administrators.includes(reading.identifier ?? '') ? undefined : fail('60010'),
  },
  {
    name: 'rate',
    errors: ['60007', '60011', '100012'],
    source: reasoned,
    refuses(gate) {
      const isFree = gate.assume('tencent-chat.rate-of-malformed-calls') === 'no';
      if (isFree && bodyChecks.some((check) => check.refuses(gate))) return undefined;
      return gate.overLimit() ? fail(gate.assume('tencent-chat.rate-limit-code')) : undefined;
    },
  },
  ...bodyChecks,
];

function hasDocumentedForm(account: string): boolean {
  return /^[\x20-\x7e]*$/.test(account) && account.length <= longestAccount;
}

/** The values under keys that end in `_Account`, at the depths these services use. */
function accountsIn(body: unknown, depth = 0, found: unknown[] = []): readonly unknown[] {
  if (typeof body !== 'object' || body === null || depth > 3) return found;
  // One list is filled on the way, because every call passes here.
  for (const [key, value] of Object.entries(body) as [string, unknown][]) {
    if (!key.endsWith('_Account')) accountsIn(value, depth + 1, found);
    else if (Array.isArray(value)) for (const account of value) found.push(account);
    else found.push(value);
  }
  return found;
}
