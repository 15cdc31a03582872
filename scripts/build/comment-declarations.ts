// The declarations of operations lose the comments of fields that another file declares, and those of assumptions have no
// comments but their own texts: they are put in again.
import ts from 'typescript';
import type { Assumptions } from '../../contracts/core/contract/assumption.ts';
import type { FieldDocs } from '../../contracts/core/contract/operation-docs.ts';
import { above, applyEdits, type Edit } from './edit-declarations.ts';

/** The text of a declaration file with what is said of each operation above it, and of each field above the field. */
export function commentDeclarations(
  text: string,
  docs: Readonly<Record<string, FieldDocs>>,
  about: (method: string) => string | undefined,
): string {
  return commentMembers(text, (node, method, file, edits) => {
    const schemas = schemasOf(node, file);
    const doc = Object.hasOwn(docs, method) ? docs[method] : undefined;
    if (!schemas || !doc) return false;
    const comment = about(method);
    if (comment !== undefined) edits.push(above(node, file, comment));
    for (const [schema, path] of schemas.input) commentFields(schema, file, path, doc.input, edits);
    commentFields(schemas.output, file, '', doc.output, edits);
    return true;
  });
}

/** The text of a declaration file with what each assumption asks above its id. */
export function commentAssumptions(text: string, assumptions: Assumptions): string {
  return commentMembers(text, (node, id, file, edits) => {
    const assumption = Object.hasOwn(assumptions, id) ? assumptions[id] : undefined;
    if (!assumption) return false;
    const { question, default: chosen, alternatives, notice } = assumption;
    const choices = `Default: \`${chosen}\`. Or: ${alternatives.map((value) => `\`${value}\``).join(', ')}.`;
    edits.push(above(node, file, `${question}\n\n${choices} What a client would notice: ${notice}.`));
    return true;
  });
}

/** Asks of each member of a declaration file which comments go in there; what has none is looked into. */
function commentMembers(
  text: string,
  comment: (node: ts.PropertySignature, name: string, file: ts.SourceFile, edits: Edit[]) => boolean,
): string {
  const file = ts.createSourceFile('members.d.ts', text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isPropertySignature(node) || !comment(node, nameOf(node, file), file, edits))
      ts.forEachChild(node, visit);
  };
  visit(file);
  return applyEdits(text, edits);
}

function nameOf(node: ts.PropertySignature, file: ts.SourceFile): string {
  return node.name.getText(file).replaceAll(/^['"]|['"]$/g, '');
}

/** The types of a property that is an operation: those of its input, each with its path, and the one of its output. */
function schemasOf(
  node: ts.PropertySignature,
  file: ts.SourceFile,
): { readonly input: readonly (readonly [ts.TypeNode, string])[]; readonly output: ts.TypeNode } | undefined {
  const type = node.type;
  if (!type || !(ts.isTypeReferenceNode(type) || ts.isImportTypeNode(type))) return undefined;
  const name = (ts.isTypeReferenceNode(type) ? type.typeName : type.qualifier)?.getText(file);
  const [first, second, query, body, last] = type.typeArguments ?? [];
  if (name === 'Operation' && first && second) return { input: [[first, '']], output: second };
  if (name !== 'ControlOperation' || !second || !query || !body || !last) return undefined;
  return {
    input: [
      [second, 'path'],
      [query, 'query'],
      [body, 'body'],
    ],
    output: last,
  };
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
  const name = nameOf(node, file);
  const fieldPath = path === '' ? name : `${path}.${name}`;
  const meaning = meanings[fieldPath];
  if (meaning) edits.push(above(node, file, meaning));
  if (node.type) commentFields(node.type, file, fieldPath, meanings, edits);
}
