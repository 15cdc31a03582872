import { bounds } from '../config/bounds.ts';
import type { HttpRequest } from '../wire/http.ts';
import { encodeText, printLatin1 } from '../wire/bytes.ts';
import { decodeText } from '../wire/json.ts';
import { isLiteralSecret } from './literal-secrets.ts';
import type { Advice, Mistake, SecretPart, Signing, SigningScheme } from './mistake.ts';
import {
  describeChanged,
  describeCut,
  describeNoSignature,
  describeOtherPrint,
  emptySignature,
  readPrinted,
} from './printed-signature.ts';
import { tellDifference } from './tell-difference.ts';
import { createSearch } from './search.ts';
import { findMistakes, type Suspicion } from './search-mistakes.ts';

export type { Advice, Mistake, SecretPart, Signing, SigningScheme } from './mistake.ts';

/** The signature of a call, and what it should have been made of. */
export interface SignedCall<Parts extends SecretPart> {
  readonly scheme: SigningScheme<Parts>;
  /** What the vendor accepts: the documented parts first, then what it tolerates. */
  readonly right: readonly [Parts, ...Parts[]];
  readonly claimed: string;
  /** What may be signed in such a call and cannot be tried, since it did not arrive. */
  readonly unsent: readonly string[];
}

/** What an diagnosis found. No mistakes and not genuine means that nothing known reproduces the signature. */
export interface Findings {
  readonly scheme: string;
  readonly isGenuine: boolean;
  readonly expected: Signing;
  /** How the client must have signed. */
  readonly inferred: Signing | undefined;
  readonly firstDifference: FirstDifference | undefined;
  readonly mistakes: readonly Advice[];
  /** Whether the client has made all of the mistakes, or one of them: each comes to the same signature by itself. */
  readonly made: 'all' | 'one of them';
  /** Whether the search came to its bound before each mistake was tried by itself. */
  readonly isCutShort: boolean;
  /** What was tried to reproduce the signature: so many mistakes, in so many ways, with all pairs of them or some. */
  readonly tried: {
    readonly mistakes: number;
    readonly ways: number;
    readonly pairs: 'all' | 'some';
    /** In a few words. */
    readonly what: string;
  };
  /** What may be signed in such a call and cannot be tried, since it did not arrive. */
  readonly unsent: readonly string[];
}

/** A secret that a client may have taken for that of the call, and whose it is. */
export interface OtherSecret {
  readonly secret: string;
  readonly of: string;
}

/** Where two texts part: the number of bytes they share, and what follows in each. */
export interface FirstDifference {
  readonly in: 'canonicalRequest' | 'stringToSign' | 'signature';
  readonly offset: number;
  readonly expected: string;
  readonly inferred: string;
}

/** The same as `dissectInParts`, without a break. */
export function dissect<Parts extends SecretPart>(
  ...args: Parameters<typeof dissectInParts<Parts>>
): Findings {
  const search = dissectInParts(...args);
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
}

/**
 * Looks for the mistake, or the two, that reproduce a client's signature. A mistake is named only if it does, byte for
 * byte, so a signature made with another secret is never explained away. No text of the answer holds a secret, and places
 * in them are those of what is shown; `hide` takes out the secrets that others have. After each part it tells how much that was.
 */
export function* dissectInParts<Parts extends SecretPart>(
  { scheme, right, claimed, unsent }: SignedCall<Parts>,
  otherSecrets: readonly OtherSecret[] = [],
  hide: (text: string) => string = (text) => text,
): Generator<number, Findings, undefined> {
  const expected = hideSecrets(scheme.sign(right[0]), right[0], hide);
  const mistakes = [...scheme.mistakes, useOfAnotherSecret<Parts>(otherSecrets)];
  const signs = (text: string): boolean => right.some((parts) => scheme.sign(parts).signature === text);
  const isGenuine = signs(claimed);
  const placed = claimed.trim() === '' ? emptySignature : describeNoSignature(claimed);
  const none = isGenuine ? undefined : placed;
  const printed = isGenuine || none ? undefined : readPrinted(claimed, expected.signature);
  const usual = printed?.usual ?? claimed;
  const isRight = signs(usual);
  // White space around the right signature may be an encoder's, which has a name of its own.
  const isPadded = isRight && !isGenuine && claimed.trim() === usual;
  const search = createSearch(scheme, isPadded ? claimed : usual);
  const isOver = none !== undefined || (isRight && !isPadded);
  const found = isOver ? undefined : yield* findMistakes(mistakes, right, search);
  const inferred = found && hideSecrets(scheme.sign(found.parts), found.parts, hide);
  return {
    scheme: scheme.name,
    isGenuine,
    expected,
    inferred,
    firstDifference: inferred && findFirstDifference(expected, inferred),
    isCutShort: !found && search.isOver() && !search.hasTriedEach,
    tried: {
      mistakes: mistakes.length,
      ways: search.ways,
      pairs: search.hasTriedAll ? 'all' : 'some',
      what: scheme.tries,
    },
    unsent,
    mistakes: [
      ...(found ? [found, ...(printed ? [] : found.others)] : []).flatMap((one) =>
        tellMistakes(one, right[0], hide, expected, (parts) => hideSecrets(scheme.sign(parts), parts, hide)),
      ),
      ...(printed && (found ? !isPadded : isRight) ? [printed.advice] : []),
      ...present([
        none && { ...none, detail: hide(none.detail) },
        found
          ? undefined
          : (describeCut(claimed, expected.signature) ??
            (isRight ? undefined : describeChanged(claimed, expected.signature)) ??
            otherPrint(claimed, expected.signature, isOver)),
      ]),
    ],
    made: found && found.others.length > 0 && !printed ? 'one of them' : 'all',
  };
}

