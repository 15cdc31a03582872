import ts from 'typescript';

/** A piece of a text, and what takes its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with edits made that do not touch each other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((left, right) => right.from - left.from)
    .reduce((done, { from, to, text: added }) => done.slice(0, from) + added + done.slice(to), text);
}

/** A comment above a declaration, in the place of the one that may stand there. */
export function above(node: ts.Node, file: ts.SourceFile, comment: string): Edit {
  const start = node.getStart(file);
  const [first] = ts.getJSDocCommentsAndTags(node);
  const indent = /[^\S\n]*$/.exec(file.text.slice(0, first?.getStart(file) ?? start))![0];
  const lines = comment.replaceAll('*/', '*\\/').split('\n');
  const text =
    lines.length === 1
      ? `/** ${lines[0]!} */`
      : ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join(`\n${indent}`);
  return { from: first?.getStart(file) ?? start, to: start, text: `${text}\n${indent}` };
}
