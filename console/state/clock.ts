import { effect, signal } from '@preact/signals';
import { control } from '../api/control.ts';
import { changes } from './calls.ts';
import { sandboxId } from './place.ts';

interface Reading {
  readonly mode: string;
  readonly offsetSeconds: number;
  /** Milliseconds since 1970, and when the browser heard of it. */
  readonly now: number;
  readonly heardAt: number;
}

/** The clock of the sandbox as it was read last. */
export const clock = signal<Reading>();

/** What time it is in the sandbox, in milliseconds since 1970; undefined until that is known. */
export const sandboxNow = signal<number>();

/** Counts up when something has been changed from here, so that what depends on it is asked for again. */
export const edits = signal(0);

/** The same with whatever calls change, at most twice a second. */
export const slowChanges = signal(0);

export async function readClock(): Promise<void> {
  const id = sandboxId.value;
  const { mode, now, offsetSeconds = 0 } = await control.value.getClock({ path: { id } });
  if (id !== sandboxId.value) return;
  clock.value = { mode, offsetSeconds, now: Date.parse(now), heardAt: performance.now() };
  tick();
}

/** Changes something in the sandbox, and has everything asked for anew. */
export async function edit<Answer>(change: () => Promise<Answer>): Promise<Answer> {
  const answer = await change();
  edits.value += 1;
  slowChanges.value += 1;
  await readClock();
  return answer;
}

function tick(): void {
  const reading = clock.peek();
  if (!reading) return;
  const passed = reading.mode === 'frozen' ? 0 : performance.now() - reading.heardAt;
  sandboxNow.value = reading.now + passed;
}

const tickEvery = 250;
/** Others may move the clock too, and no event tells of it. */
const readEvery = 2000;

/** Keeps the time of the sandbox that is shown, while the page is in sight. */
export function followClock(): void {
  const read = (): void => {
    if (!document.hidden) readClock().catch(() => undefined);
  };
  setInterval(tick, tickEvery);
  setInterval(read, readEvery);
  sandboxId.subscribe(() => {
    clock.value = undefined;
    read();
  });
  let isWaiting = false;
  effect(() => {
    if (changes.value === 0 || isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      slowChanges.value += 1;
    }, 500);
  });
}
