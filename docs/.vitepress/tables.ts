import type { MarkdownRenderer } from 'vitepress';

interface Measured {
  readonly width: number;
}

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/** How wide a page is for a table, and a column of sentences at most and at least, in em; what does not fit then scrolls. */
const room = 44;
const widest = 17;
const narrowest = 11;
const padding = 1.75;
const widthOfLetter = 0.58;

/**
 * Gives each column of a table room for its words: a browser makes a column of sentences as narrow as its longest word where
 * others have long names, so that a sentence becomes a tower. The table scrolls in its own box instead.
 */
export function giveColumnsRoom(md: MarkdownRenderer): void {
  md.core.ruler.push('give-columns-room', ({ tokens }) => {
    let cells: Token[][] = [];
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'table_open') cells = [];
      if (token.type === 'tr_open') cells.push([]);
      if (token.type === 'th_open' || token.type === 'td_open') {
        cells.at(-1)!.push(token);
        token.meta = { width: widthOf(tokens[index + 1]!) } satisfies Measured;
      }
      if (token.type === 'table_close') setWidths(cells);
    }
  });
}

function setWidths([heads = [], ...rows]: readonly (readonly Token[])[]): void {
  const wanted = heads.map((head, column) =>
    Math.max(
      ...[head, ...rows.flatMap((row) => row[column] ?? [])].map(({ meta }) => (meta as Measured).width),
    ),
  );
  const most = shareRoom(wanted);
  for (const [column, head] of heads.entries())
    head.attrJoin('style', `min-width: ${Math.min(most, wanted[column]!).toFixed(1)}em`);
}

/** The width of the widest columns with which the table fits, within bounds. */
function shareRoom(wanted: readonly number[]): number {
  let most = widest;
  const width = () => wanted.reduce((sum, each) => sum + Math.min(most, each) + padding, 0);
  while (most > narrowest && width() > room) most -= 0.5;
  return most;
}

/** About how wide the text of a cell is on one line, in em. What is folded needs no room. */
function widthOf({ children }: Token): number {
  let text = '';
  for (const { type, content } of children ?? []) {
    if (content === '</summary>') break;
    if (type === 'text' || type === 'code_inline') text += content;
  }
  const wide = text.match(/[\p{sc=Han}，。；：、（）]/gu)?.length ?? 0;
  return wide + (text.length - wide) * widthOfLetter;
}
