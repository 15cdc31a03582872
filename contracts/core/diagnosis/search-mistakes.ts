import { bounds } from '../config/bounds.ts';
import { familyOf } from './families.ts';
import type { Mistake, SecretPart } from './mistake.ts';
import type { Search } from './search.ts';

/** Parts of a call with one or two mistakes made in them. */
export interface Suspicion<Parts extends SecretPart> {
  readonly mistakes: readonly Mistake<Parts>[];
  readonly parts: Parts;
}

/** What reproduces a signature, and other mistakes that do so, each by itself. */
interface Found<Parts extends SecretPart> extends Suspicion<Parts> {
  readonly others: readonly Suspicion<Parts>[];
}

type Steps<Result> = Generator<number, Result | undefined, undefined>;

/**
 * One mistake explains more than two, so pairs are tried only when no single one fits: first those of mistakes that are made
 * together, then all others, the ones with the fewest forms first, as far as the bound allows.
 */
export function* findMistakes<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  right: readonly Parts[],
  search: Search<Parts>,
): Steps<Found<Parts>> {
  const singles: Suspicion<Parts>[] = [];
  for (const parts of right)
    for (const [at, mistake] of mistakes.entries()) {
      const made = inflict(mistake, { mistakes: [], parts });
      const single = yield* firstClaimed(made, search);
      if (single)
        return { ...single, others: yield* findOthers(mistake, mistakes.slice(at + 1), parts, search) };
      if (search.isOver()) return undefined;
      singles.push(...made);
      yield search.takeDone();
    }
  search.hasTriedEach = true;
  const pair = yield* findPair(mistakes, right, singles, search);
  search.hasTriedAll &&= !search.isOver();
  return pair && { ...pair, others: [] };
}

/** The mistakes that come to the claimed signature by themselves, each in the first of its forms that does. */
function* findOthers<Parts extends SecretPart>(
  first: Mistake<Parts>,
  mistakes: readonly Mistake<Parts>[],
  parts: Parts,
  search: Search<Parts>,
): Generator<number, readonly Suspicion<Parts>[], undefined> {
  const others: Suspicion<Parts>[] = [];
  const families = new Set([familyOf(first.id)]);
  for (const mistake of mistakes) {
    if (families.has(familyOf(mistake.id))) continue;
    const other = yield* firstClaimed(inflict(mistake, { mistakes: [], parts }), search);
    if (other) {
      others.push(other);
      families.add(familyOf(mistake.id));
    }
    yield search.takeDone();
  }
  return others;
}

/** So many rarer forms of one mistake are tried before others have their turn: some have more than the bound lets through. */
const formsInTurn = 700;

/** The rarer forms of mistakes, each by itself and in turns, behind the usual pairs, which are fewer. */
function* tryRarer<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  right: readonly Parts[],
  search: Search<Parts>,
): Steps<Suspicion<Parts>> {
  search.goFurther(bounds.searchRarer);
  for (const parts of right) {
    let waiting = mistakes.map((mistake) => ({
      mistake,
      forms: (mistake.rarer?.(parts) ?? [])[Symbol.iterator](),
    }));
    while (waiting.length > 0) {
      const next: typeof waiting = [];
      for (const { mistake, forms } of waiting) {
        let count = 0;
        for (let form = forms.next(); !form.done; form = forms.next()) {
          if (search.isOver()) return undefined;
          if (search.isClaimed(form.value)) return { mistakes: [mistake], parts: form.value };
          if (search.isFull()) yield search.takeDone();
          count += 1;
          if (count === formsInTurn) break;
        }
        if (count === formsInTurn) next.push({ mistake, forms });
      }
      waiting = next;
    }
  }
  return undefined;
}

function* findPair<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  right: readonly Parts[],
  singles: readonly Suspicion<Parts>[],
  search: Search<Parts>,
): Steps<Suspicion<Parts>> {
  const place = new Map(mistakes.map((mistake, at) => [mistake, at]));
  const placeOf = ({ mistakes: [made] }: Suspicion<Parts>): number => place.get(made!)!;
  search.allowMore(bounds.searchCommon);
  const common = yield* tryCommonPairs(mistakes, right[0]!, search, 'usual');
  if (common) return common;
  const usual =
    (yield* tryPairs(singles, (one) => mistakes.slice(placeOf(one) + 1), search)) ??
    (yield* tryPairs(singles, (one) => mistakes.slice(0, placeOf(one)), search));
  if (usual) return usual;
  const [several, others] = [true, false].map((isSeveral) =>
    mistakes.filter((mistake) => (mistake.isSeveral ?? false) === isSeveral),
  );
  const rare = (yield* tryRarer(others!, right, search)) ?? (yield* tryRarer(several!, right, search));
  if (rare) return rare;
  search.goFurther(bounds.searchWide);
  const first = yield* tryCommonPairs(mistakes, right[0]!, search, 'rare');
  return first ?? (yield* tryWidePairs(mistakes, singles, search));
}

/** Of a mistake with more forms than these the first alone is tried with the common ones. */
const fewForms = 500;

