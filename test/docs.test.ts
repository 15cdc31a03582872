import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documents } from '../scripts/documents.ts';

const root = new URL('../', import.meta.url);

describe('the documents', () => {
  it.each(documents.map(({ file, render }) => [file.href.replace(root.href, ''), file, render] as const))(
    'are as "npm run docs" writes them: %s',
    (_, file, render) => {
      expect(readFileSync(file, 'utf8')).toBe(render());
    },
  );
});
