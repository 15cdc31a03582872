import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vendorNames } from '../contracts/vendor-names.ts';
import { vendorFiles } from '../scripts/vendor-index.ts';

const root = new URL('../', import.meta.url);

describe.each(vendorFiles.map((file) => [file.path, file] as const))('%s', (path, { render }) => {
  it('is as "npm run vendors" writes it', async () => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(await render(vendorNames));
  });

  it('names a vendor as soon as the list does, and only then', async () => {
    const longer = await render([...vendorNames, 'tiny']);
    expect(longer).toMatch(/\btiny\b/i);
    expect(await render([])).not.toMatch(new RegExp(vendorNames.join('|')));
  });
});
