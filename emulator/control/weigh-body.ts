import { bounds } from '../../contracts/core/config/bounds.ts';
import { countRangeNumbers, tooManyNumbers } from '../../contracts/core/config/id-forms.ts';
import type { Work } from './turns.ts';

/** The calls whose bodies hold states, which are as large as a state may be. */
const withState: ReadonlySet<string> = new Set(['createSandbox', 'putState', 'startScenario']);

/** Numbers of the ranges of a body from which on a call gives way between its steps. */
const heavyNumbers = 5000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c] as const;

/** So many bytes are weighed in one part. */
const partBytes = 64 * 1024;

/** Why a text of JSON has more in it than a call takes, in a sentence; it is not read for that. */
export function* weighBytes(bytes: Buffer, operation: string): Work<string | undefined> {
  const holdsState = withState.has(operation);
  const most = holdsState ? bounds.stateValues : bounds.bodyValues;
  if (bytes.length <= most) return undefined;
  let [commas, isInText, pause] = [0, false, partBytes];
  for (let index = 0; index < bytes.length; index += 1) {
    if (index >= pause) {
      yield partBytes;
      pause = index + partBytes;
    }
    const code = bytes[index];
    if (code === quote) isInText = !isInText;
    else if (isInText && code === backslash) index += 1;
    else if (!isInText && code === comma) commas += 1;
  }
  if (commas < most) return undefined;
  return holdsState
    ? `The body has more than ${most} values; a state has no more.`
    : `The body has more than ${most} values; only a state may have so many.`;
}

/** What a body stands for beside its text: a few characters may mean many numbers. */
export interface BodyWeight {
  /** Why it is too much, in a sentence. */
  readonly excess?: string;
  /** Whether the call must let others come in between, however short the body is. */
  readonly isHeavy: boolean;
}

export function weighBody(value: unknown, operation: string): BodyWeight {
  const numbers = withState.has(operation) ? countRangeNumbers(value) : 0;
  const isHeavy = numbers > heavyNumbers;
  return numbers > bounds.rangeNumbers
    ? { excess: `The body: ${tooManyNumbers(numbers)}.`, isHeavy }
    : { isHeavy };
}
