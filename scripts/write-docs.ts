import { mkdirSync, writeFileSync } from 'node:fs';
import { documents } from './documents.ts';

for (const { file, render } of documents) {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, render());
}
