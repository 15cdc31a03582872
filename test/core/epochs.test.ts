import { describe, expect, it } from 'vitest';
import {
  datesOf,
  describeNear,
  describePrinted,
  inOtherDigits,
} from '../../contracts/core/diagnosis/calendars.ts';
import { adviseOnMoment, adviseOnSeconds, findHalfDay } from '../../contracts/core/diagnosis/clock-offset.ts';
import { describeEpoch } from '../../contracts/core/diagnosis/epochs.ts';

const now = Date.parse('2026-11-28T23:46:19Z');
const seconds = BigInt(now / 1000);

describe('a number that is the present in another epoch or unit', () => {
  it.each([
    ['.NET ticks', (seconds + 62_135_596_800n) * 10_000_000n, /DateTime\.Ticks/],
    ['seconds since the year 1', seconds + 62_135_596_800n, /seconds since the year 1/],
    ['a FILETIME', (seconds + 11_644_473_600n) * 10_000_000n, /FILETIME/],
    ['what Chrome stores', (seconds + 11_644_473_600n) * 1_000_000n, /Chrome/],
    ['Swift', `${seconds - 978_307_200n}.123456`, /Swift/],
    ['NTP', seconds + 2_208_988_800n, /NTP/],
    ['an Excel day', '46354.9905', /Excel/],
    ['days', seconds / 86_400n, /days since 1970/],
    ['minutes', seconds / 60n, /minutes since 1970/],
    ['tenths of a microsecond', seconds * 10_000_000n, /100 ns since 1970/],
    ['the digits of a date', '20261128234619', /the digits of a date/],
    ['the digits of a Thai date', '25691128234619', /Buddhist/],
    ['milliseconds in an int', BigInt.asIntN(32, BigInt(now)), /low 32 bits/],
  ])('is named: %s', (_, written, words) => {
    expect(describeEpoch(String(written), now)).toMatch(words);
  });

  it.each(['0', '-1', '123456', '1', '99999999999999999999', '1970', 'x', '', '12:00', '4000000000'])(
    'is none that is known: %s',
    (written) => {
      expect(describeEpoch(written, now)).toBeUndefined();
    },
  );

  it('asks nobody to set a clock, and says once what the clock of the sandbox says', () => {
    const moment = { name: 'T', unit: 'seconds', now, allowedSeconds: 300 } as const;
    for (const written of ['63931507691', '12', '639315065515386140']) {
      const { detail, fix } = adviseOnMoment({ ...moment, written });
      expect(detail).toContain('the clock of the sandbox says 2026-11-28T23:46:19Z');
      expect(`${detail} ${fix}`).not.toMatch(/Set the clock|years, which says/);
    }
  });
});

describe('a date of another calendar', () => {
  it.each([
    ['25691128', /Buddhist/],
    ['14480619', /Islamic/],
    ['14050907', /Persian/],
    ['01151128', /Taiwan/],
    ['00081128', /Japanese/],
  ])('%s is named', (digits, words) => {
    expect(describeNear(digits, now)).toMatch(words);
    const written = `${digits}T234619Z`;
    const advice = adviseOnSeconds({ name: 'X-Date', written, now, allowedSeconds: 900 }, 1e11);
    expect(advice).toMatchObject({ id: 'date-of-another-calendar', detail: expect.stringMatching(words) });
  });

  it('is none where the day is the usual one, or far from the clock', () => {
    expect(describeNear('20261129', now)).toBe('');
    expect(describeNear('25000101', now)).toBeUndefined();
    expect(describePrinted('2026-11-28', now)).toBeUndefined();
  });

  it('is named with its digits', () => {
    const [arabic = ''] = inOtherDigits('1448-06-19');
    expect(describePrinted(arabic, now)).toBe(
      'the Islamic calendar, as Saudi Arabia has it, and in Arabic-Indic digits',
    );
    expect(describePrinted(inOtherDigits('2026-11-28')[4]!, now)).toBe('Thai digits');
  });

  it('is there for no moment that a date cannot be', () => {
    expect(datesOf(Number.NaN)).toEqual([]);
    expect(datesOf(9e15)).toEqual([]);
  });
});

describe('a clock of 12 hours', () => {
  const told = (written: string): string => {
    const iso = written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
    const moment = { name: 'X-Date', written, now: Date.parse(told.clock), allowedSeconds: 900 };
    return adviseOnSeconds(moment, Date.parse(iso) / 1000).id;
  };
  told.clock = '';

  it.each([
    ['20261128T114619Z', '2026-11-28T23:46:19Z', 'date-with-twelve-hours'],
    ['20261129T120924Z', '2026-11-29T00:09:24Z', 'date-with-twelve-hours'],
    ['20261128T230000Z', '2026-11-28T11:00:00Z', 'local-time-as-utc'],
    ['20261127T230000Z', '2026-11-28T11:00:00Z', 'local-time-as-utc'],
    ['20261128T154619Z', '2026-11-28T23:46:19Z', 'local-time-as-utc'],
  ])('%s at %s is %s', (written, clock, id) => {
    told.clock = clock;
    expect(told(written)).toBe(id);
  });

  it('prints no numbers', () => {
    expect(findHalfDay('1795896328', -12 * 3600)).toBeUndefined();
  });
});
