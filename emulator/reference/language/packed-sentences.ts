import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { readPackageFile } from '../../package-files.ts';
import type { Sentences } from './sentences.ts';

/** Where the sentences are in the package, which has them in one file, compressed. */
export const packedSentences = 'dist/console/sentences.br';

/** All sentences that are there in Chinese, from the package. The build puts this in the place of `readSentences`. */
export function readPackedSentences(): Sentences {
  const bytes = readPackageFile(packedSentences);
  return bytes ? unpackSentences(bytes) : {};
}

export function unpackSentences(bytes: Uint8Array): Sentences {
  return JSON.parse(brotliDecompressSync(bytes).toString()) as Sentences;
}

export function packSentences(sentences: Sentences): Uint8Array {
  const text = Buffer.from(JSON.stringify(sentences));
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
}
