import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { encodersOf } from '../../../core/diagnosis/query-encoders.ts';
import { severalHabits, valueEncodings, type Habit } from '../../../core/diagnosis/several-habits.ts';
import { withoutSome } from '../../../core/diagnosis/subsets.ts';
import type { Pairs } from '../../../core/wire/query-string.ts';
import { byLetter, byName, tellLeftOut, withParameters } from './change-parameters.ts';
import { secretText, signV1Parts, type V1Parts } from './parts.ts';

type V1Mistake = Mistake<V1Parts>;
type Change = (parts: V1Parts) => V1Parts;

const secretNames = [
  'SecretKey',
  'secretKey',
  'secret',
  'Secret',
  'key',
  'appSecret',
  'AppSecret',
  'secret_key',
  'sk',
];

const reorder =
  (order: (pairs: Pairs, parts: V1Parts) => Pairs): Change =>
  (parts) => ({
    ...parts,
    parameters: order(parts.parameters, parts),
  });
const reprint =
  (print: (value: string) => string): Change =>
  (parts) => ({
    ...parts,
    parameters: parts.parameters.map(([name, value]) => [name, print(value)] as const),
  });
const set =
  (changes: Partial<V1Parts>): Change =>
  (parts) => ({ ...parts, ...changes });

/** Habits that may come together, each with what it is. */
const habits: readonly (readonly Habit<V1Parts>[])[] = [
  [
    [
      'the order in which they were sent',
      reorder((pairs, { sentNames }) =>
        pairs.toSorted(([left], [right]) => sentNames.indexOf(left) - sentNames.indexOf(right)),
      ),
    ],
    ['an order without regard to case', reorder((pairs) => pairs.toSorted(byLetter))],
    ['the order from Z to A', reorder((pairs) => pairs.toReversed())],
  ],
  valueEncodings.map(([says, encode]): Habit<V1Parts> => [says, reprint(encode)]),
  [
    ['neither = nor &', set({ equals: '', join: '' })],
    ['no = between name and value', set({ equals: '' })],
    ['no & between the parameters', set({ join: '' })],
  ],
  [
    ['no method, host and path', set({ method: '', host: '', path: '', mark: '' })],
    ['no method', set({ method: '' })],
    ['no host', set({ host: '' })],
    ['no path and no question mark', set({ path: '', mark: '' })],
    ['no question mark', set({ mark: '' })],
    ['the method in lower case', (parts) => ({ ...parts, method: parts.method.toLowerCase() })],
  ],
  [
    ['HMAC-SHA1', set({ digest: 'HmacSHA1' })],
    ['HMAC-SHA256', set({ digest: 'HmacSHA256' })],
    ['HMAC-MD5', set({ otherDigest: 'md5' })],
  ],
  [
    ['hexadecimal digits', set({ print: 'hex' })],
    ['upper-case hexadecimal digits', set({ print: 'upper-case hex' })],
    ['base64 of the digits', set({ print: 'base64 of hex' })],
    ['URL-safe base64', set({ print: 'base64url' })],
  ],
  [
    ['the prefix TC3', set({ keyPrefix: 'TC3' })],
    ['& behind the key', set({ keySuffix: '&' })],
  ],
];

/** What is rarer, or is several things at once. */
export const rareV1Mistakes: readonly V1Mistake[] = [
  {
    id: 'secret-as-a-parameter',
    tried: 'alone',
    title: 'The secret is signed like a parameter',
    detail: 'The text to sign has the SecretKey as the value of a parameter, as other vendors want it.',
    fix: 'Use the SecretKey as the key of the HMAC alone.',
    inflict: (parts) =>
      secretNames.flatMap((name) => {
        const pair = [name, secretText(parts)] as const;
        return withParameters(
          parts,
          [...parts.parameters, pair],
          [pair, ...parts.parameters],
          [...parts.parameters, pair].toSorted(byName),
        );
      }),
  },
  {
    id: 'parameters-left-out',
    tried: 'alone',
    title: 'Some parameters are not signed',
    detail: 'The text to sign lacks parameters that the call has.',
    tell: tellLeftOut,
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(parts, ...parts.parameters.slice(1).map((_, at) => parts.parameters.slice(0, at + 1))),
    rarer: function* (parts) {
      for (const some of withoutSome(parts.parameters)) yield* withParameters(parts, some);
    },
  },
  {
    id: 'values-encoded-otherwise',
    tried: 'alone',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds escapes for some signs of the values.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.map(([name, value]) => [name, encodeURI(value.toWellFormed())] as const),
      ),
    rarer: function* (parts) {
      for (const encode of encodersOf(parts.parameters.map(([, value]) => value)))
        yield* withParameters(
          parts,
          parts.parameters.map(([name, value]) => [name, encode(value)] as const),
        );
    },
  },
  severalHabits({
    title: 'The call is signed otherwise in several ways at once',
    detail: 'The text to sign, the key or the signature differs from the documents in several ways.',
    fix: 'Sign the method, the host, /? and the parameters in ASCII order, unencoded, joined by = and &, and print base64.',
    kinds: habits,
    most: 3,
    sign: signV1Parts,
  }),
];
