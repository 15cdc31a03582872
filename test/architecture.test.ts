import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { vendorNames } from '../contracts/catalog.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Module {
  readonly file: string;
  readonly text: string;
  /** Project files, relative to the root. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const modules = ['contracts', 'emulator', 'clients'].flatMap(readModules);
const ofConsole = readModules('console');

function readModules(folder: string): readonly Module[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readModule(join(folder, file)));
}

function readModule(file: string): Module {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier!,
  );
  const isLocal = (specifier: string) => specifier.startsWith('.');
  return {
    file,
    text,
    imports: specifiers
      .filter(isLocal)
      .map((specifier) => relative(root, join(root, dirname(file), specifier))),
    packages: specifiers.filter((specifier) => !isLocal(specifier)),
  };
}

const vendorFolder = `(?:${vendorNames.join('|')})`;

/** Who may import what: the first rule whose `of` matches a file decides. */
const rules: readonly { readonly of: RegExp; readonly may: readonly RegExp[] }[] = [
  { of: /^contracts\/core\//, may: [/^contracts\/core\//] },
  { of: /^contracts\/(catalog|diagnoses|index|vendor-names)/, may: [/^contracts\//] },
  { of: /^contracts\/control\//, may: [/^contracts\/(core|control|catalog)/] },
  { of: new RegExp(`^contracts/${vendorFolder}/`), may: [/^contracts\/core\//, /^contracts\/<same>\//] },
  { of: /^clients\/core\//, may: [/^contracts\/core\//, /^clients\/core\//] },
  { of: /^clients\//, may: [/^contracts\//, /^clients\//] },
  { of: /^emulator\/core\//, may: [/^contracts\/core\//, /^emulator\/core\//] },
  {
    of: new RegExp(`^emulator/vendors/${vendorFolder}/`),
    may: [/^contracts\/core\//, /^contracts\/<same>\//, /^emulator\/core\//, /^emulator\/vendors\/<same>\//],
  },
  { of: /^emulator\/vendors\/index/, may: [/^contracts\/vendor-names/, /^emulator\/(core|vendors)\//] },
  { of: /^emulator\/report\//, may: [/^contracts\/core\//, /^emulator\/report\//] },
  { of: /^emulator\/tls\//, may: [/^emulator\/tls\//] },
  { of: /^emulator\/http\//, may: [/^contracts\/core\//, /^emulator\/(core|http)\//] },
  {
    of: /^emulator\/control\//,
    may: [
      /^contracts\/(core|control|catalog|diagnoses)/,
      /^emulator\/(assembly|core|control|documentation|reference\/language)\//,
      /^emulator\/[\w-]+\.ts$/,
    ],
  },
  {
    of: /^emulator\/documentation\//,
    may: [
      /^contracts\/vendor-names/,
      /^emulator\/documentation\//,
      /^emulator\/(package-files|reference\/pages)\.ts$/,
    ],
  },
  {
    of: /^emulator\/persistence\//,
    may: [
      /^contracts\/(core|control|catalog)/,
      /^emulator\/(core|control|persistence)\//,
      /^emulator\/(platform|version)\.ts$/,
    ],
  },
  {
    of: /^emulator\/shared\//,
    may: [
      /^contracts\/(core|control|catalog)/,
      /^emulator\/(assembly|core|control|persistence|shared)\//,
      /^emulator\/version\.ts$/,
    ],
  },
  {
    of: /^emulator\/assembly\//,
    may: [/^contracts\//, /^emulator\/(assembly|core|control|vendors)\//, /^emulator\/[\w-]+\.ts$/],
  },
  {
    of: /^emulator\/[\w-]+\.ts$/,
    may: [
      /^contracts\//,
      /^emulator\/(assembly|core|vendors|http|tls|control|persistence|shared)\//,
      /^emulator\/[\w-]+\.ts$/,
    ],
  },
  { of: /^emulator\/recipes\//, may: [/^contracts\//, /^emulator\/(control|recipes)\//] },
  {
    of: /^emulator\/reference\//,
    may: [
      /^contracts\//,
      /^emulator\/(assembly|control|core|recipes|reference)\//,
      /^emulator\/(package-files|testing\/local-control)\.ts$/,
    ],
  },
  { of: /^emulator\/testing\//, may: [/^contracts\//, /^clients\//, /^emulator\/(?!cli)/] },
  // A page knows the forms of the control API, and asks by its client.
  {
    of: /^console\//,
    may: [
      /^console\//,
      /^contracts\/(core|control)\//,
      /^clients\/control\//,
      /^emulator\/reference\/language\/tell\.ts$/,
    ],
  },
  { of: /^emulator\/cli\//, may: [/^contracts\//, /^clients\//, /^emulator\//] },
];

function isAllowed(file: string, target: string): boolean {
  const rule = rules.find(({ of }) => of.test(file));
  const [, same = ''] = new RegExp(`/(${vendorFolder})/`).exec(file) ?? [];
  return (
    rule?.may.some((pattern) => new RegExp(pattern.source.replace('<same>', same)).test(target)) ?? false
  );
}

describe('the architecture', () => {
  it('lets imports go only in the directions of the design', () => {
    const wrong = [...modules, ...ofConsole].flatMap(({ file, imports }) =>
      imports.filter((target) => !isAllowed(file, target)).map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets contracts and clients depend on zod, the JSON library and two modules of Node alone', () => {
    const allowed = ['zod', 'lossless-json', 'node:crypto', 'node:zlib'];
    const wrong = modules
      .filter(({ file }) => /^(contracts|clients)\//.test(file))
      .flatMap(({ file, packages }) =>
        packages.filter((name) => !allowed.includes(name)).map((name) => `${file}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('names no vendor in the core, the HTTP side or the clients’ core', () => {
    const neutral = modules.filter(({ file }) =>
      /^(contracts\/core|emulator\/core|emulator\/http|clients\/core)\//.test(file),
    );
    const wrong = neutral.filter(({ text }) =>
      /tencent|volcengine|polyv|trtc|usersig/i.test(withoutExamples(text)),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('has at most ten short files with a single importer, each for a reason', () => {
    const found = modules.filter(isFragment).map(({ file }) => file);
    expect(found.filter((file) => !(file in fragments))).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(10);
  });

  it('starts without what its first answer does not need', () => {
    const needed = needs('emulator/cli/commands/start.ts');
    const late =
      /^contracts\/(diagnoses|control\/(?!error-kinds))|^emulator\/(control\/(app|guard|handlers)|assembly\/create-emulator|http\/callbacks\/(post|callback-route))/;
    expect([...needed].filter((file) => late.test(file))).toEqual([]);
    expect(needed).toContain('emulator/core/engine/pipeline.ts');
  });

  it.skipIf(!existsSync(join(root, '.git')))('keeps nothing in the repository that the build makes', () => {
    const listed = ['ls-files', '--cached', '--ignored', '--exclude-standard'];
    expect(execFileSync('git', listed, { cwd: root, encoding: 'utf8' })).toBe('');
  });

  it('has no circles of imports', () => {
    expect(
      findCircle(new Map([...modules, ...ofConsole].map(({ file, imports }) => [file, imports]))),
    ).toBeUndefined();
  });
});

/** Short files with one importer, and why they are not a part of it. */
const fragments: Readonly<Record<string, string>> = {
  'clients/vendors.ts': 'is written from the list of vendors',
  'contracts/core/contract/describe-schema.ts': 'walks JSON Schema, of which OpenAPI is only the reader',
  'contracts/core/diagnosis/asked-reaction.ts': 'is asked of every vendor, by a program that knows none',
  'contracts/core/diagnosis/clock-reason.ts': 'is what any vendor says of a clock',
  'contracts/core/diagnosis/json-fields.ts': 'knows JSON, and no vendor’s signature',
  'contracts/polyv-live/wire/envelope-schemas.ts': 'does not belong into the client, which has the envelope',
  'emulator/recipes/fixtures-folder.ts': 'is what a test of one more vendor puts its own in the place of',
  'emulator/cli/output/closed-pipes.ts': 'is loaded before the program',
  'emulator/core/findings/call-counter.ts': 'counts; the analyzer decides',
  'emulator/core/findings/digit-runs.ts': 'reads bytes; the rules do not',
};

/** Whether a file is one of several of a kind: a resource, a command, a page, or what each vendor has in the same place. */
function isOneOfASet(file: string): boolean {
  if (
    /\/(?:operations|operation-docs|field-docs|handlers|commands)\/[\w-]+\.ts$|^emulator\/reference\/[\w-]+-page\.ts$|^contracts\/control\/(?:catalog|rooms)|\/index\.ts$/.test(
      file,
    )
  )
    return !(file in fragments);
  const placeOf = (name: string): string => name.replace(new RegExp(`/${vendorFolder}/`), '/<vendor>/');
  return modules.some((other) => other.file !== file && placeOf(other.file) === placeOf(file));
}

function isFragment({ file, text }: Module): boolean {
  const importers = modules.filter(({ imports }) => imports.includes(file));
  const isShort = text.trimEnd().split('\n').length <= 40;
  const [importer] = importers;
  // What is loaded only when it is asked for cannot stand in what asks for it.
  const isLoadedLater = importer?.text.includes(`import('`) && !isStatic(importer, file);
  return isShort && importers.length === 1 && !isLoadedLater && !isOneOfASet(file);
}

function isStatic({ file: importer, text }: Module, file: string): boolean {
  const statements = text.replaceAll(/\bimport\('[^']+'\)/g, '');
  return [...statements.matchAll(/from '(\.[^']+)'/g)].some(
    ([, specifier]) => relative(root, join(root, dirname(importer), specifier!)) === file,
  );
}

/** The files that run before a file does: what it imports by statements, and what these import. */
function needs(file: string): ReadonlySet<string> {
  const found = new Set([file]);
  for (const one of found) {
    const { text = '' } = modules.find((module) => module.file === one) ?? {};
    for (const [, specifier] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm))
      found.add(relative(root, join(root, dirname(one), specifier!)));
  }
  return found;
}

/** Comments may give examples. */
function withoutExamples(text: string): string {
  return text.replaceAll(/\/\*\*[^]*?\*\/|\/\/.*$/gm, '');
}

function findCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}
