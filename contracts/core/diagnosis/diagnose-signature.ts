import { bounds } from '../config/bounds.ts';
import type { HttpRequest } from '../wire/http.ts';
import { encodeText, printLatin1 } from '../wire/bytes.ts';
import { decodeText } from '../wire/json.ts';
import { isLiteralSecret } from './literal-secrets.ts';

/** Something that a developer did wrong, said so that it can be put right. */
export interface Advice {
  readonly id: string;
  readonly title: string;
  /** What was done, in a sentence. */
  readonly detail: string;
  /** What to do instead, in a sentence. */
  readonly fix: string;
}

/** How a signature comes about, in the vendor's own words for its stages. */
export interface Signing {
  /** Only where the scheme has one. */
  readonly canonicalRequest?: string;
  readonly stringToSign: string;
  readonly signature: string;
}

/** What every scheme signs with; the rest of the parts is the scheme's own. */
export interface SecretPart {
  readonly secret: string | Uint8Array;
  /** The ids and tokens of the call, which clients take for its secret. */
  readonly ids?: readonly string[];
}

/** A mistake that clients are known to make: how they come to sign something else than they should. */
export interface Mistake<Parts extends SecretPart> extends Advice {
  /**
   * What a client that makes the mistake signs instead. There are several answers where the mistake has several forms,
   * and none where it makes no difference to this call.
   */
  inflict(parts: Parts): readonly Parts[];
  /** Which of the mistake's forms the parts have that reproduce the signature, in place of `detail`. */
  tell?(made: Parts): string;
  /**
   * `alone`: it has so many forms, or is so rare, that it is not tried together with other mistakes. `with every other`: it is
   * so common, and costs so little, that it is tried together even with those.
   */
  readonly tried?: 'alone' | 'with every other';
  /** What the mistake is about, where two mistakes about the same are one too many. */
  readonly about?: 'secret';
}

/** Whether two mistakes are looked for together. */
export function arePaired<Parts extends SecretPart>(one: Mistake<Parts>, other: Mistake<Parts>): boolean {
  const tried = [one.tried, other.tried];
  const isAlone = tried.includes('alone') && !tried.includes('with every other');
  return one.id !== other.id && !isAlone && (one.about === undefined || one.about !== other.about);
}

/** One way of signing, with the mistakes that are known of it. */
export interface SigningScheme<Parts extends SecretPart> {
  readonly name: string;
  sign(parts: Parts): Signing;
  /** Whether parts may come to such a signature at all, by how they print it; what cannot is not signed. */
  couldBe?(parts: Parts, claimed: string): boolean;
  readonly mistakes: readonly Mistake<Parts>[];
}

/** The signature of a call, and what it should have been made of. */
export interface SignedCall<Parts extends SecretPart> {
  readonly scheme: SigningScheme<Parts>;
  /** What the vendor accepts: the documented parts first, then what it tolerates. */
  readonly right: readonly [Parts, ...Parts[]];
  readonly claimed: string;
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
  /** Whether the search came to its bound before each mistake was tried by itself. */
  readonly isCutShort: boolean;
  /** What was tried to reproduce the signature: so many mistakes, in so many ways, pairs of them included. */
  readonly tried: { readonly mistakes: number; readonly ways: number };
}

/** Where two texts part: the number of bytes they share, and what follows in each. */
export interface FirstDifference {
  readonly in: 'canonicalRequest' | 'stringToSign' | 'signature';
  readonly offset: number;
  readonly expected: string;
  readonly inferred: string;
}

/** Parts of a call with one or two mistakes made in them. */
interface Suspicion<Parts extends SecretPart> {
  readonly mistakes: readonly Mistake<Parts>[];
  readonly parts: Parts;
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
  { scheme, right, claimed }: SignedCall<Parts>,
  otherSecrets: readonly string[] = [],
  hide: (text: string) => string = (text) => text,
): Generator<number, Findings, undefined> {
  const expected = hideSecrets(scheme.sign(right[0]), right[0], hide);
  const mistakes = [...scheme.mistakes, useOfAnotherSecret<Parts>(otherSecrets)];
  const isGenuine = right.some((parts) => scheme.sign(parts).signature === claimed);
  const search = createSearch(scheme, claimed);
  const found = isGenuine ? undefined : yield* findSuspicion(mistakes, right, search);
  const inferred = found && hideSecrets(scheme.sign(found.parts), found.parts, hide);
  return {
    scheme: scheme.name,
    isGenuine,
    expected,
    inferred,
    firstDifference: inferred && findFirstDifference(expected, inferred),
    isCutShort: !found && search.isOver() && !search.hasTriedEach,
    tried: { mistakes: mistakes.length, ways: search.ways },
    mistakes: found ? tellMistakes(found, hide) : [],
  };
}

/** A search that has an end: what it has done, and whether it may go on. */
interface Search<Parts> {
  isClaimed(parts: Parts): boolean;
  isOver(): boolean;
  /** How much was done since somebody asked last. */
  takeDone(): number;
  /** Whether each mistake was tried by itself. */
  hasTriedEach: boolean;
  readonly ways: number;
}

