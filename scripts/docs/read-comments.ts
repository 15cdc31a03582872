// Reads the comments of operations and their fields out of the contracts, with the checker that editors use.
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { FieldDocs, OperationDoc } from '../../contracts/core/contract/operation-docs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What stands around a schema without a name in the path of a field. */
const wrappers = new Set([
  'ZodOptional',
  'ZodNullable',
  'ZodDefault',
  'ZodPrefault',
  'ZodReadonly',
  'ZodArray',
  'ZodRecord',
  'ZodPipe',
  'ZodUnion',
  'ZodTuple',
]);

/** What is said of operations, by the name of the file that declares them, and in it by client method. */
export type ByResource<Docs> = ReadonlyMap<string, Readonly<Record<string, Docs>>>;

/**
 * The comments of every vendor's operations, by vendor, as an editor would show them. Whoever has a program with all of them in it
 * gives that, since to make one takes long.
 */
export function readComments(
  vendorNames: readonly string[],
  program = createProgram(vendorNames.map(fileOf)),
): ReadonlyMap<string, ByResource<OperationDoc>> {
  const checker = program.getTypeChecker();
  return new Map(
    vendorNames.map((name) => {
      const operations = operationsIn(checker, program.getSourceFile(fileOf(name))!, 'operations');
      return [name, groupByFile(operations, (method) => readOperation(checker, method))];
    }),
  );
}

/** What is said of the fields of the control API. */
export function readControlComments(program = createProgram([controlFile])): ByResource<FieldDocs> {
  const checker = program.getTypeChecker();
  const operations = operationsIn(checker, program.getSourceFile(controlFile)!, 'controlOperations');
  return groupByFile(operations, (method) => fieldsOf(checker, method));
}

function groupByFile<Docs>(
  methods: readonly ts.Symbol[],
  read: (method: ts.Symbol) => Docs,
): ByResource<Docs> {
  const found = new Map<string, Record<string, Docs>>();
  for (const method of methods) {
    const { fileName } = method.declarations![0]!.getSourceFile();
    const resource = basename(fileName, '.ts');
    found.set(resource, { ...found.get(resource), [method.name]: read(method) });
  }
  return found;
}

const controlFile = `${root}contracts/control/index.ts`;

const fileOf = (vendor: string): string => `${root}contracts/${vendor}/operations/index.ts`;

function createProgram(files: readonly string[]): ts.Program {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  return ts.createProgram(files, { ...options, noCheck: true });
}

/** The members of a value that a file exports. */
function operationsIn(checker: ts.TypeChecker, file: ts.SourceFile, name: string): readonly ts.Symbol[] {
  const exports = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
  const operations = exports.find((exported) => exported.name === name)!;
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(operations));
}

function readOperation(checker: ts.TypeChecker, method: ts.Symbol): OperationDoc {
  const [summary = '', ...more] = commentOf(checker, method).split('\n\n');
  return { summary, details: more.join('\n\n'), ...fieldsOf(checker, method) };
}

function fieldsOf(checker: ts.TypeChecker, method: ts.Symbol): FieldDocs {
  const declared = checker.getTypeOfSymbol(method);
  const fields = (part: 'input' | 'output'): Record<string, string> => {
    const schema = checker.getPropertyOfType(declared, part)!;
    const found: Record<string, string> = {};
    readFields(checker, checker.getTypeOfSymbol(schema), '', found);
    return found;
  };
  return { input: fields('input'), output: fields('output') };
}

function readFields(
  checker: ts.TypeChecker,
  schema: ts.Type,
  path: string,
  found: Record<string, string>,
): void {
  const name = schema.symbol.name;
  for (const base of basesOf(checker, schema)) {
    const own: Record<string, string> = {};
    readFields(checker, base, path, own);
    // What is said of each vendor's part of it stands elsewhere.
    Object.assign(found, Object.fromEntries(Object.entries(own).filter(([, comment]) => comment !== '')));
  }
  const parts = checker.getTypeArguments(schema as ts.TypeReference);
  if (name === 'ZodDiscriminatedUnion') {
    const each = parts
      .flatMap((part) => membersOf(checker, part))
      .map((member) => {
        const own: Record<string, string> = {};
        readFields(checker, member, path, own);
        return own;
      });
    for (const field of each.flatMap((own) => Object.keys(own)))
      found[field] ||= [...new Set(each.map((own) => own[field] ?? ''))]
        .filter((text) => text !== '')
        .join(' ');
    return;
  }
  if (name === 'ZodObject') {
    for (const field of checker.getPropertiesOfType(parts[0]!)) {
      const fieldPath = path === '' ? field.name : `${path}.${field.name}`;
      found[fieldPath] ||= commentOf(checker, field);
      readFields(checker, checker.getTypeOfSymbol(field), fieldPath, found);
    }
    return;
  }
  if (!wrappers.has(name)) return;
  for (const part of parts.flatMap((each) => membersOf(checker, each)))
    readFields(checker, part, path, found);
}

/** What a form extends that has a name of its own, so that declarations write it once. */
function basesOf(checker: ts.TypeChecker, schema: ts.Type): readonly ts.Type[] {
  const isNamed = schema.isClassOrInterface() && !schema.symbol.name.startsWith('Zod');
  return isNamed ? checker.getBaseTypes(schema) : [];
}

/** The schemas in a type argument: itself, or the items of a tuple. */
function membersOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const members = checker.isTupleType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [type];
  return members.filter(({ symbol }) => (symbol as ts.Symbol | undefined)?.name.startsWith('Zod'));
}

function commentOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, ' ').trim())
    .join('\n\n');
}
