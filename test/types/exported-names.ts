import ts from 'typescript';
import { vendorNames } from '../../contracts/catalog.ts';
import { readEntries, readPackageJson } from '../../scripts/build/entries.ts';
import { root } from './compiler-options.ts';

/** What an editor shows of a name. */
interface Documented {
  readonly name: string;
  readonly comment: string;
  /** The code of each `@example`. */
  readonly examples: readonly string[];
}

interface Member extends Documented {
  readonly isOptional: boolean;
}

/** A name that the package exports. */
export interface ExportedName extends Documented {
  /** The path that it is imported from. */
  readonly specifier: string;
  /** Whether there is something at run time. */
  readonly isValue: boolean;
  /** What an interface, a class or an object type has that is declared in this project, vendors' names left out. */
  readonly members: readonly Member[];
}

const entries = readEntries(readPackageJson(root)).filter(({ source }) => !source.endsWith('.json'));

/** The sources of what the package exports. */
export const entryFiles: readonly string[] = entries.map(({ source }) => `${root}${source}`);

/** Reads what the package exports, from a program that has all entry files in it. */
export function readExports(program: ts.Program): readonly ExportedName[] {
  const checker = program.getTypeChecker();
  return entries.flatMap(({ specifier, source }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(`${root}${source}`)!)!;
    return checker.getExportsOfModule(module).map((symbol) => describe(specifier, symbol, checker));
  });
}

function describe(specifier: string, exported: ts.Symbol, checker: ts.TypeChecker): ExportedName {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  return {
    ...documented(symbol, checker),
    name: exported.name,
    specifier,
    isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
    members: membersOf(symbol, checker),
  };
}

function documented(symbol: ts.Symbol, checker: ts.TypeChecker): Documented {
  return {
    name: symbol.name,
    comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: symbol
      .getJsDocTags(checker)
      .filter(({ name }) => name === 'example')
      .map(({ text }) => ts.displayPartsToString(text)),
  };
}

function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker): readonly Member[] {
  const isShape =
    (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.TypeAlias)) !== 0;
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (!isShape || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection))) return [];
  return type
    .getProperties()
    .filter((member) => !isForeign(member) && !(vendorNames as readonly string[]).includes(member.name))
    .map((member) => ({
      ...documented(member, checker),
      isOptional: (member.flags & ts.SymbolFlags.Optional) !== 0,
    }));
}

/** Whether something is declared by a package or by the language. */
function isForeign({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => declaration.getSourceFile().fileName.includes('/node_modules/'));
}
