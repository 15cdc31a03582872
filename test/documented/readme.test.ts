import { describe, expect, it } from 'vitest';
import { readBlocks, readPage } from './blocks.ts';

const mostBytes = 6144;

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = readPage(file);

  it('is short enough to be read to its end', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
  });

  it('begins with two commands, each a block of one line', () => {
    const [start, test] = readBlocks(text);
    expect([start?.text, test?.text]).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('shows a whole test in at most twelve lines', () => {
    const [shown] = readBlocks(text).filter(({ language }) => language === 'ts');
    expect(shown?.text.split('\n').length).toBeLessThanOrEqual(12);
  });

  it('says six things about the product', () => {
    expect(text.match(/^- \*\*/gm)).toHaveLength(6);
  });
});
