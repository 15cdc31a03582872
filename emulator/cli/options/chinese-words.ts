import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { readSentences, type Sentences } from '../../reference/language/sentences.ts';

let sentences: Sentences | undefined;

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** A summary as the Chinese reference has it, where a word can be found in that alone. */
export function summaryFor(word: string, summary: string): string {
  if (!isChinese(word)) return '';
  sentences ??= readSentences();
  return sentences[summary] ?? '';
}

/** Methods that a Chinese word may mean. */
interface Offered {
  readonly methods: readonly string[];
  /** Whether their summaries have the whole word, so that a search for it finds them. */
  readonly haveWord: boolean;
}

/** So many are offered. */
const mostOffered = 3;

/**
 * The methods of the operations whose Chinese summaries have a Chinese word; or else those that have at least half of its
 * characters.
 */
export function methodsFor(word: string, vendors: readonly Vendor[]): Offered {
  const known = vendors
    .flatMap((vendor) => [...operationsByKey(vendor).values()])
    .map(({ name, doc }) => ({ name, summary: summaryFor(word, doc.summary) }));
  const having = isChinese(word) ? known.filter(({ summary }) => summary.includes(word)) : [];
  const found = having.length > 0 ? having : rank(word, known);
  const methods = [...new Set(found.map(({ name }) => name))].slice(0, mostOffered);
  return { methods, haveWord: having.length > 0 };
}

interface Known {
  readonly name: string;
  readonly summary: string;
}

/** The first character of a Chinese word mostly says what is done. */
function rank(word: string, known: readonly Known[]): readonly Known[] {
  const characters = [...new Set(word)].filter(isChinese);
  return known
    .map((one) => ({ one, had: characters.filter((character) => one.summary.includes(character)) }))
    .filter(({ had }) => had.length > 0 && had.length * 2 >= characters.length)
    .toSorted(
      (left, right) =>
        word.indexOf(left.had[0]!) - word.indexOf(right.had[0]!) ||
        right.had.length - left.had.length ||
        left.one.summary.length - right.one.summary.length,
    )
    .map(({ one }) => one);
}
