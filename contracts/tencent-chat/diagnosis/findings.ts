import { documented, observed } from '../../core/contract/source.ts';
import { first } from '../../core/wire/query-string.ts';
import type { HeaderPairs } from '../../core/wire/http.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import type { ChatTypes } from '../types.ts';

type ChatRule = VendorRule<ChatTypes>;

const restPage = documented('https://trtc.io/document/63398');
const commonCodes = documented('https://trtc.io/document/60703');
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
    spot({ reading: { query }, operation }) {
      if (operation === undefined) return undefined;
      const random = first(query, 'random') ?? '';
      const isGood = /^\d{1,10}$/.test(random) && Number(random) <= 4_294_967_295;
      return isGood ? undefined : `random is ${random === '' ? 'missing' : `"${random}"`}.`;
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
      // What the gateway lets through is right, and what is no UserSig is nobody’s.
      if (outcome === 'success' || !userSig || 'problem' in userSig) return undefined;
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

/** Whether a UserSig stands in one of the texts or headers. A short one may stand anywhere by chance. */
function isRepeated(userSig: string, texts: readonly string[], headers: HeaderPairs): boolean {
  if (userSig.length < shortestUserSig) return false;
  return texts.some((text) => text.includes(userSig)) || headers.some(([, value]) => value.includes(userSig));
}
