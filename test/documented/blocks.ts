import { readdirSync, readFileSync } from 'node:fs';
import { notRun } from '../../scripts/docs/samples.ts';

/** A code block of a page. */
export interface Block {
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What it is generated from, where it is. */
  readonly from: string | undefined;
  /** Whether the words before it say that nothing runs it. */
  readonly isMarked: boolean;
}

const root = new URL('../../', import.meta.url);

/** Pages whose blocks other tests run, or that are about the project's own sources. */
const elsewhere = /^docs\/(?:zh\/)?(?:reference|decisions)\/|^docs\/mutants\.md$/;

/** Every page that somebody reads who uses the project. */
export const pages: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
    .map((file) => `docs/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md') && !elsewhere.test(file)),
];

export function readPage(page: string): string {
  return readFileSync(new URL(page, root), 'utf8');
}

/** The code blocks of a page, in their order. */
export function readBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let from: string | undefined;
  let before = '';
  let wasBlank = true;
  let open: { line: number; language: string; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^\s*```(\S*)/.exec(line);
    if (open && fence) {
      const isMarked = Object.values(notRun).some((words) => before.includes(words));
      blocks.push({ ...open, text: open.lines.join('\n'), from, isMarked });
      open = undefined;
      before = '';
      wasBlank = true;
    } else if (open) open.lines.push(line);
    else if (fence) open = { line: index + 1, language: fence[1]!, lines: [] };
    else {
      from = /<!-- generated: (.+) -->/.exec(line)?.[1] ?? (line.includes('<!-- end -->') ? undefined : from);
      // A paragraph counts as one; blank lines after it do not end it for the block that follows.
      if (line.trim() !== '') before = wasBlank ? line : `${before} ${line}`;
      wasBlank = line.trim() === '';
    }
  }
  return blocks;
}
