import { z } from 'zod';
import { assumed, documented, observed } from '../../core/contract/source.ts';
import { refuse } from '../../core/contract/failure.ts';
import { overRate } from '../../core/contract/reason.ts';
import type { Check } from '../../core/contract/vendor.ts';
import { invalid, longestAccount } from '../operations/field-schemas.ts';
import { tooManyAdmins } from '../operations/live-members.ts';
import { isGenuine, mostAhead } from '../wire/user-sig.ts';
import * as why from './reasons.ts';
import { placesOfAccounts, type NamedAccount } from './reasons.ts';
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
    refuses({ reading: { json, request }, assume }) {
      if (!json)
        return assume('tencent-chat.empty-body') === 'refuse' ? refuse('60003', why.noBody()) : undefined;
      const isObject =
        'value' in json &&
        typeof json.value === 'object' &&
        json.value !== null &&
        !Array.isArray(json.value);
      return isObject ? undefined : refuse('60003', why.noObject(json, request));
    },
  },
  {
    name: 'accounts',
    errors: ['60015'],
    source: observed('the gateway swaps every value whose key ends in _Account before it calls the service'),
    refuses({ reading: { json }, found, assume }) {
      const wrong = findAccount(
        json,
        (account) =>
          typeof account !== 'string' &&
          !(account === null && assume('tencent-chat.null-field') === 'absent'),
      );
      return wrong && refuse('60015', why.noAccount(wrong, found.route?.operation.input));
    },
  },
  {
    name: 'imported-accounts',
    errors: ['70107'],
    source: codes,
    unless: { assumption: 'tencent-chat.unknown-account', is: 'accept' },
    refuses({ reading: { json }, credential }) {
      if (!credential?.importedAccounts) return undefined;
      const known = new Set([...credential.administrators, ...credential.importedAccounts]);
      const stranger = findAccount(json, (account) => !known.has(String(account)));
      return stranger && refuse('70107', why.notImported(stranger, known));
    },
  },
  {
    name: 'account-form',
    errors: ['100002'],
    source: reasoned,
    unless: { assumption: 'tencent-chat.account-form', is: 'any' },
    refuses({ reading: { json } }) {
      const wrong = findAccount(json, (account) => !hasDocumentedForm(String(account)));
      return wrong && refuse('100002', why.accountForm(wrong));
    },
  },
  {
    name: 'fields',
    errors: ['100002'],
    source: reasoned,
    unless: { assumption: 'tencent-chat.unknown-fields', is: 'ignored' },
    refuses({ reading: { json }, found }) {
      if (!json || !('value' in json)) return undefined;
      const form = found.route?.operation.input;
      if (!(form instanceof z.ZodObject)) return undefined;
      const body = json.value as Record<string, unknown>;
      const stranger = Object.keys(body).find((name) => !Object.hasOwn(form.shape, name));
      return stranger === undefined
        ? undefined
        : refuse('100002', why.unknownField(stranger, body[stranger], Object.keys(form.shape)));
    },
  },
  {
    name: 'input',
    errors: ['100002'],
    source: reasoned,
    refuses(gate) {
      const [problem] = gate.problems();
      if (!problem) return undefined;
      const reason = why.wrongField(problem, gate.found.route?.operation.input);
      if (problem.refusal !== tooManyAdmins) return refuse(invalid, reason);
      const assumption = 'tencent-chat.admins-in-one-call';
      return refuse(gate.assume(assumption), { ...reason, assumption });
    },
  },
];

