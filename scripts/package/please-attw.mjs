// node please-attw.mjs TARBALL: what `attw` says of a package. Its own look for a folder goes through all files each time, of which
// there are hundreds of thousands; here the folders are known.
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';

const [tarball] = process.argv.slice(2);
const packed = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));
const folders = new Set();
for (const file of packed.listFiles())
  for (let at = file.lastIndexOf('/'); at >= 0; at = file.lastIndexOf('/', at - 1)) {
    folders.add(file.slice(0, at));
    if (at === 0) break;
  }
packed.directoryExists = (path) => folders.has(path.replace(/\/$/, ''));

const { types, entrypoints, problems } = await checkPackage(packed);
if (!types) throw new Error('The package has no types.');
for (const problem of problems) console.log(JSON.stringify(problem));
console.log(`${Object.keys(entrypoints).length} entries, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
