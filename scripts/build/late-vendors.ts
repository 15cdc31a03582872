import type { Plugin } from 'rolldown';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { valueName } from '../vendor-index.ts';
import { settleModules } from './settle-modules.ts';

/** The file of the program that has a vendor whole; `emulator/cli/code-cache.cjs` knows such names. */
const fileOf = (name: string): string => `vendor-${name}`;

/** What the files of the vendors are made of, as inputs of the program. */
export const lateVendorFiles: Readonly<Record<string, string>> = Object.fromEntries(
  vendorNames.map((name) => [fileOf(name), `emulator/vendors/${name}/index.ts`]),
);

/** What the start tells of each vendor or opens its port by; it has the form of the credentials as well. */
const settled: ReadonlySet<string> = new Set<keyof Vendor>([
  'name',
  'alsoCalled',
  'title',
  'hosts',
  'example',
]);

/**
 * Has a vendor loaded when somebody first asks for more of it than its name, hosts, credentials and example: a start then neither
 * compiles nor builds what no call needs. Whoever uses a vendor notices nothing, since a member that is read loads it.
 */
export function loadVendorsLate(): Plugin {
  return {
    ...settleModules('load-vendors-late', {
      '/contracts/catalog.ts': catalogModule,
      '/emulator/vendors/index.ts': implementationsModule,
    }),
    resolveId: {
      filter: { id: /^\.\/vendor-.*\.cjs$/ },
      handler: (id) => ({ id, external: true }),
    },
  };
}

/** The catalogue, and for the other module what is behind each of its vendors. */
function catalogModule(): string {
  return `export { vendorNames } from './vendor-names.ts';
    ${vendors.map(vendorModule).join('\n')}
    export const catalog = [${vendorNames.map(valueName).join(', ')}];
    export const vendors = [...catalog];`;
}

function vendorModule(vendor: Vendor): string {
  const name = valueName(vendor.name);
  const members = Object.entries(vendor).map(([key, value]) => {
    if (key === 'credential') return `credential: ${name}Credential`;
    return settled.has(key)
      ? `${key}: ${asLiteral(value)}`
      : `get ${key}() { return ${name}Whole().vendor.${key}; }`;
  });
  return `import { credential as ${name}Credential } from './${vendor.name}/wire/credentials.ts';
    let ${name}Loaded;
    const ${name}Whole = () => ${name}Loaded ??= require('./${fileOf(vendor.name)}.cjs').${name}Implementation;
    export const ${name} = { ${members.join(', ')} };
    export const ${name}Implementation = {
      get vendor() { return ${name}Loaded?.vendor ?? ${name}; },
      get isLate() { return !${name}Loaded; },
      get router() { return ${name}Whole().router; },
      get stateStore() { return ${name}Whole().stateStore; },
      get handlers() { return ${name}Whole().handlers; },
    };`;
}

function implementationsModule(): string {
  const members = vendorNames.map((name) => `'${name}': catalog.${valueName(name)}Implementation`);
  return `import * as catalog from '../../contracts/catalog.ts';
    export const implementations = { ${members.join(', ')} };`;
}

/** Plain data as an expression; ids may be of 64 bits. */
function asLiteral(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${asLiteral(inner)}`)
    .join(', ')} }`;
}
