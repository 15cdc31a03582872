/** One table of the page. */
export interface Report {
  readonly title: string;
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in the way of the goals, and what has been tried; printed where one is missed. */
  readonly whenMissed: string;
}

const missed = '**missed**';

export function goal(isMet: boolean, words: string): string {
  return `${words}: ${isMet ? 'met' : missed}`;
}

export function printReport({ title, text, head, rows, whenMissed }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)];
  const isMissed = rows.some((cells) => cells.some((cell) => cell.includes(missed)));
  return [`## ${title}`, '', text, '', ...table, '', ...(isMissed ? [whenMissed, ''] : [])].join('\n');
}
