import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond } from '../../../../contracts/core/contract/reason.ts';
import type { TrtcAssume } from '../state/rules.ts';
import { largestPage } from '../../../../contracts/tencent-trtc/operations/history.ts';

interface PageAsked {
  readonly PageNumber?: string | undefined;
  readonly PageSize?: string | undefined;
}

/** One page of records with its Total, or what forbids it. */
export function cutPage<Record>(
  records: readonly Record[],
  asked: PageAsked,
  { usualPage }: { readonly usualPage: number },
  assume: TrtcAssume,
):
  | { readonly total: number; readonly records: readonly Record[] }
  | Refused<
      'InvalidParameter.PageNumber' | 'InvalidParameter.PageSize' | 'InvalidParameter.PageSizeOversize'
    > {
  const isWhole = asked.PageNumber !== undefined && asked.PageSize !== undefined;
  const isIgnored = !isWhole && assume('tencent-trtc.page-half-given') === 'both have their defaults';
  const number = Number((isIgnored ? undefined : asked.PageNumber) ?? 0);
  const size = Number(asked.PageSize ?? usualPage);
  if (size === 0)
    return refuse('InvalidParameter.PageSize', beyond('field', 'PageSize', { of: 'value', least: 1 }, 0));
  if (size > largestPage)
    return refuse(
      'InvalidParameter.PageSizeOversize',
      beyond('field', 'PageSize', { of: 'value', most: largestPage }, size),
    );

  const length = isIgnored ? usualPage : size;
  const isBeyond = number > 0 && number * length >= records.length;
  if (isBeyond && assume('tencent-trtc.page-beyond-end') !== 'nothing found')
    return refuse(
      'InvalidParameter.PageNumber',
      beyond(
        'limit',
        'PageNumber',
        { of: 'value', most: Math.max(0, Math.ceil(records.length / length) - 1) },
        number,
        {
          assumption: 'tencent-trtc.page-beyond-end',
        },
      ),
    );
  const page = records.slice(number * length, (number + 1) * length);
  const isEverything = assume('tencent-trtc.history-total') === 'everything found';
  return { total: isEverything ? records.length : page.length, records: page };
}
