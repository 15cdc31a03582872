import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents } from '../scripts/documents.ts';

describe('the documents', () => {
  it.each(documents.map(({ file, render }) => [basename(file.pathname), file, render] as const))(
    'are as "npm run docs" writes them: %s',
    (_, file, render) => {
      expect(readFileSync(file, 'utf8')).toBe(render());
    },
  );
});
