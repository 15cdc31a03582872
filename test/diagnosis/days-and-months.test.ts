import { describe, expect, it } from 'vitest';
import { adviseOnSeconds } from '../../contracts/core/diagnosis/clock-offset.ts';

const now = Date.parse('2026-11-29T17:12:05Z');
const advise = (written: string, iso: string) =>
  adviseOnSeconds({ name: 'X-Date', written, now, allowedSeconds: 900 }, Date.parse(iso) / 1000);

describe('a date that is right but for its month', () => {
  it.each([
    ['counted from 0', '20261029T171205Z', '2026-10-29T17:12:05Z', 'of Calendar in Java, count from 0.'],
    ['with some seconds', '20261029T171233Z', '2026-10-29T17:12:33Z', 'of Calendar in Java, count from 0.'],
    ['its minutes', '20261229T171205Z', '2026-12-29T17:12:05Z', 'as mm prints them for MM.'],
  ])('is told: %s', (_, written, iso, told) => {
    const { id, detail } = advise(written, iso);
    expect(id).toBe('date-of-another-month');
    expect(detail).toContain(told);
  });

  it.each([
    ['a clock that is off', '20261029T181205Z', '2026-10-29T18:12:05Z', 'timestamp-outside-window'],
    ['a month that nothing explains', '20260829T171205Z', '2026-08-29T17:12:05Z', 'timestamp-outside-window'],
    ['a number, which prints no month', '1793293925', '2026-10-29T17:12:05Z', 'timestamp-outside-window'],
  ])('is not claimed of %s', (_, written, iso, id) => {
    expect(advise(written, iso).id).toBe(id);
  });
});

describe('local time as UTC', () => {
  it('may be an hour of summer time', () => {
    const { id, detail } = advise('20261129T161205Z', '2026-11-29T16:12:05Z');
    expect(id).toBe('local-time-as-utc');
    expect(detail).toContain('An hour of summer time');
    expect(advise('20261130T011205Z', '2026-11-30T01:12:05Z').detail).not.toContain('summer time');
  });
});
