import ts from 'typescript';

/** Where a defect goes: a node of the syntax tree, by the names that stand around it and in it. */
export interface Anchor {
  /** The declarations that it stands in, from the outermost: `createRateWindows.take`. */
  readonly in: string;
  /** Its kind, as TypeScript calls it: `ReturnStatement`; or the operator of an expression with two sides: `>`. */
  readonly node: string;
  /** Names and values that stand in it, where the declaration has several of its kind. */
  readonly of?: readonly string[];
}

/** Finds the one node that an anchor means. Throws a sentence that says which part of the anchor fits nothing, or several. */
export function findNode(file: ts.SourceFile, anchor: Anchor): ts.Node {
  const inside = collect(file, (node) => pathOf(node) === anchor.in);
  if (inside.length === 0) throw new Error(`${file.fileName} has no declaration ${anchor.in}.`);
  const fitting = inside.filter(
    (node) => kindOf(node) === anchor.node && (anchor.of ?? []).every((name) => wordsIn(node).has(name)),
  );
  // Of two that stand in one another the inner one is meant.
  const innermost = fitting.filter(
    (node) => !fitting.some((other) => other !== node && isWithin(other, node)),
  );
  const [found, ...others] = innermost;
  if (found && others.length === 0) return found;
  const words = anchor.of ? ` of ${anchor.of.join(', ')}` : '';
  throw new Error(
    `${anchor.in} in ${file.fileName} has ${innermost.length} nodes ${anchor.node}${words} instead of one.`,
  );
}

/** What a node consists of, without operators: left and right; condition, then and else; function and arguments. */
export function partsOf(node: ts.Node): readonly ts.Node[] {
  const { FirstPunctuation, LastPunctuation } = ts.SyntaxKind;
  return childrenOf(node).filter(({ kind }) => kind < FirstPunctuation || kind > LastPunctuation);
}

/** Some kinds have a second name as the first or the last of a range. */
const kindNames = new Map(
  Object.entries(ts.SyntaxKind)
    .filter(([name]) => !/^(?:First|Last)[A-Z]/.test(name))
    .map(([name, kind]) => [kind as ts.SyntaxKind, name]),
);

export function kindOf(node: ts.Node): string {
  return ts.isBinaryExpression(node) ? node.operatorToken.getText() : kindNames.get(node.kind)!;
}

/** The names of the declarations that a node stands in, from the outermost, without its own. */
export function pathOf(node: ts.Node): string {
  const names: string[] = [];
  for (let outer = node.parent as ts.Node | undefined; outer; outer = outer.parent) {
    const name = nameOf(outer);
    if (name !== undefined && (outer as ts.NamedDeclaration).name !== node) names.unshift(name);
  }
  return names.join('.');
}

export function wordsIn(node: ts.Node): ReadonlySet<string> {
  const words = collect(node, (inner) => ts.isIdentifier(inner) || isLiteral(inner.kind));
  return new Set(words.map((word) => (word as ts.Identifier | ts.LiteralLikeNode).text));
}

export function parseSource(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node);
  if (!isNamed || !node.name) return undefined;
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : undefined;
}

function isLiteral(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastTemplateToken;
}

function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end;
}

export function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

function collect(root: ts.Node, fits: (node: ts.Node) => boolean): readonly ts.Node[] {
  const rest = childrenOf(root).flatMap((child) => collect(child, fits));
  return fits(root) ? [root, ...rest] : rest;
}
