import { describe, expect, it } from 'vitest';
import { Clock, endOfTime } from '../../emulator/core/engine/clock.ts';

const noon = Date.parse('2023-11-14T22:13:20Z');

describe('a clock', () => {
  it('goes with the machine in the mode "system"', () => {
    let machine = noon;
    const clock = new Clock({ mode: 'system' }, () => machine);
    machine += 1234;
    expect(clock.now()).toBe(noon + 1234);
  });

  it('stands still in the mode "frozen"', () => {
    let machine = 0;
    const clock = new Clock({ mode: 'frozen', now: '2023-11-14T22:13:20Z' }, () => machine);
    machine += 1234;
    expect(clock.now()).toBe(noon);
  });

  it('keeps its distance from the machine in the mode "offset"', () => {
    let machine = noon;
    const clock = new Clock({ mode: 'offset', offsetSeconds: -1.5 }, () => machine);
    machine += 1000;
    expect(clock.now()).toBe(noon - 500);
  });

  it('runs shifted once a running clock has been advanced', () => {
    let machine = noon;
    const clock = new Clock({ mode: 'system' }, () => machine);
    clock.advance(60);
    machine += 1000;
    expect(clock.now()).toBe(noon + 61_000);
    expect(clock.setting).toEqual({ mode: 'offset', offsetSeconds: 60 });
  });

  it('stays frozen when a frozen clock is advanced', () => {
    const clock = new Clock({ mode: 'frozen', now: '2023-11-14T22:13:20Z' }, () => 0);
    clock.advance(3600);
    expect(clock.setting).toEqual({ mode: 'frozen', now: '2023-11-14T23:13:20.000Z' });
  });

  it.each([1.001, 8.2, 1.005, 16.001])('is advanced by %s seconds to the millisecond', (seconds) => {
    const clock = new Clock({ mode: 'frozen', now: '2023-11-14T22:13:20Z' }, () => 0);
    clock.advance(seconds);
    expect(clock.now()).toBe(noon + Math.round(seconds * 1000));
  });

  it('adds up one advance after another', () => {
    const clock = new Clock({ mode: 'offset', offsetSeconds: 10 }, () => noon);
    clock.advance(5);
    clock.advance(2.5);
    expect(clock.now()).toBe(noon + 17_500);
  });

  it('tells what time another setting would make it, and keeps its own', () => {
    const clock = new Clock({ mode: 'system' }, () => noon);
    expect(clock.now({ mode: 'offset', offsetSeconds: 360 })).toBe(noon + 360_000);
    expect(clock.now()).toBe(noon);
  });

  it.each([
    [{ mode: 'frozen', now: '2023-11-14T22:13:20Z' }],
    [{ mode: 'offset', offsetSeconds: 5 }],
    [{ mode: 'system' }],
  ] as const)('stays between the ends of time, however often it is advanced: %o', (setting) => {
    const clock = new Clock(setting, () => 1_700_000_000_000);
    for (let step = 0; step < 90; step += 1) clock.advance(1e11);
    expect(new Date(clock.now()).toISOString()).toBe('9999-12-31T23:59:59.999Z');
    for (let step = 0; step < 180; step += 1) clock.advance(-1e11);
    expect(clock.now()).toBe(-endOfTime);
  });
});
