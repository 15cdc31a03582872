/** One table of the page. */
export interface Report {
  readonly title: string;
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function goal(isMet: boolean, words: string): string {
  return `${words}: ${isMet ? 'met' : '**missed**'}`;
}

export function printReport({ title, text, head, rows }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)];
  return [`## ${title}`, '', text, '', ...table, ''].join('\n');
}
