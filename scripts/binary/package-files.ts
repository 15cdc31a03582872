// Stands for emulator/package-files.ts in the binary, which has the package's files inside itself, compressed.
import { getAssetKeys, getRawAsset } from 'node:sea';
import { gunzipSync } from 'node:zlib';

const names = new Set(getAssetKeys());

export function listPackageFiles(folder: string): readonly string[] {
  const inside = [...names].filter((name) => name.startsWith(`${folder}/`));
  return [...new Set(inside.map((name) => name.slice(folder.length + 1).split('/', 1)[0]!))];
}

export function readPackageFile(path: string): Uint8Array | undefined {
  return names.has(path) ? new Uint8Array(gunzipSync(new Uint8Array(getRawAsset(path)))) : undefined;
}
