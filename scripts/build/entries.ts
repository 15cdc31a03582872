import { readFileSync } from 'node:fs';

/** What an import of the package leads to: files of each kind of module, and their types. */
interface Target {
  readonly import: { readonly types: string; readonly default: string };
  readonly require: { readonly types: string; readonly default: string };
}

export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Target>>;
}

/** Something that the package exports. */
export interface Entry {
  /** What an import names: `understudy-live/msw`. */
  readonly specifier: string;
  /** The name of its files in `dist`, without their extensions. */
  readonly name: string;
  /** The source that it is made of. */
  readonly source: string;
}

export function readPackageJson(root: string): PackageJson {
  return JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as PackageJson;
}

/** The entries of the package. The declarations of each say its source: `./dist/types/clients/index.d.ts` is made of `clients/index.ts`. */
export function readEntries({ name, exports }: PackageJson): readonly Entry[] {
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : {
          specifier: path.replace(/^\./, name),
          name: target.import.default.replace(/^\.\/dist\/(.*)\.js$/, '$1'),
          source: target.import.types.replace(/^\.\/dist\/types\/(.*)\.d\.ts$/, '$1.ts'),
        },
  );
}
