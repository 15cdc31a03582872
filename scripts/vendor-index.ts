import { fileURLToPath } from 'node:url';
import { readPackageJson, type PackageJson } from './build/entries.ts';
import { formatText } from './format.ts';

/** A file that follows from the names of the vendors. */
export interface VendorFile {
  readonly path: string;
  readonly render: (names: readonly string[]) => Promise<string>;
}

const note = '// Written by "npm run vendors" from contracts/vendor-names.ts.';

const root = new URL('../', import.meta.url);

/** Everything outside the vendors' own folders that names them. */
export const vendorFiles: readonly VendorFile[] = [
  { path: 'contracts/catalog.ts', render: (names) => formatText('index.ts', renderCatalog(names)) },
  { path: 'contracts/diagnoses.ts', render: (names) => formatText('index.ts', renderDiagnoses(names)) },
  {
    path: 'emulator/vendors/index.ts',
    render: (names) => formatText('index.ts', renderImplementations(names)),
  },
  { path: 'clients/vendors.ts', render: (names) => formatText('index.ts', renderClients(names)) },
  { path: 'package.json', render: (names) => Promise.resolve(renderPackage(names)) },
];

/** What a vendor is called in code: `polyvLive` for `polyv-live`. */
export function valueName(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function typeName(name: string): string {
  return valueName(`-${name}`);
}

function renderCatalog(names: readonly string[]): string {
  return `${note}
import type { Vendor } from './core/contract/vendor.ts';
${lines(names, (name) => `import { ${valueName(name)} } from './${name}/index.ts';`)}
${lines(names, (name) => `import type { ${typeName(name)}Credentials } from './${name}/wire/credentials.ts';`)}

export { vendorNames, type VendorName } from './vendor-names.ts';
${lines(names, (name) => `export { ${valueName(name)}, type ${typeName(name)} } from './${name}/index.ts';`)}

/**
 * Every vendor, in the order of their ports.
 *
 * @example
 * const ports = catalog.map(({ name }, index) => [name, 4011 + index] as const);
 */
export const catalog: readonly [${names.map((name) => `typeof ${valueName(name)}`).join(', ')}] = [${names.map(valueName).join(', ')}];

/** The credentials of each vendor, as a program or a configuration gives them. */
export interface VendorCredentials {
${lines(names, (name) => `/** Who calls \`${name}\`. */\n  readonly ${keyOf(name)}: ${typeName(name)}Credentials;`)}
}

/**
 * The catalogue with each vendor's own types forgotten, for loops.
 *
 * @example
 * const hosts = vendors.flatMap(({ hosts }) => hosts);
 */
export const vendors: readonly Vendor[] = [...catalog];
`;
}

function renderDiagnoses(names: readonly string[]): string {
  const valueOf = (name: string): string => `${valueName(name)}Diagnosis`;
  return `${note}
import type { AnyDiagnosis } from './core/contract/vendor.ts';
${lines(names, (name) => `import { diagnosis as ${valueOf(name)} } from './${name}/diagnosis/diagnose.ts';`)}

/** How refusals of each vendor are explained, apart from the catalogue: a call is answered without it. */
export const diagnoses: Readonly<Record<string, AnyDiagnosis>> = {
${lines(names, (name) => `${keyOf(name)}: ${valueOf(name)},`)}
};
`;
}

function renderImplementations(names: readonly string[]): string {
  const valueOf = (name: string): string => `${valueName(name)}Implementation`;
  return `${note}
import type { VendorName } from '../../contracts/vendor-names.ts';
import type { Implementation } from '../core/engine/handler.ts';
${lines(names, (name) => `import { ${valueOf(name)} } from './${name}/index.ts';`)}

/** The behaviour of every vendor in the catalogue. */
export const implementations: Readonly<Record<VendorName, Implementation>> = {
${lines(names, (name) => `${keyOf(name)}: ${valueOf(name)},`)}
};
`;
}

function renderClients(names: readonly string[]): string {
  const valueOf = (name: string): string => `create${typeName(name)}Client`;
  return `${note}
import type { VendorName } from '../contracts/vendor-names.ts';
${lines(names, (name) => `import { ${valueOf(name)} } from './${name}/index.ts';`)}

${lines(names, (name) => `export * from './${name}/index.ts';`)}

/**
 * How to create the client of each vendor.
 *
 * @example
 * const names = Object.keys(clients);
 */
export const clients = {
${lines(names, (name) => `/** Makes a client of \`${name}\`. */\n  ${keyOf(name)}: ${valueOf(name)},`)}
} as const satisfies Record<VendorName, unknown>;

/** A client of each vendor. */
export type Clients = { readonly [Name in VendorName]: ReturnType<(typeof clients)[Name]> };
`;
}

/** package.json with an export for each vendor's client after the one for all clients. */
function renderPackage(names: readonly string[]): string {
  const description = readPackageJson(fileURLToPath(root).replace(/\/$/, ''));
  const own = names.map((name) => [
    `./clients/${name}`,
    renderTarget(`clients-${name}`, `clients/${name}/index`),
  ]);
  const entries = Object.entries(description.exports)
    .filter(([path]) => !path.startsWith('./clients/'))
    .flatMap((entry) => (entry[0] === './clients' ? [entry, ...own] : [entry]));
  const exports = Object.fromEntries(entries) as PackageJson['exports'];
  // The spread keeps the places of the fields.
  const rendered = { ...description, exports, typesVersions: { '*': renderTypesVersions(exports) } };
  return `${JSON.stringify(rendered, null, 2)}\n`;
}

function renderTarget(name: string, source: string): PackageJson['exports'][string] {
  return {
    import: { types: `./dist/types/${source}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/commonjs/${source}.d.ts`, default: `./dist/${name}.cjs` },
  };
}

/** The types of each path for compilers that read no exports: `moduleResolution: node10`. */
function renderTypesVersions(exports: PackageJson['exports']): Record<string, readonly string[]> {
  const targets = Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'string' || path === '.' ? [] : [[path.slice(2), [target.require.types]] as const],
  );
  return Object.fromEntries(targets);
}

/** A name needs quotes as a key when it has a hyphen. */
function keyOf(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

function lines(names: readonly string[], lineOf: (name: string) => string): string {
  return names.map(lineOf).join('\n');
}
