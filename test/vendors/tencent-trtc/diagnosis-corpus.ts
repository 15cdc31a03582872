import {
  dissect,
  type Mistake,
  type SecretPart,
  type SignedCall,
} from '../../../contracts/core/diagnosis/diagnose-signature.ts';
import { arePaired } from '../../../contracts/core/diagnosis/search-mistakes.ts';

/** A call as a client with a mistake would have signed it. */
export interface MistakenCall {
  readonly title: string;
  /** What must be named, in the order of the alphabet. */
  readonly ids: readonly string[];
  readonly name: () => readonly string[];
}

interface Made<Parts extends SecretPart> {
  readonly mistakes: readonly Mistake<Parts>[];
  readonly parts: Parts;
}

type Corpus<Parts extends SecretPart> = readonly (readonly [title: string, call: SignedCall<Parts>])[];

/**
 * Every mistake on every call, where no other mistake comes to the same bytes: in each of its forms, but only in some of them
 * where it has hundreds, which differ in nothing but a number.
 */
export function singles<Parts extends SecretPart>(corpus: Corpus<Parts>): readonly MistakenCall[] {
  return corpus.flatMap(([title, call]) => {
    const forms = new Map<string, number>();
    return [...tabulate(call).alone].flatMap(([signature, explanations]) => {
      const [only = ''] = explanations;
      const form = forms.get(only) ?? 0;
      forms.set(only, form + 1);
      return form >= 30 && form % 97 > 0 ? [] : mistaken(title, call, signature, explanations);
    });
  });
}

/**
 * Every pair of mistakes on one of the calls, where neither a single one nor another pair comes to the same bytes.
 * The calls take turns.
 */
export function pairs<Parts extends SecretPart>(corpus: Corpus<Parts>): readonly MistakenCall[] {
  const byPair = new Map<string, MistakenCall[]>();
  for (const [title, call] of corpus) {
    for (const [signature, explanations] of tabulate(call).together()) {
      for (const made of mistaken(title, call, signature, explanations)) {
        const key = made.ids.join();
        byPair.set(key, [...(byPair.get(key) ?? []), made]);
      }
    }
  }
  return [...byPair.values()].map((calls, turn) => calls[(turn * 7) % calls.length]!);
}

function mistaken<Parts extends SecretPart>(
  title: string,
  call: SignedCall<Parts>,
  claimed: string,
  explanations: ReadonlySet<string>,
): readonly MistakenCall[] {
  const [only, ...others] = explanations;
  if (only === undefined || others.length > 0) return [];
  const name = () =>
    dissect({ ...call, claimed })
      .mistakes.map(({ id }) => id)
      .toSorted();
  return [{ title: `${only} on ${title}`, ids: only.split(' and '), name }];
}

/** All signatures that one mistake or two come to, with the mistakes that do; what is accepted is in neither table. */
function tabulate<Parts extends SecretPart>({ scheme, right }: SignedCall<Parts>) {
  const sign = ({ parts }: Made<Parts>): string => scheme.sign(parts).signature;
  const start = right.map((parts): Made<Parts> => ({ mistakes: [], parts }));
  const once = start.flatMap((made) => makeEach(scheme.mistakes, made));
  const accepted = new Set(start.map(sign));
  const alone = collect(once, sign, (signature) => accepted.has(signature));
  const together = () =>
    collect(
      once.flatMap((made) => makeEach(scheme.mistakes, made)),
      sign,
      (signature) => accepted.has(signature) || alone.has(signature),
    );
  return { alone, together };
}

function collect<Parts extends SecretPart>(
  all: readonly Made<Parts>[],
  sign: (made: Made<Parts>) => string,
  isExplained: (signature: string) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const made of all) {
    const signature = sign(made);
    if (isExplained(signature)) continue;
    const key = made.mistakes
      .map(({ id }) => id)
      .toSorted()
      .join(' and ');
    table.set(signature, (table.get(signature) ?? new Set()).add(key));
  }
  return table;
}

function makeEach<Parts extends SecretPart>(
  mistakes: readonly Mistake<Parts>[],
  { mistakes: made, parts }: Made<Parts>,
): readonly Made<Parts>[] {
  return mistakes
    .filter((mistake) => made.every((other) => arePaired(other, mistake)))
    .flatMap((mistake) =>
      mistake.inflict(parts).map((next) => ({ mistakes: [...made, mistake], parts: next })),
    );
}
