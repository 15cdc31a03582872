import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Row } from './results.ts';
import { runtimes, sdks } from './runtimes.ts';

it('what the documents say of reach was seen for every runtime and way that the tests try', () => {
  const rows = JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8')) as readonly Row[];
  const seen = rows.map(({ name, nightly, results }) => [name, nightly, Object.keys(results).toSorted()]);
  expect(seen).toEqual([
    ...runtimes.map(({ name, nightly, mapping }) => [
      name,
      nightly,
      ['base URL', 'exec --intercept', 'hosts', ...(mapping ? ['mapping'] : [])],
    ]),
    ...sdks.map(({ name }) => [name, undefined, ['exec --intercept', 'hosts']]),
  ]);
});
