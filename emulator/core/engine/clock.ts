/** How a sandbox's time runs: with the machine, standing still, or with the machine but shifted. */
export type ClockSetting =
  | {
      /** The time of the machine. */
      readonly mode: 'system';
    }
  /** `now` is ISO 8601. */
  | {
      /** A time that stands still until it is moved. */
      readonly mode: 'frozen';
      /** What time it is, in ISO 8601. */
      readonly now: string;
    }
  | {
      /** The time of the machine, and so many seconds more. */
      readonly mode: 'offset';
      /** How many seconds ahead of the machine, behind it where it is negative: at most 1e11 to either side. */
      readonly offsetSeconds: number;
    };

/** The end of the last year with four digits, in milliseconds since 1970: what is later, the vendors cannot print. */
export const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The machine's time in milliseconds since 1970. It comes in from outside, so that nothing in here can look. */
export type HostClock = () => number;

/** The time of one sandbox. */
export class Clock {
  #setting: ClockSetting;
  readonly #host: HostClock;

  constructor(setting: ClockSetting, host: HostClock) {
    this.#setting = setting;
    this.#host = host;
  }

  /** What time it is, or would be under another setting, in milliseconds since 1970. */
  now(setting = this.#setting): number {
    if (setting.mode === 'frozen') return Date.parse(setting.now);
    const host = this.#host();
    return setting.mode === 'offset' ? host + toMilliseconds(setting.offsetSeconds) : host;
  }

  /** How the clock is set. */
  get setting(): ClockSetting {
    return this.#setting;
  }

  /** Sets the clock. */
  set(setting: ClockSetting): void {
    this.#setting = setting;
  }

  /**
   * Moves time by so many seconds, to the millisecond, and no further than to the end of time on either side. A clock that ran with the machine
   * runs shifted from then on.
   */
  advance(asked: number): void {
    const now = this.now();
    const seconds = Math.max((-endOfTime - now) / 1000, Math.min(asked, (endOfTime - now) / 1000));
    const setting = this.#setting;
    if (setting.mode === 'frozen') {
      const then = Date.parse(setting.now) + toMilliseconds(seconds);
      this.#setting = { mode: 'frozen', now: new Date(then).toISOString() };
      return;
    }
    const shift = setting.mode === 'offset' ? setting.offsetSeconds : 0;
    this.#setting = { mode: 'offset', offsetSeconds: shift + seconds };
  }
}

/** `1.001 * 1000` is a little less than 1001. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
