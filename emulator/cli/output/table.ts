import stringWidth from 'string-width';
import { plainText, type Part } from './style.ts';

/** What stands in one place of a table. */
export type Cell = Part | readonly Part[];

const gap = 2;

/** Lines whose cells stand under each other. Chinese characters and emoji are two columns wide. */
export function alignRows(rows: readonly (readonly Cell[])[]): readonly (readonly Part[])[] {
  const lines = rows.map((row) => row.map(partsOf));
  const columns = Math.max(0, ...lines.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((cells) => widthOf(cells[column] ?? []))),
  );
  return lines.map((cells) => {
    // What ends a line needs no space after it.
    const last = cells.findLastIndex((parts) => widthOf(parts) > 0);
    return cells
      .slice(0, last + 1)
      .flatMap((parts, column) =>
        column === last ? parts : [...parts, ' '.repeat(widths[column]! - widthOf(parts) + gap)],
      );
  });
}

function partsOf(cell: Cell): readonly Part[] {
  return typeof cell === 'string' || 'style' in cell ? [cell] : cell;
}

function widthOf(parts: readonly Part[]): number {
  return stringWidth(plainText(parts));
}
