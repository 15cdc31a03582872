import { documented, observed } from '../../core/contract/source.ts';
import { first } from '../../core/wire/query-string.ts';
import type { HeaderPairs } from '../../core/wire/http.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import { describeSpan, isSpanInMilliseconds, unitOfTime } from '../../core/diagnosis/time-units.ts';
import type { UserSig } from '../wire/user-sig.ts';
import type { ChatTypes } from '../types.ts';

type ChatRule = VendorRule<ChatTypes>;

const restPage = documented('https://trtc.io/document/63398');
const commonCodes = documented('https://trtc.io/document/60703');
const verifier = observed('the verifier that the vendor publishes for Go');
const bannedListPage = documented('https://trtc.io/document/63408');

/** A real UserSig has well over a hundred characters. */
const shortestUserSig = 64;

/** So many characters of a body are searched. */
const largestBodyRead = 1_000_000;

const namedUserSig = /"user_?sig"\s*:\s*"[^"]/i;

/** What the gateway, or a reviewer, would hold against a client of these services. */
export const findings: readonly ChatRule[] = [
  {
    id: 'tencent-chat.deprecated-page-names',
    severity: 'warning',
    title: 'A list is paged by names that its page does not have',
    source: bannedListPage,
    advice: 'Send Offset for Next and Limit for Count; NextOffset of the reply is the next Offset.',
    spot({ operation = '', input }) {
      if (!operation.endsWith('/get_banned_member_list')) return undefined;
      // The page of the room service itself has Next for Offset.
      const aliases = operation.startsWith('live_engine') ? ['Next', 'Count'] : ['Count'];
      const name = aliases.find((alias) => Object.hasOwn(input, alias));
      return (
        name && `The call has ${name}, the name of another page for ${name === 'Next' ? 'Offset' : 'Limit'}.`
      );
    },
  },
  {
    id: 'tencent-chat.missing-random',
    severity: 'warning',
    title: 'The URL has no random',
    source: restPage,
    advice: 'Add random, a fresh whole number from 0 to 4294967295, to the query of each call.',
    spot({ reading: { query, method }, operation }) {
      if (operation === undefined || isAsked(method)) return undefined;
      const random = first(query, 'random') ?? '';
      const isGood = /^\d{1,10}$/.test(random) && Number(random) <= 4_294_967_295;
      return isGood ? undefined : `random is ${random === '' ? 'missing' : `"${random}"`}.`;
    },
  },
  {
    id: 'tencent-chat.content-type-parameter',
    severity: 'warning',
    title: 'The URL does not say contenttype=json',
    source: restPage,
    advice: 'Add contenttype=json to the query of each call, in small letters.',
    spot({ reading: { query, method }, operation }) {
      if (isAsked(method)) return undefined;
      const type = first(query, 'contenttype');
      if (type === 'json' || operation === undefined) return undefined;
      return `contenttype is ${type === undefined ? 'missing' : JSON.stringify(type.slice(0, 40))}.`;
    },
  },
  {
    id: 'tencent-chat.usersig-unit',
    severity: 'warning',
    title: 'The times in the UserSig are not in seconds',
    source: verifier,
    advice:
      'Make the UserSig from whole seconds: Math.floor(Date.now() / 1000), and a life of 86400 for a day.',
    spot({ reading: { userSig }, now }) {
      return userSig && 'userSig' in userSig ? oddTimeOf(userSig.userSig, now / 1000) : undefined;
    },
  },
  {
    id: 'tencent-chat.usersig-with-spaces',
    severity: 'warning',
    title: 'A plus sign of the UserSig came as a space',
    source: verifier,
    advice:
      'Write * for +, - for / and _ for = in the UserSig, as the generators of the vendor do; none of these is changed in a URL.',
    spot({ reading: { userSig, userSigText } }) {
      if (!userSig || 'problem' in userSig || !userSigText.includes(' ')) return undefined;
      return 'The UserSig is in standard base64 and was not percent-encoded: each + of it arrived as a space, which is read as + here.';
    },
  },
  {
    id: 'tencent-chat.not-an-administrator',
    severity: 'error',
    title: 'The UserSig is that of a user, not of an administrator',
    source: commonCodes,
    advice: 'Call as one of the app’s administrators; the UserSig of a user is for that user’s own client.',
    spot({ reading: { identifier, userSig }, credential, operation, outcome }) {
      if (operation === undefined || identifier === undefined || !credential) return undefined;
      // Who has signed is known only of a UserSig that is right in everything else.
      if (outcome !== '60010' || !userSig || 'problem' in userSig) return undefined;
      return credential.administrators.includes(identifier)
        ? undefined
        : `"${identifier}" is no administrator of the app.`;
    },
  },
  {
    id: 'tencent-chat.usersig-out-of-place',
    severity: 'error',
    title: 'A UserSig stands where the gateway does not look for it',
    source: observed('the gateway reads usersig from the query alone'),
    advice: 'Put usersig into the query, and nowhere else: bodies, paths and headers are logged.',
    spot({ request: { headers }, reading: { path, text, userSigText } }) {
      const body = text.length > largestBodyRead ? text.slice(0, largestBodyRead) : text;
      const isOutOfPlace = isRepeated(userSigText, [path, body], headers) || namedUserSig.test(body);
      return isOutOfPlace ? 'A UserSig stands outside the query.' : undefined;
    },
  },
];

/** What browsers and monitors ask with no call of their own in mind. */
function isAsked(method: string): boolean {
  return method === 'OPTIONS' || method === 'HEAD';
}

/** So near to now, in seconds, is a life that was meant to be the time at which it ends. */
const nearNow = 366 * 86_400;

/** What is odd about when a UserSig was made, and how long it lives. */
function oddTimeOf({ time, expire }: UserSig, now: number): string | undefined {
  const [made, life] = [Number(time), Number(expire)];
  const isOrdinary = made < 1e11 && life < 1e9 && life % 1000 !== 0;
  if (isOrdinary) return undefined;
  if (unitOfTime(made) !== 'seconds') return `TLS.time is ${time}, which is a time in ${unitOfTime(made)}.`;
  if (isSpanInMilliseconds(life))
    return `TLS.expire is ${expire}, which is ${describeSpan(life)}; ${describeSpan(life / 1000)} would be ${life / 1000}.`;
  const isEnd = Math.abs(life - now) < nearNow || Math.abs(life / 1000 - now) < nearNow;
  return isEnd ? `TLS.expire is ${expire}, which is a time since 1970, and not a life.` : undefined;
}

/** Whether a UserSig stands in one of the texts or headers. A short one may stand anywhere by chance. */
function isRepeated(userSig: string, texts: readonly string[], headers: HeaderPairs): boolean {
  if (userSig.length < shortestUserSig) return false;
  return texts.some((text) => text.includes(userSig)) || headers.some(([, value]) => value.includes(userSig));
}
