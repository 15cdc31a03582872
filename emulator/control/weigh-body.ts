import { bounds } from '../../contracts/core/config/bounds.ts';
import { countRangeNumbers, tooManyNumbers } from '../../contracts/core/config/id-forms.ts';

/** The calls whose bodies hold states, which are as large as a state may be. */
const withState: ReadonlySet<string> = new Set(['createSandbox', 'putState', 'startScenario']);

/** Bytes of a body, or numbers of its ranges, from which on a call gives way between its parts. */
const [heavyBytes, heavyNumbers] = [64 * 1024, 5000];

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c] as const;

/** Why a text of JSON has more in it than a call takes, in a sentence; it is not read for that. */
export function weighText(text: string, operation: string): string | undefined {
  if (withState.has(operation) || text.length <= bounds.bodyValues) return undefined;
  let commas = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) isInText = !isInText;
    else if (isInText && code === backslash) index += 1;
    else if (!isInText && code === comma) commas += 1;
  }
  return commas < bounds.bodyValues
    ? undefined
    : `The body has more than ${bounds.bodyValues} values; only a state may have so many.`;
}

/** What a body stands for beside its text: a few characters may mean many numbers. */
export interface BodyWeight {
  /** Why it is too much, in a sentence. */
  readonly excess?: string;
  /** Whether the call must let others come in between. */
  readonly isHeavy: boolean;
}

export function weighBody(value: unknown, bytes: number, operation: string): BodyWeight {
  const numbers = withState.has(operation) ? countRangeNumbers(value) : 0;
  const isHeavy = bytes > heavyBytes || numbers > heavyNumbers;
  return numbers > bounds.rangeNumbers
    ? { excess: `The body: ${tooManyNumbers(numbers)}.`, isHeavy }
    : { isHeavy };
}
