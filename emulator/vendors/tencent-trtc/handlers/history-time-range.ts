import { fail, type Failure } from '../../../../contracts/core/contract/failure.ts';
import type { TrtcCredential } from '../../../../contracts/tencent-trtc/wire/credentials.ts';
import { historyDepth, lesserDepth } from '../../../../contracts/tencent-trtc/operations/history.ts';
import { toSeconds } from './history-record-history.ts';
import type { TrtcAssume } from '../state/rules.ts';

/** In seconds since 1970, both ends included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface RangeCall {
  readonly input: { readonly StartTime: string; readonly EndTime: string };
  readonly now: number;
  readonly assume: TrtcAssume;
}

interface RangeRules<Reversed extends string> {
  /** Seconds. */
  readonly longestSpan: number;
  /** What is said to an end before the start. */
  readonly reversed: Reversed;
}

/** The range of a query, or what forbids it. */
export function readRange<Reversed extends string>(
  { input, now, assume }: RangeCall,
  { longestSpan, reversed }: RangeRules<Reversed>,
):
  | Range
  | Failure<
      | Reversed
      | 'InvalidParameter.StartTs'
      | 'InvalidParameter.QueryScaleOversize'
      | 'InvalidParameter.StartTsOversize'
      | 'InvalidParameter.StartTimeOversize'
    > {
  const [start, end, present] = [Number(input.StartTime), Number(input.EndTime), toSeconds(now)];
  const isFuture = start > present && assume('tencent-trtc.future-range') !== 'nothing found';
  if (start === 0 || isFuture) return fail('InvalidParameter.StartTs');
  if (end < start) return fail(reversed);
  if (end - start > longestSpan) return fail('InvalidParameter.QueryScaleOversize');
  const tooOld = assume('tencent-trtc.history-too-old');
  if (start < present - historyDepth && tooOld !== 'read what there is') return fail(tooOld);
  const isBasic = assume('tencent-trtc.dashboard-edition') === '7 days';
  if (isBasic && start < present - lesserDepth) return fail('InvalidParameter.StartTimeOversize');
  return { start, end };
}

/** Whether a range has a second in common with the time from `from` until `until`, both included. */
export function overlaps({ start, end }: Range, from: number, until: number): boolean {
  return from <= end && until >= start;
}

/** Refuses an app that is not the caller's. One code is listed for every reason. */
export function refuseAppOfHistory(
  { sdkAppIds = [] }: TrtcCredential,
  sdkAppId: string,
  assume: TrtcAssume,
): Failure<'InvalidParameter.SdkAppId' | 'MissingParameter.SdkAppId'> | undefined {
  if (sdkAppId === '0') return fail(`${assume('tencent-trtc.id-zero')}.SdkAppId`);
  return sdkAppIds.includes(sdkAppId) ? undefined : fail('InvalidParameter.SdkAppId');
}
