import type { z } from 'zod';
import { documented, observed } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { activitiesFound, activityFacts } from './activities-found-schemas.ts';
import {
  activityGone,
  activityMade,
  activityMadeByFirstVersion,
  activitySearch,
  defaultActivityPage,
  newActivity,
  newActivityOfFirstVersion,
} from './activities-schemas.ts';
import { activityAlone, deepestEntry } from './field-schemas.ts';
import { got, perMinute, posted, versions } from './routes.ts';

type Found = z.output<typeof activitiesFound>;

const paging: Paging<z.input<typeof activitySearch>, Found, Found['Activities'][number]> = {
  items: ({ Activities }) => Activities,
  next({ PageNo = 1, PageItemCount = defaultActivityPage, ...input }, { TotalItemCount }) {
    const isMore = PageNo * PageItemCount < TotalItemCount;
    const isInReach = (PageNo + 1) * PageItemCount <= deepestEntry;
    return isMore && isInReach ? { ...input, PageNo: PageNo + 1, PageItemCount } : undefined;
  },
};

const errors = ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'] as const;

export const activities = {
  /**
   * Lists the activities of the account.
   *
   * Deleted ones are not in it. At most 10,000 are found, those whose start is nearest to now, so search for fewer where there are
   * more. Searches for tags, hosts and reviews are ignored by the emulator.
   */
  listActivities: operation({
    key: 'ListActivityAPI',
    source: documented('https://volcengine.com/docs/3019/100055', '2025-03-21'),
    route: posted('ListActivityAPI', versions.old),
    input: activitySearch,
    output: activitiesFound,
    errors: [],
    readOnly: true,
    rate: perMinute(120),
    paging,
  }),

  /**
   * Makes an activity, from nothing or as a copy of another one.
   *
   * It begins in the stage of preview. Going live takes a stream, which no call of this API sends. Where `IsAutoEndEnable` is 1 it
   * ends at `EndTime`. Whether a copy takes over bans is not documented.
   */
  createActivity: operation({
    key: 'CreateActivityAPIV2',
    source: documented('https://volcengine.com/docs/3019/100053', '2025-04-16'),
    route: posted('CreateActivityAPIV2', versions.old),
    input: newActivity,
    output: activityMade,
    errors: ['InvalidParameter.%sInvalid', ...errors],
    rate: perMinute(120),
  }),

  /**
   * Makes an activity: the older action, which is the only one that the older Python SDK has.
   *
   * No page describes it. By assumption it takes what `createActivity` takes, and it gives the id alone. An empty text leaves a cover
   * or the end of the address open.
   */
  createActivityByFirstVersion: operation({
    key: 'CreateActivityAPI',
    source: observed(
      'volc-sdk-python volcengine/livesaas/LivesaasService.py and volc-sdk-java CreateActivityAPIRequest; no page describes it',
    ),
    route: posted('CreateActivityAPI', versions.old),
    input: newActivityOfFirstVersion,
    output: activityMadeByFirstVersion,
    errors: ['InvalidParameter.%sInvalid', ...errors],
    rate: perMinute(120),
  }),

  /**
   * Deletes an activity, and with it everything that was decided about its viewers.
   *
   * Bans and silences of the activity are gone, and those inside are put out. Every later call about it is refused as one about a
   * deleted activity. Bans from the whole account stay.
   */
  deleteActivity: operation({
    key: 'DeleteActivityAPI',
    source: documented('https://volcengine.com/docs/3019/100054', '2025-06-26'),
    route: posted('DeleteActivityAPI', versions.old),
    input: activityAlone,
    output: activityGone,
    errors,
    rate: perMinute(120),
  }),

  /**
   * Shows one activity.
   *
   * Its stage is what it is at the time of the call: an activity may have ended by itself.
   */
  getActivity: operation({
    key: 'GetActivityAPI',
    source: documented('https://volcengine.com/docs/3019/100058', '2025-03-21'),
    route: got('GetActivityAPI', versions.old),
    input: activityAlone,
    output: activityFacts,
    errors,
    readOnly: true,
    rate: perMinute(120),
  }),
};
