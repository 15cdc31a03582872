import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the emulator puts what it says of a call into words: advice, reasons, findings, conclusions. */
const speakers = [
  /^contracts\/[\w-]+\/diagnosis\//,
  /^contracts\/core\/contract\/(?:reason|missing-reason|refine-reason|validate-input)\.ts$/,
  /^contracts\/[\w-]+\/gateway\/(?:[\w-]*reasons|places|unknown-channel)\.ts$/,
  /^contracts\/tencent-chat\/wire\/user-sig\.ts$/,
  /^contracts\/tencent-trtc\/wire\/(?:authorization-header|read-request)\.ts$/,
  /^emulator\/vendors\/[\w-]+\/(?:handlers|state)\//,
  /^emulator\/core\/findings\/[\w-]+-rules\.ts$/,
  /^emulator\/control\/(?:explain-call|earlier-signature|last-change|advise-on-id)\.ts$/,
  /^emulator\/(?:core\/engine\/callback-queue|http\/callbacks\/(?:callback-route|deliver-callbacks|post-callback))\.ts$/,
  /^emulator\/core\/(?:faults\/apply-fault|scenario\/upcoming|findings\/documented-outcomes)\.ts$/,
  /^contracts\/core\/(?:config\/suggest-name|wire\/json)\.ts$/,
  // What the control API says to whoever fills in a form of the console.
  /^contracts\/core\/config\/(?:check-fault-rules|check-match|describe-strangers|fault-rule|form-words|id-forms|name-operation|read-duration)\.ts$/,
  /^emulator\/control\/(?:problem-details|handlers\/(?:clock|sandboxes|find-journal-entry|scenarios))\.ts$/,
];

/** A text in the sources; `{}` stands for each value that is put into it. */
export interface Literal {
  readonly place: string;
  readonly text: string;
}

/** Where more is told of which not everything needs another language. */
const besides = [
  /^contracts\/control\/error-kinds\.ts$/,
  /^emulator\/core\/engine\/pipeline\.ts$/,
  /^emulator\/(?:cli\/(?:run|trials|output)|report|core\/variants)\//,
  /^emulator\/control\/(?:app|handlers\/(?:sending|rooms)|earlier-signature)\.ts$/,
];

/** All texts that may be shown to the developer of a client, with where they stand. */
export function readLiterals(): readonly Literal[] {
  return readFiles(speakers);
}

/** The same, with texts of which only some need another language; a value has no name there. */
export function readAllLiterals(): readonly Literal[] {
  return readFiles([...speakers, ...besides]).map(({ place, text }) => ({
    place,
    text: text.replaceAll(/\{[a-z]+\}/g, '{}'),
  }));
}

function readFiles(wanted: readonly RegExp[]): readonly Literal[] {
  return ['contracts', 'emulator']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.ts') && wanted.some((name) => name.test(file)))
    .toSorted()
    .flatMap(literalsOf);
}

function literalsOf(file: string): readonly Literal[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Literal[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isThrowStatement(node)) return;
    const text = textOf(node);
    if (text !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${file}:${line + 1}`, text });
    }
    ts.forEachChild(node, visit);
  }
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')
    : undefined;
}
