import { refuse, type Failure } from '../../../../contracts/core/contract/failure.ts';
import { reason, words, type Reason } from '../../../../contracts/core/contract/reason.ts';
import { scrollLifeSeconds } from '../../../../contracts/volcengine-livesaas/operations/viewers-schemas.ts';

/** Where a reading that scrolls stands. */
interface Position {
  readonly activity: string;
  readonly page: number;
  readonly isMerged: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The id with which the page `next` can be read; it says all that there is to remember. */
export function makeScrollId(activity: string, next: number, now: number): string {
  return Buffer.from([activity, next, now + scrollLifeSeconds * 1000].join(' ')).toString('base64url');
}

/** Refuses what does not fit where a reading goes on: pages follow each other one by one, within 20 minutes, and merged entries cannot be scrolled. */
export function refuseScroll(
  scrollId: string,
  { activity, page, isMerged, now }: Position,
): Failure<'InvalidParameter.%sInvalid'> | undefined {
  if (scrollId === '') return undefined;
  const [ofActivity, next, end] = Buffer.from(scrollId, 'base64url').toString().split(' ');
  if (isMerged)
    return refuseField(reason('field', 'ScrollId', 'empty, beside IsMerge or IsMergeUserId', scrollId));
  if (ofActivity !== activity || end === undefined)
    return refuseField(
      reason('field', 'ScrollId', 'the ScrollId of the page before, of this activity', scrollId),
    );
  if (!(Number(end) > now)) {
    const age = words(`one that ended ${Math.floor((now - Number(end)) / 1000)} s ago`);
    return refuseField(reason('field', 'ScrollId', `a ScrollId of the last ${scrollLifeSeconds} s`, age));
  }
  if (Number(next) === page) return undefined;
  return refuseField(
    reason('field', 'PageNo', `${next}, the page after the one that gave the ScrollId`, page),
  );
}

function refuseField(why: Reason): Failure<'InvalidParameter.%sInvalid'> {
  return refuse('InvalidParameter.%sInvalid', why, { field: why.path });
}
