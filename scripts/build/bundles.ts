import { isDeepStrictEqual } from 'node:util';
import { rolldown, type OutputOptions, type Plugin, type RolldownOutput } from 'rolldown';
import { printJson } from '../../contracts/core/wire/json.ts';
import { vendors } from '../../contracts/catalog.ts';
import type { OperationDocs } from '../../contracts/core/contract/operation-docs.ts';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { readRecipeFiles, shortenRecipes } from '../../emulator/recipes/recipe-files.ts';
import { readPackedSentences } from '../../emulator/reference/language/packed-sentences.ts';
import { helpNames } from '../../emulator/cli/options/help-names.ts';
import { scenarioSummaries } from '../../emulator/assembly/scenario-summaries.ts';
import { standardSettings } from '../../emulator/assembly/standard-settings.ts';
import { shortenExports } from './short-exports.ts';
import { settleModules, settleRoutes } from './settle-modules.ts';
import { lateVendorFiles, loadVendorsLate } from './late-vendors.ts';
import { version } from '../../emulator/version.ts';

export interface Bundle {
  /** Source files, or packages, by the name of the file that is made of each. */
  readonly input: Readonly<Record<string, string>>;
  /** Default: `esm`. */
  readonly format?: 'esm' | 'cjs';
  /** Packages that are loaded as they are; their subpaths as well. */
  readonly external: readonly string[];
  readonly minify: NonNullable<OutputOptions['minify']>;
  /** `ascii` has other characters escaped: V8 keeps such a text in half of the memory. Default: `utf8`. */
  readonly charset?: 'ascii';
  /** What these modules need goes into one file with them, `start`, since each further file costs time at the start. */
  readonly together?: RegExp;
  /** What changes modules on their way into it. */
  readonly plugins?: readonly Plugin[];
}

/**
 * Express in a file of its own, which every other bundle loads for its first call of the control API. It is CommonJS, since
 * that is what both kinds of modules can load.
 */
export const express: Bundle = { input: { express: 'express' }, format: 'cjs', external: [], minify: true };

/** The library of the measurements in the same way: it is loaded when somebody asks for them. */
export const prometheus: Bundle = {
  input: { 'prom-client': 'prom-client' },
  format: 'cjs',
  external: [],
  minify: true,
};

/** Packages that have a file of their own, beside the other bundles. */
export const apart: readonly string[] = ['express', 'prom-client'];

const paths = Object.fromEntries(apart.map((name) => [name, `./${name}.cjs`]));

/** The command line with all that it needs, and what makes pages of the reference, which the library shares with it. */
export const program: Bundle = {
  input: {
    cli: 'emulator/cli/main.ts',
    reference: 'emulator/reference/pages.ts',
    'field-docs': 'contracts/control/field-docs/index.ts',
    tls: 'emulator/tls/index.ts',
    ...lateVendorFiles,
  },
  format: 'cjs',
  external: apart,
  minify: true,
  charset: 'ascii',
  together:
    /\/(emulator\/(cli\/(program|commands\/start)|assembly\/standard-settings|core\/(engine\/handler|state\/ordered-maps))|contracts\/core\/contract\/(operation|sdk-sample))\.ts$/,
  plugins: [settleStart(), loadVendorsLate(), shortenCommander(), shortenStringWidth()],
};

/** Bundles sources with the packages that they use into a folder. Gives the files of node_modules that went in. */
export async function writeBundle(
  root: string,
  folder: string,
  { input, format = 'esm', external, minify, charset, together, plugins = [] }: Bundle,
): Promise<readonly string[]> {
  const build = await rolldown({
    input: { ...input },
    cwd: root,
    platform: 'node',
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [
      settleFiles(),
      settleRoutes(),
      ...shareFiles(),
      ...plugins,
      shortenPrometheus(),
      shortenExports(),
    ],
    // What one command loads late, another needs at once; that is no mistake. How long a busy machine takes is nothing to tell.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
  });
  const extension = format === 'esm' ? 'js' : 'cjs';
  const output: OutputOptions = {
    dir: folder,
    format,
    paths,
    minify,
    ...(charset && { charset }),
    ...(together && { codeSplitting: { groups: [{ name: 'start', test: together }] } }),
    entryFileNames: `[name].${extension}`,
    // Without folders, since modules find the package's other files from where they are.
    chunkFileNames: ({ name }) => (name === 'start' ? `${name}.${extension}` : `[name]-[hash].${extension}`),
  };
  try {
    return packageFilesIn(await build.write(output));
  } finally {
    await build.close();
  }
}

/** Puts values in the place of modules that work them out in every run: the version, the recipes, of which there are many, and what is said of the scenarios and in the help; and what is read from the package in the place of what is read from the sources. */
export function settleFiles(): Plugin {
  return settleModules('settle-files', {
    '/emulator/version.ts': () => `export const version = ${JSON.stringify(version)};`,
    '/emulator/recipes/recipe-files.ts': recipeFilesModule,
    '/emulator/assembly/scenario-summaries.ts': () =>
      `export const scenarioSummaries = () => ${asParsed(scenarioSummaries())};`,
    '/emulator/cli/options/help-names.ts': () => `export const helpNames = ${JSON.stringify(helpNames)};`,
    '/emulator/reference/language/sentences.ts': () =>
      `export { ${readPackedSentences.name} as readSentences } from './packed-sentences.ts';`,
  });
}

