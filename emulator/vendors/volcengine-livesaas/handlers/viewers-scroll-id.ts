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

/**
 * The field that does not fit where a reading goes on: pages follow each other one by one, within 20 minutes, and
 * merged entries cannot be scrolled.
 */
export function refuseScroll(
  scrollId: string,
  { activity, page, isMerged, now }: Position,
): 'ScrollId' | 'PageNo' | undefined {
  if (scrollId === '') return undefined;
  const [ofActivity, next, end] = Buffer.from(scrollId, 'base64url').toString().split(' ');
  if (isMerged || ofActivity !== activity || !(Number(end) > now)) return 'ScrollId';
  return Number(next) === page ? undefined : 'PageNo';
}
