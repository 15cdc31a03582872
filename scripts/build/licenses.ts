import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Writes the licences of all packages that have files in a bundle. Throws for a package that has none. */
export function writeLicenses(target: string, files: readonly string[]): void {
  const folders = new Set(files.map(folderOf));
  const packages = [...folders].map(readPackage).toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const sections = packages.map(
    ({ name, version, license, text }) => `## ${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  writeFileSync(target, `The bundles of this package hold code of other packages.\n\n${sections.join('\n')}`);
}

/** The folder of the package that a file belongs to. */
function folderOf(file: string): string {
  const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(file) ?? [];
  if (folder === undefined) throw new Error(`${file} belongs to no package.`);
  return folder;
}

function readPackage(folder: string): Bundled {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Bundled;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file.`);
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8') };
}
