// The declarations of a vendor's operations lose the comments of fields that another file declares: they are put in again.
import ts from 'typescript';
import type { OperationDocs } from '../../contracts/core/contract/operation-docs.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of a declaration file with what is said of each operation above it, and of each field above the field. */
export function commentDeclarations(
  text: string,
  docs: OperationDocs,
  about: (method: string) => string,
): string {
  const file = ts.createSourceFile('operations.d.ts', text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const method = ts.isPropertySignature(node) ? node.name.getText(file) : '';
    const schemas = ts.isPropertySignature(node) ? schemasOf(node, file) : undefined;
    const doc = Object.hasOwn(docs, method) ? docs[method] : undefined;
    if (!schemas || !doc) {
      ts.forEachChild(node, visit);
      return;
    }
    edits.push(above(node, file, about(method)));
    commentFields(schemas[0], file, '', doc.input, edits);
    commentFields(schemas[1], file, '', doc.output, edits);
  };
  visit(file);
  return edits
    .toSorted((left, right) => right.from - left.from)
    .reduce((done, { from, to, text: added }) => done.slice(0, from) + added + done.slice(to), text);
}

/** The types of input and output of a property that is an operation. */
function schemasOf(
  node: ts.PropertySignature,
  file: ts.SourceFile,
): readonly [ts.TypeNode, ts.TypeNode] | undefined {
  const type = node.type;
  if (!type || !(ts.isTypeReferenceNode(type) || ts.isImportTypeNode(type))) return undefined;
  const name = ts.isTypeReferenceNode(type) ? type.typeName : type.qualifier;
  const [input, output] = type.typeArguments ?? [];
  return name?.getText(file) === 'Operation' && input && output ? [input, output] : undefined;
}

function commentFields(
  node: ts.Node,
  file: ts.SourceFile,
  path: string,
  meanings: Readonly<Record<string, string>>,
  edits: Edit[],
): void {
  if (!ts.isPropertySignature(node)) {
    ts.forEachChild(node, (child) => {
      commentFields(child, file, path, meanings, edits);
    });
    return;
  }
  const name = node.name.getText(file).replaceAll(/^['"]|['"]$/g, '');
  const fieldPath = path === '' ? name : `${path}.${name}`;
  const meaning = meanings[fieldPath];
  if (meaning) edits.push(above(node, file, meaning));
  if (node.type) commentFields(node.type, file, fieldPath, meanings, edits);
}

/** A comment above a declaration, in the place of the one that may stand there. */
function above(node: ts.Node, file: ts.SourceFile, comment: string): Edit {
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
