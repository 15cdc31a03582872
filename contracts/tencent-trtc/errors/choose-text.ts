import type { Assume } from '../../core/contract/assumption.ts';
import type { ErrorSpec } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import { errors, isChineseDescribed, isOwnError } from './index.ts';
import { withoutBackticks } from './numeric-block-texts.ts';
import { internalErrorDescription, newerTokenFailure } from '../assumptions/texts.ts';

interface Refusal {
  readonly error: string;
  /** The error as the operation says it. */
  readonly spec: ErrorSpec;
  /** What the call says its language is. */
  readonly language: string | undefined;
}

/** The message template of a refusal, as the sandbox decides the questions about words. */
export function chooseWords({ error, spec, language }: Refusal, assume: Assume<typeof assumptions>): string {
  if (isOwnError(error) && assume('tencent-trtc.room-error-texts') === 'empty') return '';
  const isChinese = language === 'zh-CN';
  if (
    error === 'InternalError' &&
    assume('tencent-trtc.internal-error-text') !== 'the words of the sample replies'
  )
    return internalErrorDescription[isChinese ? 'zh-CN' : 'en-US'];

  const isKnown = !isChineseDescribed(error) || assume('tencent-trtc.chinese-texts') !== 'the English text';
  // Whatever a call says its language is, only these two are spoken.
  const chinese = isChinese && isKnown ? spec.translations?.['zh-CN'] : undefined;
  if (chinese !== undefined) return chinese;
  return isNewerToken(error, assume) ? newerTokenFailure : chooseBackticks(error, spec, assume);
}

function isNewerToken(error: string, assume: Assume<typeof assumptions>): boolean {
  const value = assume('tencent-trtc.token-failure-text');
  return error === 'AuthFailure.TokenFailure' && value === 'the one of replies since 2025';
}

function chooseBackticks(error: string, { message }: ErrorSpec, assume: Assume<typeof assumptions>): string {
  if (!isOwnError(error)) return message;
  switch (assume('tencent-trtc.backticks')) {
    case 'nowhere':
      return withoutBackticks(message);
    case 'everywhere':
      return Object.entries<ErrorSpec>(errors).find(([key]) => key === error)?.[1].message ?? message;
    default:
      return message;
  }
}