function createSearch<Parts extends SecretPart>(
  scheme: SigningScheme<Parts>,
  claimed: string,
): Search<Parts> {
  let [work, ways, told] = [0, 0, 0];
  return {
    isClaimed(parts) {
      if (scheme.couldBe?.(parts, claimed) === false) return false;
      const { canonicalRequest = '', stringToSign, signature } = scheme.sign(parts);
      work += bounds.searchTry + canonicalRequest.length + stringToSign.length;
      ways += 1;
      return signature === claimed;
    },
    isOver: () => work > bounds.searchWork,
    takeDone() {
      const done = work - told;
      told = work;
      return Math.ceil(done / bounds.searchShare);
    },
    hasTriedEach: false,
    get ways() {
      return ways;
    },
  };
}

function tellMistakes<Parts extends SecretPart>(
  { mistakes, parts }: Suspicion<Parts>,
  hide: (text: string) => string,
): readonly Advice[] {
  return mistakes.map((mistake) => {
    const { id, title, detail, fix } = mistake;
    return { id, title, detail: mistake.tell ? hide(mistake.tell(parts)) : detail, fix };
  });
}

/** Headers and parameters that hold a secret by their names. */
const secretLines = /^([\w-]*(?:token|secret|password|authorization|cookie)[\w-]*):.*$/gim;
const secretParameters = /([?&\n][\w.-]*(?:token|secret|password)[\w.-]*)=[^&\n]*/gi;

/** Texts to sign may hold the secret itself, and headers or parameters that hold another one. */
function hideSecrets(
  { canonicalRequest, stringToSign, signature }: Signing,
  { secret }: SecretPart,
  hide: (text: string) => string,
): Signing {
  const own = typeof secret === 'string' ? secret : printLatin1(secret);
  const clean = (text: string): string =>
    hide(isLiteralSecret(own) ? text : text.replaceAll(own, '***'))
      .replaceAll(secretLines, '$1:***')
      .replaceAll(secretParameters, '$1=***');
  return {
    ...(canonicalRequest !== undefined && { canonicalRequest: clean(canonicalRequest) }),
    stringToSign: clean(stringToSign),
    signature,
  };
}

/** One mistake explains more than two, so pairs are tried only when no single one fits; each pair in one order first. */
function* findSuspicion<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  right: readonly Parts[],
  search: Search<Parts>,
): Generator<number, Suspicion<Parts> | undefined, undefined> {
  const singles: Suspicion<Parts>[] = [];
  for (const parts of right)
    for (const mistake of mistakes) {
      const made = inflictEach([mistake], { mistakes: [], parts });
      const single = made.find((one) => !search.isOver() && search.isClaimed(one.parts));
      if (single || search.isOver()) return single;
      singles.push(...made);
      yield search.takeDone();
    }
  search.hasTriedEach = true;
  return (
    (yield* findPair(singles, (made) => mistakes.slice(mistakes.indexOf(made) + 1), search)) ??
    (yield* findPair(singles, (made) => mistakes.slice(0, mistakes.indexOf(made)), search))
  );
}

function* findPair<Parts extends SecretPart>(
  singles: readonly Suspicion<Parts>[],
  othersOf: (made: Mistake<Parts>) => readonly Mistake<Parts>[],
  search: Search<Parts>,
): Generator<number, Suspicion<Parts> | undefined, undefined> {
  for (const suspicion of singles) {
    yield search.takeDone();
    const made = suspicion.mistakes[0]!;
    for (const other of othersOf(made).filter((mistake) => arePaired(made, mistake))) {
      if (search.isOver()) return undefined;
      const doubles = inflictEach([other], suspicion);
      const double = doubles.find(({ parts }) => !search.isOver() && search.isClaimed(parts));
      if (double) return double;
    }
  }
  return undefined;
}

function inflictEach<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  { mistakes: made, parts }: Suspicion<Parts>,
): Suspicion<Parts>[] {
  return mistakes.flatMap((mistake) =>
    mistake.inflict(parts).map((next) => ({ mistakes: [...made, mistake], parts: next })),
  );
}

function useOfAnotherSecret<Parts extends SecretPart>(secrets: readonly string[]): Mistake<Parts> {
  return {
    id: 'secret-of-another-account',
    about: 'secret',
    title: 'The secret belongs to another account',
    detail: 'The signature is right for the secret of another sandbox.',
    fix: 'Sign with the secret that belongs to the id that the call carries.',
    inflict: (parts) => secrets.map((secret) => ({ ...parts, secret })),
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
  const lists = [target, ...values].map((text) => countOf(text, /;|%3B/gi));
  const text = printLatin1(body);
  const counts = [headers.length, ...lists, countOf(target, /&/g), countOf(text, /&/g), countOf(text, /":/g)];
  return counts.every((count) => count <= namesToExplain) && values.join('').length <= bytesToExplain;
}

function countOf(text: string, pattern: RegExp): number {
  return text.length > bounds.bytesToExplain ? Infinity : [...text.matchAll(pattern)].length;
}
