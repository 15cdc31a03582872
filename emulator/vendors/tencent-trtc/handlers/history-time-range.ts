import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { notFound, reason, words } from '../../../../contracts/core/contract/reason.ts';
import { appsOf, type TrtcCredential } from '../../../../contracts/tencent-trtc/wire/credentials.ts';
import { historyDepth, lesserDepth } from '../../../../contracts/tencent-trtc/operations/history.ts';
import { toSeconds } from './history-record-history.ts';
import { idZero, type TrtcAssume } from '../state/rules.ts';

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
  | Refused<
      | Reversed
      | 'InvalidParameter.StartTs'
      | 'InvalidParameter.QueryScaleOversize'
      | 'InvalidParameter.StartTsOversize'
      | 'InvalidParameter.StartTimeOversize'
    > {
  const [start, end, present] = [Number(input.StartTime), Number(input.EndTime), toSeconds(now)];
  const isFuture = start > present && assume('tencent-trtc.future-range') !== 'nothing found';
  const inMilliseconds = [start, end].every((moment) => moment > 500 * present && moment < 2000 * present)
    ? time('StartTime', 'seconds since 1970', `${start}, which is in milliseconds, as EndTime is`)
    : undefined;
  if (start === 0) return refuse('InvalidParameter.StartTs', time('StartTime', 'seconds since 1970', '0'));
  if (isFuture)
    return refuse(
      'InvalidParameter.StartTs',
      inMilliseconds ??
        time(
          'StartTime',
          'not after the present',
          `${start - present} s after it`,
          'tencent-trtc.future-range',
        ),
    );
  if (end < start)
    return refuse(reversed, time('EndTime', 'not before StartTime', `${start - end} s before it`));
  if (end - start > longestSpan) {
    const expected = `at most ${longestSpan} s after StartTime`;
    return refuse(
      'InvalidParameter.QueryScaleOversize',
      inMilliseconds ?? time('EndTime', expected, `${end - start} s after it`),
    );
  }
  const age = `${present - start} s before it`;
  const tooOld = assume('tencent-trtc.history-too-old');
  if (start < present - historyDepth && tooOld !== 'read what there is')
    return refuse(
      tooOld,
      time('StartTime', `at most ${historyDepth} s before the present`, age, 'tencent-trtc.history-too-old'),
    );
  const isBasic = assume('tencent-trtc.dashboard-edition') === '7 days';
  if (isBasic && start < present - lesserDepth)
    return refuse(
      'InvalidParameter.StartTimeOversize',
      time('StartTime', `at most ${lesserDepth} s before the present`, age, 'tencent-trtc.dashboard-edition'),
    );
  return { start, end };
}

function time(path: string, expected: string, received: string, assumption?: string) {
  return reason('field', path, expected, words(received), assumption === undefined ? {} : { assumption });
}

/** Whether a range has a second in common with the time from `from` until `until`, both included. */
export function overlaps({ start, end }: Range, from: number, until: number): boolean {
  return from <= end && until >= start;
}

/** Refuses an app that is not the caller's. One code is listed for every reason. */
export function refuseAppOfHistory(
  credential: TrtcCredential,
  sdkAppId: string,
  assume: TrtcAssume,
): Refused<'InvalidParameter.SdkAppId' | 'MissingParameter.SdkAppId'> | undefined {
  if (sdkAppId === '0') return refuse(`${assume('tencent-trtc.id-zero')}.SdkAppId`, idZero('SdkAppId'));
  const apps = appsOf(credential);
  return apps.includes(sdkAppId)
    ? undefined
    : refuse(
        'InvalidParameter.SdkAppId',
        notFound('SdkAppId', 'an application of this account', sdkAppId, apps),
      );
}
