import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Where the words of a licence begin, behind its title and whose the rights are. */
const beginning = /^[ \t]*(Permission is hereby granted|Permission to use|Redistribution and use)/m;

/** Writes the licences of all packages that have files in a bundle, each text once, whoever has the rights. Throws for a package that has none. */
export function writeLicenses(target: string, files: readonly string[]): void {
  const folders = new Set(files.map(folderOf));
  const packages = [...folders].map(readPackage).toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const byWords = new Map<string, Bundled[]>();
  for (const one of packages) {
    const words = divide(one.text).words.replaceAll(/\s+/g, ' ');
    byWords.set(words, [...(byWords.get(words) ?? []), one]);
  }
  const sections = [...byWords.values()].map((those) => {
    const heads = those.map(({ name, version, license, text }) =>
      [`## ${name} ${version} (${license})`, divide(text).rights].filter(Boolean).join('\n\n'),
    );
    return `${heads.join('\n\n')}\n\n${divide(those[0]!.text).words}\n`;
  });
  writeFileSync(target, `The bundles of this package hold code of other packages.\n\n${sections.join('\n')}`);
}

/** Whose the rights are, and the words of the licence. */
function divide(text: string): { readonly rights: string; readonly words: string } {
  const at = text.search(beginning);
  return at < 0
    ? { rights: '', words: text.trim() }
    : { rights: text.slice(0, at).trim(), words: text.slice(at).trim() };
}

/** The folder of the package that a file belongs to. */
function folderOf(file: string): string {
  const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(file) ?? [];
  if (folder === undefined) throw new Error(`${file} belongs to no package.`);
  return folder;
}

function readPackage(folder: string): Bundled {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Bundled & { readonly author?: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return { name, version, license, text: readFileSync(join(folder, file), 'utf8') };
  // Some declare the licence, and leave out the file.
  if (license !== 'MIT' || author === undefined) throw new Error(`${name} has no licence file.`);
  return { name, version, license, text: `Copyright (c) ${author}\n\n${mit}` };
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