/** The first forms of any two mistakes, and the common forms of some with all forms of any other: what is usual stands first. */
function* tryCommonPairs<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  parts: Parts,
  search: Search<Parts>,
  kind: 'usual' | 'rare',
): Steps<Suspicion<Parts>> {
  const all = mistakes.map((mistake) => ({ mistake, forms: inflict(mistake, { mistakes: [], parts }) }));
  const usual = new Set(mistakes.filter((one) => rankOf(one) === 0).map(({ id }) => familyOf(id)));
  // A usual mistake of the same family would come to the same signature, and is told rather.
  const isFirst = (one: Mistake<Parts>): boolean => rankOf(one) === 0 || !usual.has(familyOf(one.id));
  const pairs = all.flatMap((one, at) =>
    all
      .filter((_, place) => one.mistake.common !== undefined || (place < at && isFirst(one.mistake)))
      .filter(({ mistake }) => canMeet(one.mistake, mistake))
      .filter(({ mistake }) => one.mistake.common !== undefined || isFirst(mistake))
      .map((other) => ({ one, other, rank: rankOf(one.mistake) + rankOf(other.mistake) })),
  );
  // Two rare ones may come by chance to what a rarer form of one is.
  const chosen = pairs.filter(({ rank }) => (rank === 2) === (kind === 'rare'));
  for (const { one, other } of chosen.toSorted((left, right) => left.rank - right.rank)) {
    const count = one.mistake.common ?? 0;
    const isWider = count === 0 && one.forms.length > other.forms.length;
    const [before, behind] = isWider ? [one, other.mistake] : [other, one.mistake];
    const most = count === 0 || before.forms.length > fewForms ? 1 : fewForms;
    for (const form of before.forms.slice(0, most)) {
      if (search.isOver()) return undefined;
      const double = yield* firstClaimed(inflict(behind, form, count || 1), search);
      if (double) return double;
    }
  }
  return undefined;
}

/** What is tried alone is rarer. */
const rankOf = <Parts extends SecretPart>({ tried }: Mistake<Parts>): number => (tried === 'alone' ? 1 : 0);

function* tryPairs<Parts extends SecretPart>(
  singles: readonly Suspicion<Parts>[],
  othersOf: (single: Suspicion<Parts>) => readonly Mistake<Parts>[],
  search: Search<Parts>,
): Steps<Suspicion<Parts>> {
  for (const single of singles) {
    for (const other of othersOf(single).filter((mistake) => arePaired(single.mistakes[0]!, mistake))) {
      if (search.isOver()) return undefined;
      const double = yield* firstClaimed(inflict(other, single), search);
      if (double) return double;
    }
    yield search.takeDone();
  }
  return undefined;
}

/** All forms of a mistake that another is made together with. */
interface WidePair<Parts extends SecretPart> {
  readonly forms: readonly Suspicion<Parts>[];
  readonly other: Mistake<Parts>;
  readonly size: number;
}

/** The pairs with many forms, the smallest first, so that as many of them as possible come before the bound. */
function* tryWidePairs<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  singles: readonly Suspicion<Parts>[],
  search: Search<Parts>,
): Steps<Suspicion<Parts>> {
  search.goFurther(bounds.searchWide);
  for (const { forms, other } of pairWidely(mistakes, singles, search))
    for (const form of forms) {
      if (search.isOver()) return undefined;
      const double = yield* firstClaimed(inflict(other, form), search);
      if (double) return double;
      if (search.isFull()) yield search.takeDone();
    }
  return undefined;
}

function pairWidely<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  singles: readonly Suspicion<Parts>[],
  search: Search<Parts>,
): readonly WidePair<Parts>[] {
  const formsOf = new Map<Mistake<Parts>, Suspicion<Parts>[]>(mistakes.map((mistake) => [mistake, []]));
  for (const single of singles) formsOf.get(single.mistakes[0]!)?.push(single);
  // What prints the signature in another form than the client cannot be the first of two, unless the other changes that.
  const fitting = new Map(
    mistakes.map((mistake) => [mistake, formsOf.get(mistake)!.filter(({ parts }) => search.couldBe(parts))]),
  );
  const pairs = mistakes.flatMap((mistake, at) => {
    const forms = fitting.get(mistake)!;
    if (forms.length === 0) return [];
    return mistakes
      .filter((other, place) => areWide(mistake, other) && (place > at || fitting.get(other)!.length === 0))
      .map((other) => ({ forms, other, size: forms.length * Math.max(1, formsOf.get(other)!.length) }));
  });
  const few = pairs.filter(({ size }) => size <= mostForms);
  if (few.length < pairs.length) search.hasTriedAll = false;
  return few.toSorted((left, right) => left.size - right.size);
}

/** Pairs with more forms are not tried: they alone would take all that is left. */
const mostForms = 2000;

/** Gives way as soon as a turn is full, however many forms a mistake has. */
function* firstClaimed<Parts extends SecretPart>(
  made: readonly Suspicion<Parts>[],
  search: Search<Parts>,
): Steps<Suspicion<Parts>> {
  for (const suspicion of made) {
    if (search.isOver()) return undefined;
    if (search.isClaimed(suspicion.parts)) return suspicion;
    if (search.isFull()) yield search.takeDone();
  }
  return undefined;
}

/** What comes of a mistake that is made besides others, in its first forms. */
function inflict<Parts extends SecretPart>(
  mistake: Mistake<Parts>,
  { mistakes, parts }: Suspicion<Parts>,
  most = Infinity,
): readonly Suspicion<Parts>[] {
  const forms = mistake.inflict(parts).slice(0, most);
  return forms.map((next) => ({ mistakes: [...mistakes, mistake], parts: next }));
}

function canMeet<Parts extends SecretPart>(one: Mistake<Parts>, other: Mistake<Parts>): boolean {
  if (one.isSeveral || other.isSeveral) return false;
  return one.id !== other.id && (one.about === undefined || one.about !== other.about);
}

/** Whether two mistakes are looked for together before those of which at least one has many forms. */
export function arePaired<Parts extends SecretPart>(one: Mistake<Parts>, other: Mistake<Parts>): boolean {
  const tried = [one.tried, other.tried];
  const isAlone = tried.includes('alone') && !tried.includes('with every other');
  return !isAlone && canMeet(one, other);
}

function areWide<Parts extends SecretPart>(one: Mistake<Parts>, other: Mistake<Parts>): boolean {
  return canMeet(one, other) && !arePaired(one, other);
}