/** What one file of the program makes for all bundles: the module that asks for it, and the functions that it asks for. */
const shared = [
  {
    file: 'reference',
    source: /\/reference\/pages\.ts$/,
    asker: 'documentation/read-pages.ts',
    names: ['referenceIn'],
  },
  {
    file: 'field-docs',
    source: /\/field-docs\/index\.ts$/,
    asker: 'control/openapi.ts',
    names: ['readFieldDocs'],
  },
  {
    file: 'tls',
    source: /\/tls\/index\.ts$/,
    asker: 'emulator/origin-server.ts',
    names: ['coverNames', 'loadAuthority', 'secureConnections'],
  },
] as const;

/**
 * Has the pages that the documentation makes, what is said of the fields of the control API, and certificates made by files of
 * the program, which are loaded when somebody asks for them: they would be in every bundle otherwise.
 */
function shareFiles(): readonly Plugin[] {
  return shared.map(({ file, source, asker, names }) => {
    const id = `shared-${file}`;
    const functions = names.map((name) => `export const ${name} = (...given) => read().${name}(...given);`);
    const code = `import { createRequire } from 'node:module';
      const read = () => createRequire(import.meta.url)('./${file}.cjs');
      ${functions.join('\n')}`;
    return {
      name: id,
      resolveId: {
        filter: { id: source },
        handler: (_, importer) => (importer?.endsWith(`/${asker}`) ? id : undefined),
      },
      load: { filter: { id: new RegExp(`^${id}$`) }, handler: () => ({ code, moduleType: 'js' }) },
    };
  });
}

/**
 * The same for what makes a start quick: the default sandbox, and the long texts of each vendor. Those of the operations are
 * read when somebody asks for one of them.
 */
export function settleStart(): Plugin {
  const texts = vendors.flatMap(({ name, assumptions, docs }) => [
    [
      `/contracts/${name}/assumptions/index.ts`,
      () => `export const assumptions = ${asParsed(assumptions)};`,
    ] as const,
    [`/contracts/${name}/operation-docs/index.ts`, () => docsModule(docs)] as const,
  ]);
  return settleModules('settle-start', {
    '/emulator/assembly/standard-settings.ts': () =>
      `export const standardSettings = () => ${asParsed(standardSettings())};`,
    ...Object.fromEntries(texts),
  });
}

function docsModule(docs: OperationDocs): string {
  const members = Object.keys(docs).map((name) => `get ${name}() { return readDocs().${name}; }`);
  return `let read;
    const readDocs = () => read ??= ${asParsed(docs)};
    export const docs = { ${members.join(', ')} };`;
}

/** An expression that makes a value of plain data anew. V8 reads JSON in a text sooner than an object that is written out. */
function asParsed(value: unknown): string {
  const text = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(text), value)) throw new Error(`This is more than JSON: ${text}`);
  return `JSON.parse(${JSON.stringify(text)})`;
}

/** The whole of the library would bring measurements of Node along, and what they need. */
export function shortenPrometheus(): Plugin {
  const files = { Registry: 'registry', Counter: 'counter', Gauge: 'gauge', Histogram: 'histogram' };
  const exported = Object.entries(files).map(([name, file]) => `${name}: require('./lib/${file}')`);
  return {
    name: 'shorten-prometheus',
    load: {
      filter: { id: /\/node_modules\/prom-client\/index\.js$/ },
      handler: () => ({ code: `module.exports = { ${exported.join(', ')} };`, moduleType: 'js' }),
    },
  };
}

/** Commander starts programs for commands that are files of their own; there are none, so that nothing need be loaded for them. */
export function shortenCommander(): Plugin {
  const unused = `const childProcess = require('node:child_process');`;
  return {
    name: 'shorten-commander',
    transform: {
      filter: { id: /\/node_modules\/commander\/lib\/command\.js$/ },
      handler: (code) => {
        if (!code.includes(unused))
          throw new Error('Commander asks for node:child_process in other words now.');
        return { code: code.replace(unused, ''), map: null };
      },
    },
  };
}

/** The width of a text is asked for in every table, and what cuts it into letters is slow to make: of ASCII nothing is cut. */
export function shortenStringWidth(): Plugin {
  const made = 'const segmenter = new Intl.Segmenter();';
  const later = `let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };`;
  return {
    name: 'shorten-string-width',
    transform: {
      filter: { id: /\/node_modules\/string-width\/index\.js$/ },
      handler: (code) => {
        if (!code.includes(made)) throw new Error('string-width makes what cuts a text in other words now.');
        return { code: code.replace(made, later), map: null };
      },
    },
  };
}

/** The recipes without what only tests need, and with one success of each operation; as text, since ids may be of 64 bits. */
function recipeFilesModule(): string {
  const texts = Object.fromEntries(
    vendorNames.map((name) => [name, printJson(shortenRecipes(readRecipeFiles(name)))]),
  );
  return `import { readJson } from '../../contracts/core/wire/json.ts';
    const texts = ${JSON.stringify(texts)};
    export const readRecipeFiles = (vendor) => readJson(texts[vendor]).value;`;
}

function packageFilesIn({ output }: RolldownOutput): readonly string[] {
  return output
    .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
    .filter((id) => id.includes('/node_modules/'))
    .map((id) => id.replace(/^\0/, ''));
}
