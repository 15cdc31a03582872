// The compiler that writes the declarations drops the comments inside of types that it infers: they are put in again, by the
// one that editors use.
import ts from 'typescript';
import { above, applyEdits, type Edit } from './edit-declarations.ts';

/** What puts the comments of the sources into the text of a declaration file; it reads each source when it is first asked for. */
export type Commenter = (source: string, text: string) => string;

/** Looks the comments up in these sources and in all that they import. */
export function createCommenter(root: string, sources: readonly string[]): Commenter {
  const read = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const program = ts.createProgram(sources, { ...options, noCheck: true });
  const checker = program.getTypeChecker();
  return (source, text) => {
    const values = new Map(declarationsOf(program.getSourceFile(source)!));
    const file = ts.createSourceFile('forms.d.ts', text, ts.ScriptTarget.Latest, true);
    const edits: Edit[] = [];
    for (const [name, { type }] of declarationsOf(file)) {
      const value = values.get(name);
      if (value && type) commentType(type, checker.getTypeAtLocation(value.name), { checker, file, edits });
    }
    return applyEdits(text, edits);
  };
}

interface Commenting {
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  readonly edits: Edit[];
}

/** The values that a file declares, by their names. */
function declarationsOf(file: ts.SourceFile): readonly (readonly [string, ts.VariableDeclaration])[] {
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .map((declaration) => [declaration.name.getText(file), declaration]);
}

/** Goes through a type as it is written down and as the checker knows it, side by side. */
function commentType(node: ts.TypeNode, type: ts.Type, commenting: Commenting): void {
  const { checker } = commenting;
  if (ts.isTypeLiteralNode(node)) {
    for (const member of node.members) commentMember(member, type, commenting);
  } else if (ts.isTypeOperatorNode(node)) commentType(node.type, type, commenting);
  else if (ts.isIntersectionTypeNode(node))
    for (const part of node.types) commentType(part, type, commenting);
  else
    for (const [index, part] of partsOf(node).entries()) {
      const known = argumentsOf(checker, type)[index];
      if (known) commentType(part, known, commenting);
    }
}

function commentMember(member: ts.TypeElement, type: ts.Type, commenting: Commenting): void {
  const { checker, file, edits } = commenting;
  if (!member.name) return;
  const name = member.name.getText(file).replaceAll(/^['"]|['"]$/g, '');
  const property = checker.getPropertyOfType(type, name);
  if (!property) return;
  const comment = ts.displayPartsToString(property.getDocumentationComment(checker));
  if (comment !== '' && ts.getJSDocCommentsAndTags(member).length === 0)
    edits.push(above(member, file, comment));
  if (ts.isPropertySignature(member) && member.type)
    commentType(member.type, checker.getTypeOfSymbol(property), commenting);
}

/** The types within a type that is written down. */
function partsOf(node: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node)) return node.typeArguments ?? [];
  if (ts.isArrayTypeNode(node)) return [node.elementType];
  return ts.isTupleTypeNode(node) ? node.elements : [];
}

function argumentsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  if (type.aliasTypeArguments) return type.aliasTypeArguments;
  const isReference = (type as Partial<ts.TypeReference>).target !== undefined;
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : [];
}
