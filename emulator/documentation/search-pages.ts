import type { DocPage } from './read-pages.ts';

interface FoundPage {
  readonly page: DocPage;
  /** The line that shows best that the page is meant; absent where its title does. */
  readonly excerpt?: string;
}

/** So many characters of a line are shown. */
const longestExcerpt = 160;

/** The pages that hold each word of a text, in their titles or below; those whose titles do come first. */
export function searchPages(pages: readonly DocPage[], text: string): readonly FoundPage[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const inTitle = ({ title, name }: DocPage): boolean => holds(`${title} ${name}`, words);
  const named = pages.filter(inTitle).map((page) => ({ page }));
  const others = pages.filter((page) => !inTitle(page) && holds(page.text, words));
  return [...named, ...others.map((page) => ({ page, excerpt: excerptOf(page.text, words) }))];
}

function holds(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** The line with the most of the words, around the first of them. */
function excerptOf(text: string, words: readonly string[]): string {
  const lines = text.split('\n').map((line) => ({ line, count: countIn(line, words) }));
  const most = Math.max(...lines.map(({ count }) => count));
  const line = (lines.find(({ count }) => count === most)?.line ?? '')
    .replaceAll(/[`*|#]|<[^>]*>/g, ' ')
    .trim();
  const first = Math.min(...words.map((word) => line.toLowerCase().indexOf(word)).filter((at) => at >= 0));
  const from = Number.isFinite(first) ? Math.max(0, first - longestExcerpt / 2) : 0;
  const cut = line.slice(from, from + longestExcerpt);
  return `${from > 0 ? '…' : ''}${cut}${from + longestExcerpt < line.length ? '…' : ''}`.replaceAll(
    /\s+/g,
    ' ',
  );
}

function countIn(line: string, words: readonly string[]): number {
  const lower = line.toLowerCase();
  return words.filter((word) => lower.includes(word)).length;
}
