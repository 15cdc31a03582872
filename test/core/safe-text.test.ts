import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLine, safeText } from '../../contracts/core/wire/safe-text.ts';
import { printCurl } from '../../emulator/control/curl.ts';

describe('text of others for a terminal or a build log', () => {
  it('moves no cursor, hides nothing, and begins no line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeLine(text)).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]*$/u);
        expect(safeText(`${text}\n::error::x`)).not.toMatch(/^\s*::/m);
      }),
    );
  });

  it('leaves JSON as it reads', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('##[error]', '::error::', '##vso[x')),
        ),
        (texts) => {
          for (const json of [JSON.stringify(texts), JSON.stringify(texts, null, 2)])
            expect(JSON.parse(safeText(json))).toEqual(texts);
        },
      ),
    );
  });

  it.each([
    ['\u001b]0;x\u0007', String.raw`\u001b]0;x\u0007`],
    ['a\n  ::error::x', String.raw`a\n  ::error::x`],
    ['::warning::x', String.raw`\::warning::x`],
    ['##[error]x', String.raw`#\u0023[error]x`],
    ['禁言 “ok”', '禁言 “ok”'],
  ])('shows %j as %s', (text, shown) => {
    expect(safeLine(text)).toBe(shown);
  });
});

describe('a printed curl line', () => {
  it('quotes a method that is more than letters, and leaves out what belongs to a connection', () => {
    const headers = ['Transfer-Encoding', 'Connection', 'TE', 'Proxy-Authorization', 'Accept-Encoding'].map(
      (name) => [name, 'x'] as const,
    );
    const line = printCurl({ method: 'GET; touch x', url: 'http://127.0.0.1/', headers, body: '' });
    expect(line).toBe("curl -sS -X 'GET; touch x' 'http://127.0.0.1/'");
  });
});
