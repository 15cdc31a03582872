import { existsSync, readdirSync, readFileSync } from 'node:fs';

// In the package this module is part of a file in `dist`, which is as deep below the root as this one is here. In the
// binary, which has no folder, the build puts scripts/binary/package-files.ts in its place.
const root = new URL('../', import.meta.url);

/** The names of the files in a folder of the package: `listPackageFiles('emulator/scenarios')`. */
export function listPackageFiles(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root));
}

/** A file of the package as bytes, by its path from the root; undefined when there is none. */
export function readPackageFile(path: string): Uint8Array | undefined {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file) : undefined;
}
