import { tellReason as tellInChinese } from '../../../emulator/reference/language/tell.ts';
import type { Call } from '../../state/call-summary.ts';
import { language } from '../../state/language.ts';
import { translate } from '../../state/sentences.ts';

/** A reason in one line, in the language of the reader; undefined where it is told as it is written. */
export function tellReason(reason: NonNullable<Call['reason']>): string | undefined {
  if (language.value !== 'zh') return undefined;
  // What a fault rule makes is a sentence of its own and no demand on the call.
  return reason.subject === 'fault' ? translate(reason.expected) : tellInChinese(reason, translate);
}
