import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { readSentences, type Sentences } from '../../reference/language/sentences.ts';

let sentences: Sentences | undefined;

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** What people call a thing that the summaries name in other words. */
const alsoNamed: Readonly<Record<string, readonly string[]>> = {
  拉黑: ['封禁'],
  黑名单: ['封禁名单', '被封禁', '禁言名单'],
  封号: ['封禁'],
  敏感词: ['严禁词'],
  违禁词: ['严禁词'],
  屏蔽词: ['严禁词'],
  踢人: ['踢出', '移出'],
  踢掉: ['踢出', '移出'],
  闭麦: ['音视频'],
  解散: ['销毁', '删除频道', '删除活动'],
};

/** Whether the Chinese summary of what an English one says has a Chinese word, or one that means the same. */
export function isInChinese(word: string, summary: string): boolean {
  return isChinese(word) && wordsLike(word).some((like) => readChinese(summary).includes(like));
}

function wordsLike(word: string): readonly string[] {
  const known = Object.entries(alsoNamed).filter(([name]) => word.includes(name));
  return [word, ...known.flatMap(([name, others]) => others.map((other) => word.replace(name, other)))];
}

function readChinese(summary: string): string {
  sentences ??= readSentences();
  return sentences[summary] ?? '';
}

/** The name of an outcome that a text means. */
export function outcomeNamed(text: string): string {
  return text === '成功' ? 'success' : text;
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
  if (!isChinese(word)) return { methods: [], haveWord: false };
  const known = vendors
    .flatMap((vendor) => [...operationsByKey(vendor).values()])
    .map(({ name, doc: { summary } }) => ({ name, summary }));
  const inChinese = known.map(({ name, summary }) => ({ name, summary: readChinese(summary) }));
  const having = wordsLike(word)
    .flatMap((like) => inChinese.filter(({ summary }) => summary.includes(like)))
    .toSorted((left, right) => Number(isSecond(left)) - Number(isSecond(right)));
  const found = having.length > 0 ? having : rank(word, inChinese);
  const methods = [...new Set(found.map(({ name }) => name))].slice(0, mostOffered);
  return { methods, haveWord: having.length > 0 };
}

interface Known {
  readonly name: string;
  readonly summary: string;
}

/** What looks something up or takes it back is meant less often than what does it. */
const isSecond = ({ name }: Known): boolean => /^(list|get|describe|un|lift|delete)/.test(name);

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
