import type { Assume } from '../../core/contract/assumption.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { PolyvError } from '../errors/index.ts';

/** The codes that `error.code` was seen to have. */
const seen: Partial<Record<PolyvError, number>> = {
  'application not found.': 20001,
  直播名称不能为空: 10001,
  'undefined error': 10005,
  系统异常: 10005,
};

/** What the newer envelope puts into `error.code` beside the `code` of the reply. */
export function innerCode(error: string, code: number, assume: Assume<typeof assumptions>): number {
  const known = seen[error as PolyvError];
  if (known !== undefined) return known;
  if (assume('polyv-live.newer-error-code') === 'code of the reply') return code;
  return code >= 500 ? 10005 : 10001;
}
