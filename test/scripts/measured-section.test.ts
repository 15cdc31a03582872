import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  reliabilityPage,
  replaceMeasuredSection,
  writeMeasuredSection,
} from '../../scripts/measured-section.ts';

const page = '# Page\n\n<!-- load -->\n\nold\n\n<!-- /load -->\n\nThe end.\n';

describe('a measured section', () => {
  it('is exchanged, and the rest of the page stays', () => {
    expect(replaceMeasuredSection(page, 'load', '\n| $& |\n')).toBe(page.replace('old', () => '| $& |'));
  });

  it('is exchanged again and again without growing', () => {
    const once = replaceMeasuredSection(page, 'load', 'new');
    expect(replaceMeasuredSection(once, 'load', 'new')).toBe(once);
  });

  it.each([
    ['missing', '# Page\n'],
    ['never closed', '<!-- load -->\n'],
    ['there twice', page + page],
  ])('is refused when its marker is %s', (_, text) => {
    expect(() => replaceMeasuredSection(text, 'load', 'new')).toThrow('<!-- /load -->');
  });

  it.each(['persistence', 'load', 'fuzz', 'abuse'])('has a place in the page: %s', (name) => {
    const text = readFileSync(reliabilityPage, 'utf8');
    expect(replaceMeasuredSection(text, name, 'new')).not.toBe(text);
  });

  it('is written in the style of the other documents', async () => {
    const file = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'measured-')), 'page.md'));
    writeFileSync(file, page);
    await writeMeasuredSection('load', '| a | b |\n|-|-|\n| 1 | 22 |', file);
    expect(readFileSync(file, 'utf8')).toContain('| a   | b   |\n| --- | --- |\n| 1   | 22  |');
  });
});
