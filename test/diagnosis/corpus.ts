import { describe, expect, it } from 'vitest';
import {
  dissect,
  type Mistake,
  type SecretPart,
  type SignedCall,
  type Signing,
} from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { findDifference } from '../../contracts/core/diagnosis/tell-difference.ts';
import { familyOf } from '../../contracts/core/diagnosis/families.ts';
import { arePaired } from '../../contracts/core/diagnosis/search-mistakes.ts';
import { isWhole, takeShare } from '../share.ts';

/** A signed call, and a name for it in the titles of tests. */
export interface CorpusCall<Parts extends SecretPart> {
  readonly title: string;
  readonly call: SignedCall<Parts>;
}

interface Case {
  readonly title: string;
  readonly ids: readonly string[];
  readonly check: () => void;
}

/** A search takes long, so by day only a share is tried. Of all pairs of mistakes, and of the rarer forms of one, each so many-th is tried. */
const stride = isWhole ? 1 : 199;

/** Some mistakes have thousands of forms, such as a time that was cut off: of those beyond the first, each so many-th is tried. */
const formsWhole = 1;

/** A mistake that some call has met already is tried on each so many-th of the others. */
const callsApart = isWhole ? 1 : 18;

/** A search that comes to nothing takes longest: it is done on each so many-th call. */
const nothingApart = 8;

/** The same call of somebody who has another secret, for mistakes that make no difference to every one. */
export function withSecret<Parts extends SecretPart>(
  { title, call }: CorpusCall<Parts>,
  secret: string,
): CorpusCall<Parts> {
  const [first, ...others] = call.right.map((parts) => ({ ...parts, secret }));
  const right = [first!, ...others] as const;
  return {
    title: `${title} with a secret that has signs in it`,
    call: { ...call, right, claimed: call.scheme.sign(right[0]).signature },
  };
}

