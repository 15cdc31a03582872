import { describe, expect, it } from 'vitest';
import { addressOf, assumed, documented, printSource } from '../../contracts/core/contract/source.ts';

describe('a source in Markdown', () => {
  it.each([
    [documented('https://a.example/b'), '[documented](https://a.example/b)'],
    [documented('https://a.example/b', '2024-01-02'), '[documented](https://a.example/b), 2024-01-02'],
    [documented('https://a.example/b says so'), '[documented](https://a.example/b) says so'],
    [documented('https://a.example/b, and c'), '[documented](https://a.example/b) and c'],
    [assumed('nobody says'), 'assumed: nobody says'],
  ])('links the address alone', (source, text) => {
    expect(printSource(source)).toBe(text);
  });

  it('has an address only where it begins with one', () => {
    expect(addressOf(documented('https://a.example/b, and c'))).toBe('https://a.example/b');
    expect(addressOf(assumed('nobody says'))).toBeUndefined();
  });
});
