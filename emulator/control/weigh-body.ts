import { bounds } from '../../contracts/core/config/bounds.ts';
import { countRangeNumbers, tooManyNumbers } from '../../contracts/core/config/id-forms.ts';
import { countUpTo } from './count-values.ts';
import type { Work } from './turns.ts';

/** The calls whose bodies hold states, which are as large as a state may be. */
const withState: ReadonlySet<string> = new Set(['createSandbox', 'putState', 'startScenario']);

/** The calls whose bodies hold the input of a call, which is signed at once. */
const withCall: ReadonlySet<string> = new Set(['sendCall', 'signCall']);

/** Numbers of the ranges of a body from which on it is checked in parts. */
const heavyNumbers = 5000;

/** Values of a body from which on a call gives way between its steps. */
const heavyValues = 1000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c] as const;

/** So many bytes are weighed in one part. */
const partBytes = 64 * 1024;

/** Why a text of JSON has more in it than a call takes, in a sentence; it is not read for that. */
export function* weighBytes(bytes: Buffer, operation: string): Work<string | undefined> {
  const { most, rule } = limitOf(operation);
  if (withCall.has(operation) && bytes.length > bounds.callBytes) {
    return `The body has more than ${bounds.callBytes} bytes; a call has no more, but for what a damage adds.`;
  }
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
  return `The body has more than ${most} values; ${rule}.`;
}

function limitOf(operation: string): { readonly most: number; readonly rule: string } {
  if (withState.has(operation)) return { most: bounds.stateValues, rule: 'a state has no more' };
  if (withCall.has(operation)) return { most: bounds.callValues, rule: 'a call has no more' };
  return { most: bounds.bodyValues, rule: 'only a state may have so many' };
}

/** What a body stands for beside its text: a few characters may mean many numbers. */
export interface BodyWeight {
  /** Why it is too much, in a sentence. */
  readonly excess?: string;
  /** Whether the call must let others come in between, however short the body is. */
  readonly isHeavy: boolean;
  /** Whether it must do so while the body is checked. */
  readonly isForParts: boolean;
}

export function weighBody(value: unknown, operation: string): BodyWeight {
  const numbers = withState.has(operation) ? countRangeNumbers(value) : 0;
  const isForParts = numbers > heavyNumbers;
  const isHeavy = isForParts || countUpTo(heavyValues, value) > heavyValues;
  return numbers > bounds.rangeNumbers
    ? { excess: `The body: ${tooManyNumbers(numbers)}.`, isHeavy, isForParts }
    : { isHeavy, isForParts };
}