/** What every scheme's diagnosis must do on its corpus: all right, and nothing named that is not so. */
export function describeCorpus<Parts extends SecretPart>(
  title: string,
  calls: readonly [CorpusCall<Parts>, ...CorpusCall<Parts>[]],
): void {
  const [{ call: first }] = calls;
  const singles = singleMistakes(calls);

  describe(title, () => {
    it.each(calls)('calls $title genuine', ({ call }) => {
      expect(dissect(call)).toMatchObject({ isGenuine: true, mistakes: [] });
    });

    it.each(singles)('names $title', ({ check }) => {
      check();
    });

    it('meets every mistake of the catalogue on some call', () => {
      const met = new Set(singles.flatMap(({ ids }) => ids));
      expect(first.scheme.mistakes.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
    });

    it.each(takeShare(calls, nothingApart))(
      'quotes of each text what stands in it, on $title',
      ({ call }) => {
        const [right] = call.right;
        const expected = call.scheme.sign(right);
        for (const mistake of call.scheme.mistakes)
          for (const parts of takeShare(
            mistake.inflict(right),
            1 + Math.floor(mistake.inflict(right).length / 40),
          ))
            expectQuotes(expected, call.scheme.sign(parts), mistake.id);
      },
    );

    it.each(takeShare(calls, nothingApart))('names nothing for another secret on $title', (corpusCall) => {
      expectNoMistake(corpusCall);
    });

    it('explains two mistakes at once', () => {
      const { mistakes } = first.scheme;
      for (const [index, one] of mistakes.entries()) {
        const others = mistakes.filter(
          (other, place) => place > index && (place + index) % stride === 0 && arePaired(one, other),
        );
        for (const other of others) expectPair(calls[0], one, other);
      }
    });
  });
}

/**
 * Every mistake of a scheme made on the calls where it makes a difference: in its forms on the first call that has the form,
 * and in its first form on some of the others, unless the environment asks for all.
 */
function singleMistakes<Parts extends SecretPart>(calls: readonly CorpusCall<Parts>[]): readonly Case[] {
  const met = new Set<string>();
  return calls.flatMap(({ title, call }, callAt) => {
    const twins = findTwins(call);
    return call.scheme.mistakes.flatMap((mistake, mistakeAt) =>
      formsOf(mistake, call).flatMap((parts, form) => {
        const name = `${mistake.id} (form ${form + 1})`;
        const isNew = !met.has(name);
        met.add(name);
        const isTried = isNew
          ? form < formsWhole || form % stride === 0
          : form === 0 && (callAt + mistakeAt) % callsApart === 0;
        if (!isWhole && !isTried) return [];
        const check = (): void => {
          expectFindings(call, parts, mistake.id, twins);
        };
        return [{ title: `${name} on ${title}`, ids: [mistake.id], check }];
      }),
    );
  });
}

/** What is quoted as the client's stands in the client's text, and what is quoted as the right one in the right text. */
function expectQuotes(expected: Signing, made: Signing, id: string): void {
  const difference = findDifference(expected, made);
  if (!difference) return;
  const { name, stands, belongs } = difference;
  const context = `${id}: ${JSON.stringify([stands, belongs])}`;
  expect((made[name] ?? '').includes(stands), context).toBe(true);
  expect((expected[name] ?? '').includes(belongs), context).toBe(true);
}

type Twins = ReadonlyMap<string, ReadonlySet<string>>;

/** The mistakes that come to each signature of a call. */
function findTwins<Parts extends SecretPart>({ right, scheme }: SignedCall<Parts>): Twins {
  const twins = new Map<string, Set<string>>();
  for (const mistake of scheme.mistakes)
    for (const parts of mistake.inflict(right[0])) {
      const { signature } = scheme.sign(parts);
      twins.set(signature, (twins.get(signature) ?? new Set()).add(mistake.id));
    }
  return twins;
}

/** Signs with a secret that nothing explains, and demands that nothing is named. */
function expectNoMistake<Parts extends SecretPart>({ call }: CorpusCall<Parts>): void {
  const [right] = call.right;
  const claimed = call.scheme.sign({ ...right, secret: 'a secret that belongs to nobody' }).signature;
  expect(dissect({ ...call, claimed })).toMatchObject({
    isGenuine: false,
    mistakes: [],
    inferred: undefined,
  });
}

/** Two mistakes at once: what is named must reproduce the signature, and be no more than two. */
function expectPair<Parts extends SecretPart>(
  { call }: CorpusCall<Parts>,
  first: Mistake<Parts>,
  second: Mistake<Parts>,
): void {
  for (const once of formsOf(first, call).slice(0, 1)) {
    for (const twice of second.inflict(once).slice(0, 1)) {
      const claimed = call.scheme.sign(twice).signature;
      const findings = dissect({ ...call, claimed });
      expect(findings.isGenuine || findings.inferred?.signature === claimed).toBe(true);
      expect(findings.mistakes.length).toBeLessThanOrEqual(2);
    }
  }
}

function formsOf<Parts extends SecretPart>(
  mistake: Mistake<Parts>,
  { right, scheme }: SignedCall<Parts>,
): readonly Parts[] {
  const accepted = right.map((parts) => scheme.sign(parts).signature);
  return mistake.inflict(right[0]).filter((parts) => !accepted.includes(scheme.sign(parts).signature));
}

function expectFindings<Parts extends SecretPart>(
  call: SignedCall<Parts>,
  parts: Parts,
  id: string,
  allTwins: Twins,
): void {
  const claimed = call.scheme.sign(parts).signature;
  const twins = allTwins.get(claimed)!;
  const findings = dissect({ ...call, claimed });
  expect(findings.isGenuine).toBe(false);
  expect(findings.inferred?.signature).toBe(claimed);
  // Mistakes that come to the same bytes on this call cannot be told apart, so all are told, but one alone of each family.
  const families = [...twins].map(familyOf);
  const told = findings.mistakes.map((mistake) => mistake.id);
  expect([...twins]).toEqual(expect.arrayContaining([...told, id]));
  expect(new Set(told).size).toBe(new Set(families).size);
  expect(findings.made).toBe(told.length === 1 ? 'all' : 'one of them');
}