const otherPrint = (claimed: string, right: string, isOver: boolean): Advice | undefined =>
  isOver ? undefined : describeOtherPrint(claimed, right);

const present = (advice: readonly (Advice | undefined)[]): readonly Advice[] =>
  advice.filter((one) => one !== undefined);

function tellMistakes<Parts extends SecretPart>(
  { mistakes, parts }: Suspicion<Parts>,
  right: Parts,
  hide: (text: string) => string,
  expected: Signing,
  sign: (parts: Parts) => Signing,
): readonly Advice[] {
  return mistakes.map((mistake) => {
    const { id, title, detail, fix } = mistake;
    if (mistake.tell) return { id, title, detail: hide(mistake.tell(parts, right)), fix };
    // What two mistakes did together is not the form of one of them.
    const here =
      mistakes.length === 1 && hasForms(mistake, right) ? tellDifference(expected, sign(parts)) : undefined;
    return { id, title, detail: here === undefined ? detail : `${detail} ${here}`, fix };
  });
}

/** Whether a mistake is made in several ways, of which the call shows one. */
function hasForms<Parts extends SecretPart>(mistake: Mistake<Parts>, right: Parts): boolean {
  return mistake.rarer !== undefined || mistake.inflict(right).length > 1;
}

/** Headers and parameters that hold a secret by their names. */
const secretLines = /^([\w-]*(?:token|secret|password|authorization|cookie)[\w-]*):.*$/gim;
const secretParameters = /([?&\n][\w.-]*(?:token|secret|password)[\w.-]*)=[^&\n]*/gi;

/** Texts to sign may hold the secret itself, and headers or parameters that hold another one. */
function hideSecrets(
  { canonicalRequest, stringToSign, signature }: Signing,
  { secret, ids = {} }: SecretPart,
  hide: (text: string) => string,
): Signing {
  const own = typeof secret === 'string' ? secret : printLatin1(secret);
  // An id that was used as the secret is no secret, and stands elsewhere as well; a token is one.
  const isId = Object.entries(ids).some(([name, id]) => id === own && !/token|sig/i.test(name));
  const clean = (text: string): string =>
    hide(isId || isLiteralSecret(own) ? text : text.replaceAll(own, '***'))
      .replaceAll(secretLines, '$1:***')
      .replaceAll(secretParameters, '$1=***');
  return {
    ...(canonicalRequest !== undefined && { canonicalRequest: clean(canonicalRequest) }),
    stringToSign: clean(stringToSign),
    signature,
  };
}

function useOfAnotherSecret<Parts extends SecretPart>(others: readonly OtherSecret[]): Mistake<Parts> {
  return {
    id: 'secret-of-another-account',
    about: 'secret',
    title: 'The secret belongs to another account',
    detail: 'The signature is right for the secret of another sandbox or vendor.',
    tell: ({ secret: used }) =>
      `The signature is right for the secret of ${others.find(({ secret }) => secret === used)?.of ?? 'another sandbox'}.`,
    fix: 'Sign with the secret that belongs to the id that the call carries.',
    inflict: (parts) => others.map(({ secret }) => ({ ...parts, secret })),
  };
}

function findFirstDifference(expected: Signing, inferred: Signing): FirstDifference | undefined {
  for (const stage of ['canonicalRequest', 'stringToSign', 'signature'] as const) {
    const [left, right] = [expected[stage] ?? '', inferred[stage] ?? ''];
    if (left !== right) return differenceIn(stage, left, right);
  }
  return undefined;
}

function differenceIn(stage: FirstDifference['in'], expected: string, inferred: string): FirstDifference {
  const [left, right] = [encodeText(expected), encodeText(inferred)];
  let offset = 0;
  while (offset < Math.min(left.length, right.length) && left[offset] === right[offset]) offset += 1;
  const excerpt = (bytes: Uint8Array): string => decodeText(bytes.subarray(offset, offset + 24));
  return { in: stage, offset, expected: excerpt(left), inferred: excerpt(right) };
}

/** Whether a call has no more names and bytes than can be compared in time; any scheme takes them from these places. */
export function isComparable({ target, headers, body }: HttpRequest): boolean {
  const { namesToExplain, bytesToExplain } = bounds;
  if (target.length > bytesToExplain || body.length > bytesToExplain) return false;
  const values = headers.map(([, value]) => value);
  const lists = [target, ...values].map((text) => countMatches(text, /;|%3B/gi));
  const text = printLatin1(body);
  const counts = [
    headers.length,
    ...lists,
    countMatches(target, /&/g),
    countMatches(text, /&/g),
    countMatches(text, /":/g),
  ];
  return counts.every((count) => count <= namesToExplain) && values.join('').length <= bytesToExplain;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.length > bounds.bytesToExplain ? Infinity : [...text.matchAll(pattern)].length;
}
