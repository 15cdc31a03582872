import { describe, expect, it } from 'vitest';
import { isClockAhead } from '../../contracts/core/diagnosis/clock-ahead.ts';
import {
  adviseOnMoment,
  describeOffset,
  zoneOf,
  type TimeUnit,
} from '../../contracts/core/diagnosis/clock-offset.ts';

const now = Date.parse('2026-11-26T12:00:00Z');

function adviseOn(written: number | string, unit: TimeUnit = 'seconds') {
  return adviseOnMoment({ name: 'Timestamp', written: String(written), unit, now, allowedSeconds: 300 });
}

/** Zones that there are: hours, half-hours and quarters of an hour. */
const zones = [
  [8 * 3600, 'UTC+8'],
  [-5 * 3600, 'UTC+5, or the local time of UTC−5,'],
  [5.5 * 3600, 'UTC+5:30'],
  [5.75 * 3600, 'UTC+5:45'],
  [-3.5 * 3600, 'UTC+3:30, or the local time of UTC−3:30,'],
  [-5.5 * 3600, 'UTC, read as the local time of UTC+5:30.'],
  [14 * 3600, 'UTC+14'],
  [1800, 'UTC+0:30'],
] as const;

describe('a moment that is off by a zone', () => {
  it.each(zones)('is local time written as UTC: %d s is %s', (offset, name) => {
    for (const drift of [0, 60, -60]) {
      const advice = adviseOn(now / 1000 + offset + drift);
      expect(advice).toMatchObject({ id: 'local-time-as-utc', detail: expect.stringContaining(name) });
      expect(adviseOn(now + (offset + drift) * 1000, 'milliseconds').id).toBe('local-time-as-utc');
    }
  });

  it.each([[900], [8 * 3600 + 61], [8 * 3600 - 61], [14.25 * 3600], [24 * 3600], [301], [0]])(
    'is not seen in an offset of %d s',
    (offset) => {
      for (const side of [1, -1]) {
        expect(zoneOf(side * offset)).toBeUndefined();
        expect(adviseOn(now / 1000 + side * offset).id).toBe('timestamp-outside-window');
      }
    },
  );

  it('is no clock that is ahead', () => {
    expect([200, 8 * 3600, 5.75 * 3600, 8 * 3600 + 90].map((seconds) => isClockAhead(seconds, 60))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a moment in another unit', () => {
  const written = { seconds: 1, milliseconds: 1e3, microseconds: 1e6, nanoseconds: 1e9 };
  const units = Object.keys(written) as TimeUnit[];
  const pairs = units.flatMap((sent) =>
    units.filter((unit) => unit !== sent).map((unit) => [sent, unit] as const),
  );

  it.each(pairs)('is told: %s in the place of %s', (sent, unit) => {
    const advice = adviseOn(String(BigInt(now / 1000) * BigInt(written[sent])), unit);
    expect(advice).toMatchObject({ id: `timestamp-sent-in-${sent}`, fix: expect.stringContaining(unit) });
  });
});

describe('a clock that is off', () => {
  it.each([
    [-301, '5 min 1 s behind'],
    [400, '6 min 40 s ahead of'],
    [-8 * 3600 - 240, '8 h 4 min behind'],
    [86_400 * 3 + 7200, '3 days 2 h ahead of'],
    [-86_400, '1 day behind'],
  ])('is told without a sign: %d s', (offset, words) => {
    expect(describeOffset(offset)).toBe(words);
    const { detail } = adviseOn(now / 1000 + offset);
    expect(detail).toContain(`${words} the clock`);
    expect(detail).toContain('2026-11-26T12:00:00Z');
    expect(detail).not.toMatch(/-\d+ (?:s|min|h|day)/);
  });

  it.each([[0], [12_345], [now / 100], ['9'.repeat(40)]])(
    'is not said of %s, which is no moment',
    (written) => {
      expect(adviseOn(written).title).toBe('The timestamp is no moment of these years');
    },
  );
});
