import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../emulator/testing/index.ts';

const start = '2023-11-14T22:13:20Z';

/** What a clock without types says of what it is given. */
function say(method: 'advance' | 'set', value: unknown): unknown {
  const { clock } = openSandbox({ clock: { mode: 'frozen', now: start } });
  try {
    return (clock[method] as (given: unknown) => unknown)(value);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
}

const form =
  'RangeError: A clock is set to a Date, or to a time in ISO 8601, like 2023-11-14T22:13:20Z, or a day, like 2023-11-14; ';

describe('the clock of a sandbox says what it takes, and what was probably meant', () => {
  it.each([
    [1_700_000_000, `${form}1700000000 is probably in seconds since 1970, so write ${start}.`],
    [1_700_000_000_000, `${form}1700000000000 is probably in milliseconds since 1970, so write ${start}.`],
    ['1700000000', `${form}"1700000000" is probably in seconds since 1970, so write ${start}.`],
    [
      '2023/11/14',
      `${form}"2023/11/14" is without a zone, so write 2023-11-14T00:00:00Z, where UTC is meant.`,
    ],
    ['tomorrow', `${form}not to "tomorrow".`],
    ['1 hour', `${form}not to "1 hour"; clock.advance('1 hour') moves it on.`],
    [undefined, `${form}not to "undefined".`],
    [null, `${form}not to "null".`],
  ])('set(%j)', (value, words) => {
    expect(say('set', value)).toBe(words);
  });

  it.each([
    [
      { mode: 'frozen', now: 1_700_000_000 },
      `1700000000 is probably in seconds since 1970, so write ${start}.`,
    ],
    [
      { mode: 'frozen', now: new Date(0) },
      'a Date is given as its toISOString(), so write 1970-01-01T00:00:00Z.',
    ],
  ])('set(%j)', (value, words) => {
    expect(say('set', value)).toBe(
      `WrongForm: now: this must be a time in ISO 8601, like 2023-11-14T22:13:20Z; ${words}`,
    );
  });

  it.each([3600, '1 hour', '１小时', '一个小时'])('advance(%j) moves it on', (value) => {
    expect(say('advance', value)).toEqual([]);
  });

  it.each([
    ['soon', 'a number is seconds. It is the text "soon".'],
    [undefined, 'a number is seconds. It is missing.'],
    [{ hours: 1 }, 'a number is seconds. It is an object.'],
    [new Date(0), 'It is an object. To move on to a time, say clock.set(time).'],
    ['2023-11-14', 'It is the text "2023-11-14". To move on to a time, say clock.set(time).'],
  ])('advance(%j)', (value, words) => {
    const said = say('advance', value);
    expect(said).toMatch(
      /^RangeError: A duration is written like 90, 90s, 1h30m, "2 days", 01:30:00 or PT1H30M; /,
    );
    expect(String(said).endsWith(words)).toBe(true);
  });

  it.each([
    ['advance', '-1h', '2023-11-14T21:13:20.000Z'],
    ['set', '2001-01-01', '2001-01-01T00:00:00.000Z'],
  ] as const)('%s(%j) gives the call that goes back', (method, value, then) => {
    expect(say(method, value)).toBe(
      `ControlError: The sandbox is at 2023-11-14T22:13:20.000Z, and this would take it back to ${then}. If that is meant, set the clock with force: clock.set({ mode: 'frozen', now: '${then}', force: true }).`,
    );
  });

  const frozen = (iso: string) => `{ mode: "frozen", now: "${iso}" }`;

  it.each([
    ['2023-11-14', `write ${frozen('2023-11-14T00:00:00Z')} for one that stands still at a time.`],
    [start, `write ${frozen(start)} for one that stands still at a time.`],
    [1_700_000_000, `1700000000 is probably in seconds since 1970, so write ${frozen(start)}.`],
    [new Date(0), `a Date is given as its toISOString(), so write ${frozen('1970-01-01T00:00:00Z')}.`],
  ])('openSandbox({ clock: %j }) is told the form that it takes', (clock, words) => {
    expect(() => openSandbox({ clock: clock as unknown as { mode: 'system' } })).toThrow(
      new RegExp(`^clock(?:\\.mode)?: a clock is .*; ${words.replaceAll(/[()[\]{}.]/g, '\\$&')}$`),
    );
  });
});
