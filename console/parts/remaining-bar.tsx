import { texts } from '../state/language.ts';
import { sandboxNow } from '../state/clock.ts';
import { duration, fullTime } from '../texts/times.ts';
import { longestSeen } from './longest-seen.ts';

interface RemainingProps {
  /** Tells what ends from whatever else does. */
  readonly name: string;
  readonly until: string;
}

/** How much is left of something that ends, by the sandbox's clock: a bar that shrinks, and words. */
export function RemainingBar({ name, until }: RemainingProps) {
  const now = sandboxNow.value;
  if (now === undefined) return null;
  const left = Math.max(0, Date.parse(until) - now);
  const whole = longestSeen(name, until, left);
  return (
    <span class="remaining" title={fullTime(until)}>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${(100 * left) / whole}%` }} />
      </span>
      {left === 0 ? texts.value.over : texts.value.left(duration(left, texts.value.units))}
    </span>
  );
}
