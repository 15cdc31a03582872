import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readmeFile, renderReadme } from '../scripts/readme.ts';

describe('the documents', () => {
  it('hold the generated parts of the README as "npm run docs" writes them', () => {
    expect(readFileSync(readmeFile, 'utf8')).toBe(renderReadme());
  });
});
