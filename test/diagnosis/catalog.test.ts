import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { diagnoses } from '../../contracts/diagnoses.ts';
import { english } from '../../emulator/reference/language/speech.ts';
import { mistakesOf, renderMistakePage } from '../../emulator/reference/mistake-page.ts';

const schemes = vendors.flatMap((vendor) =>
  (diagnoses[vendor.name]?.catalog ?? []).map(
    ({ scheme, mistakes }) => [`${scheme} of ${vendor.name}`, mistakes] as const,
  ),
);

describe('the catalogue of mistakes in signatures', () => {
  it('has at least 150 mistakes over all vendors, and some 30 for each', () => {
    const counts = vendors.map((vendor) => mistakesOf(vendor).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(150);
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(30);
  });

  it('is told with its numbers on its page', () => {
    const page = renderMistakePage(english);
    for (const vendor of vendors)
      expect(page).toContain(
        `| [${vendor.name}](${vendor.name}/mistakes.md) | ${mistakesOf(vendor).length} |`,
      );
  });

  it.each(schemes)('says of each mistake once what was done and what to do: %s', (_, mistakes) => {
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
    for (const { title, detail, fix } of mistakes) {
      expect(title).toMatch(/^\S.*[^.]$/);
      expect(detail).toMatch(/^\S.*[.?]$/s);
      expect(fix).toMatch(/^\S.*[.?]$/s);
    }
  });
});
