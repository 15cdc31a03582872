import type { Call } from '../../state/call-summary.ts';
import { texts } from '../../state/language.ts';
import { translate } from '../../state/sentences.ts';

/** A reason in one line, in the language of the reader; undefined where it is told as it is written. */
export function tellReason({ path, expected, received }: NonNullable<Call['reason']>): string | undefined {
  // What is no English, such as the name of a method, is the same in every language.
  const right = translate(expected) ?? (/[a-z] [a-z]/.test(expected) ? undefined : expected);
  if (right === undefined) return undefined;
  return texts.value.reason(path, right, received && (translate(received) ?? received));
}
