/** Something that a developer did wrong, said so that it can be put right. */
export interface Advice {
  readonly id: string;
  readonly title: string;
  /** What was done, in a sentence. */
  readonly detail: string;
  /** What to do instead, in a sentence. */
  readonly fix: string;
  /** Whether it says already what a mistake in the signature says, which is then not told beside it. */
  readonly tells?: (mistake: Advice) => boolean;
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
  /** The ids and tokens of the call, which clients take for its secret, by their names. */
  readonly ids?: Readonly<Record<string, string>>;
  /** What stands beside the secret in settings, such as its region. */
  readonly beside?: readonly string[];
}

/** A mistake that clients are known to make: how they come to sign something else than they should. */
export interface Mistake<Parts extends SecretPart> extends Advice {
  /**
   * What a client that makes the mistake signs instead. There are several answers where the mistake has several forms,
   * and none where it makes no difference to this call.
   */
  inflict(parts: Parts): readonly Parts[];
  /** Forms that are too many or too rare for all that: each is tried by itself, and only when nothing else fits. */
  rarer?(parts: Parts): Iterable<Parts>;
  /** It is several things at once: its rarer forms come after those of others, and no other comes with it. */
  readonly isSeveral?: true;
  /** Which of the mistake's forms the parts have that reproduce the signature, beside the right ones, in place of `detail`. */
  tell?(made: Parts, right: Parts): string;
  /**
   * `alone`: it has so many forms, or is so rare, that it is tried together with other mistakes only at the end, as far as
   * the bound allows. `with every other`: it is so common, and costs so little, that it is tried even with those before.
   */
  readonly tried?: 'alone' | 'with every other';
  /** So many of its first forms are so common that each is tried with every form of the others, before the usual pairs. */
  readonly common?: number;
  /** What the mistake is about, where two mistakes about the same are one too many. */
  readonly about?: 'secret';
}

/** One way of signing, with the mistakes that are known of it. */
export interface SigningScheme<Parts extends SecretPart> {
  readonly name: string;
  /** What is tried in the search for a mistake, in a few words. */
  readonly tries: string;
  sign(parts: Parts): Signing;
  /** Whether parts may come to such a signature at all, by how they print it; what cannot is not signed. */
  couldBe?(parts: Parts, claimed: string): boolean;
  readonly mistakes: readonly Mistake<Parts>[];
}
