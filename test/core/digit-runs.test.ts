import { describe, expect, it } from 'vitest';
import { decodeNames, decodePairs } from '../../contracts/core/wire/query-string.ts';
import { mayHoldLongNumber, mayHoldLongNumberInBytes } from '../../emulator/core/findings/digit-runs.ts';

const digits = '1234567890123456';
const padding = Array.from({ length: 40 }, (_, index) => 'x'.repeat(index));

describe('A run of sixteen digits', () => {
  it('is found wherever in a text it stands, and fifteen digits are none', () => {
    for (const before of padding) {
      for (const after of ['', 'y', 'yyyyyyyyyyyyyyyyy']) {
        const [long, short] = [digits, digits.slice(1)].map((run) => `${before}${run}${after}`) as [
          string,
          string,
        ];
        expect([mayHoldLongNumber(long), mayHoldLongNumber(short)]).toEqual([true, false]);
        expect(mayHoldLongNumberInBytes(Buffer.from(long))).toBe(true);
        expect(mayHoldLongNumberInBytes(Buffer.from(short))).toBe(false);
      }
    }
  });

  it('is found where some or all of its digits are escaped', () => {
    const escaped = Array.from(digits, (digit) => `%3${digit}`);
    expect(mayHoldLongNumber(`id=${escaped.join('')}`)).toBe(true);
    expect(mayHoldLongNumber(`id=${escaped[0]!}${digits.slice(1)}`)).toBe(true);
  });
});

describe('The names of a query', () => {
  const query = '&a=1&&b%20c=%zz&d&=e&f=g=h&i+j=&';

  it('are those of its pairs', () => {
    expect(decodeNames(query, 100)).toEqual(decodePairs(query).map(([name]) => name));
  });

  it('are no more than were asked for', () => {
    expect(decodeNames(query, 2)).toEqual(['a', 'b c']);
  });
});