/** The gateway's checks, then the services'. The first that refuses wins. */
export const checks: readonly ChatCheck[] = [
  {
    name: 'path',
    errors: ['60002', '60009'],
    source: codes,
    refuses({ reading, found }) {
      if (!/^\/v4\/[^/]+\/[^/]+$/.test(reading.path)) return refuse('60002', why.noCommand(reading.path));
      return found.miss ? refuse('60009', why.noCommand(reading.path)) : undefined;
    },
  },
  {
    name: 'method',
    errors: ['60002', '60008', '60009'],
    source: documented('https://trtc.io/document/63398'),
    refuses({ reading: { method }, assume }) {
      const isAnswered =
        method === 'POST' || (method === 'GET' && assume('tencent-chat.methods') === 'POST and GET');
      return isAnswered
        ? undefined
        : refuse(assume('tencent-chat.wrong-method-code'), why.wrongMethod(method));
    },
  },
  {
    name: 'app',
    errors: ['60012', '60006', '70020'],
    source: codes,
    refuses({ reading, credential, assume }) {
      const { sdkAppId } = reading;
      if (!sdkAppId) return refuse('60012', why.missingParameter(reading, 'sdkappid'));
      if (!/^\d+$/.test(sdkAppId)) return refuse('60006', why.appNotDigits(sdkAppId));
      return credential
        ? undefined
        : refuse(assume('tencent-chat.unknown-app-code'), why.unknownApp(sdkAppId));
    },
  },
  {
    name: 'account-and-signature-present',
    errors: ['60004'],
    source: codes,
    refuses({ reading }) {
      const missing = !reading.identifier ? 'identifier' : reading.userSig ? undefined : 'usersig';
      return missing && refuse('60004', why.missingParameter(reading, missing));
    },
  },
  {
    name: 'usersig',
    errors: ['70003', '70014', '70013', '70001', '70009'],
    source: verifier,
    refuses({ reading, credential, now, assume }) {
      if (!reading.userSig || 'problem' in reading.userSig || !credential)
        return refuse('70003', why.undecodable(reading));
      const { userSig } = reading.userSig;
      const { sdkAppId = '', identifier = '' } = reading;
      if (userSig.sdkAppId !== sdkAppId)
        return refuse('70014', why.signedFor('sdkappid', sdkAppId, userSig.sdkAppId), {
          requested: sdkAppId,
          signed: userSig.sdkAppId,
        });
      if (userSig.identifier !== identifier)
        return refuse('70013', why.signedFor('identifier', identifier, userSig.identifier), {
          requested: identifier,
          signed: userSig.identifier,
        });
      // A UserSig is still good in the very second in which it ends.
      if (Math.floor(now / 1000) > Number(userSig.time) + Number(userSig.expire))
        return refuse('70001', why.expired(userSig, now));
      const ahead = Number(userSig.time) - now / 1000;
      if (ahead > mostAhead && assume('tencent-chat.usersig-from-the-future') === 'refuse')
        return refuse('70009', why.fromTheFuture(userSig, now));
      if (userSig.userBuffer !== undefined && assume('tencent-chat.usersig-with-userbuf') === 'refuse')
        return refuse('70009', why.withUserBuffer());
      return isGenuine(userSig, credential.secretKey) ? undefined : refuse('70009', why.notGenuine(sdkAppId));
    },
  },
  {
    name: 'administrator',
    errors: ['60010'],
    source: codes,
    refuses({ reading: { identifier = '' }, credential }) {
      const { administrators = [] } = credential ?? {};
      return administrators.includes(identifier)
        ? undefined
        : refuse('60010', why.notAdministrator(identifier, administrators));
    },
  },
  {
    name: 'rate',
    errors: ['60007', '60011', '100012'],
    source: reasoned,
    refuses(gate) {
      const isFree = gate.assume('tencent-chat.rate-of-malformed-calls') === 'no';
      if (isFree && gate.findRefusal(bodyChecks)) return undefined;
      const excess = gate.overLimit();
      return excess && refuse(gate.assume('tencent-chat.rate-limit-code'), overRate(gate.found, excess));
    },
  },
  ...bodyChecks,
];

function hasDocumentedForm(account: string): boolean {
  return /^[\x20-\x7e]*$/.test(account) && account.length <= longestAccount;
}

/** The first account of a body that is not right; all of them are looked at in every call, so that places are worked out for a wrong one alone. */
function findAccount(
  json: ChatTypes['reading']['json'],
  isWrong: (account: unknown) => boolean,
): NamedAccount | undefined {
  if (!json || !('value' in json)) return undefined;
  return accountsIn(json.value).some(isWrong)
    ? placesOfAccounts(json.value).find(({ value }) => isWrong(value))
    : undefined;
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
