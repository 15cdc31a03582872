import ts from 'typescript';

/** How deep a member may stand in what is exported; nothing that a person looks at stands deeper. */
const deepest = 14;

/**
 * Where the members are that have no comment, of everything that can be reached from what these files export: what functions take
 * and give included. `isForeign` says which files are not ours.
 */
export function findBareMembers(
  program: ts.Program,
  files: readonly string[],
  isForeign: (file: string) => boolean,
): readonly string[] {
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Type>();
  const bare = new Map<ts.Declaration, string>();
  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
    for (const exported of checker.getExportsOfModule(module)) {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      if (symbol.flags & ts.SymbolFlags.Value)
        lookAt(checker.getTypeOfSymbol(symbol), exported.name, deepest);
      if (symbol.flags & ts.SymbolFlags.Type)
        lookAt(checker.getDeclaredTypeOfSymbol(symbol), exported.name, deepest);
    }
  }
  return [...bare.values()];

  function lookAt(type: ts.Type, path: string, left: number): void {
    if (left === 0 || seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) lookAt(part, path, left - 1);
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return;
    for (const inner of innerTypes(checker, type)) lookAt(inner, path, left - 1);
    if (isDeclared(type.symbol)) return;
    for (const member of type.getProperties()) lookAtMember(member, `${path}.${member.name}`, left - 1);
  }

  function lookAtMember(member: ts.Symbol, path: string, left: number): void {
    const type = checker.getTypeOfSymbol(member);
    const [declaration] = member.declarations ?? [];
    if (declaration && isForeign(declaration.getSourceFile().fileName)) return;
    if (declaration && !bare.has(declaration) && needsComment(member, type)) {
      const comment = ts.displayPartsToString(member.getDocumentationComment(checker));
      const { fileName } = declaration.getSourceFile();
      if (comment === '') bare.set(declaration, `${path} in ${fileName}`);
    }
    lookAt(type, path, left);
  }

  /** Whether a class or an interface is declared by somebody else; object types have names that begin with `__`. */
  function isDeclared(symbol: ts.Symbol | undefined): boolean {
    if (!symbol || symbol.name.startsWith('__')) return false;
    return (symbol.declarations ?? []).some((declaration) => isForeign(declaration.getSourceFile().fileName));
  }
}

/** Private members are nobody's business; the words of an enumeration say themselves; the build comments assumptions with their questions. */
function needsComment({ name }: ts.Symbol, type: ts.Type): boolean {
  if (name.startsWith('#') || name.startsWith('__#')) return false;
  return !(type.isStringLiteral() && type.value === name) && nameOf(type) !== 'Assumption';
}

/** The types within a type: what a function takes and gives, what an index leads to, and what a generic is made of. */
function innerTypes(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const isReference = (type as Partial<ts.TypeReference>).target !== undefined;
  return [
    ...(isReference ? checker.getTypeArguments(type as ts.TypeReference) : []),
    ...checker.getIndexInfosOfType(type).map((index) => index.type),
    ...type
      .getCallSignatures()
      .flatMap((signature) => [
        signature.getReturnType(),
        ...signature.getParameters().map((parameter) => checker.getTypeOfSymbol(parameter)),
      ]),
  ];
}

/** The name of a type's declaration; plain types such as `string` have none. */
function nameOf({ symbol }: { readonly symbol?: ts.Symbol }): string | undefined {
  return symbol?.name;
}
