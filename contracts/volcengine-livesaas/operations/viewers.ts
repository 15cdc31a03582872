import type { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { deepestEntry } from './field-schemas.ts';
import { got, perMinute, perSecond, versions } from './routes.ts';
import {
  behaviours,
  behaviourSearch,
  defaultBehaviourPage,
  defaultUserPage,
  userSearch,
  usersFound,
} from './viewers-schemas.ts';

type UsersFound = z.output<typeof usersFound>;
type Behaviours = z.output<typeof behaviours>;

const pagesOfUsers: Paging<z.input<typeof userSearch>, UsersFound, UsersFound['UserMsgs'][number]> = {
  items: ({ UserMsgs }) => UserMsgs,
  next({ PageNumber = 1, PageSize = defaultUserPage, ...input }, { TotalCount }) {
    return PageNumber * PageSize < TotalCount
      ? { ...input, PageNumber: PageNumber + 1, PageSize }
      : undefined;
  },
};

const pagesOfBehaviour: Paging<z.input<typeof behaviourSearch>, Behaviours, Behaviours['Data'][number]> = {
  items: ({ Data }) => Data,
  // The page after the last one is empty. Without a ScrollId nothing can be read beyond 10,000 entries.
  next({ PageNo = 1, PageItemCount = defaultBehaviourPage, ...input }, { Data, ScrollId }) {
    const next = { ...input, PageNo: PageNo + 1, PageItemCount };
    if (Data.length === 0) return undefined;
    if (ScrollId !== '') return { ...next, ScrollId };
    return next.PageNo * PageItemCount <= deepestEntry ? next : undefined;
  },
  saysMore: ({ PageNo = 1, PageItemCount = defaultBehaviourPage }, { TotalItemCount }) =>
    PageNo * PageItemCount < TotalItemCount,
};

export const viewers = {
  /**
   * Lists the viewers of an activity: who is in the room, silenced, kicked out or banned.
   *
   * A viewer is whoever has ever entered. Where all are asked for, without a name, the vendor may show the presenter in the first
   * row, with `UserId` 0. The vendor's counts of who is online lag behind by 3 to 5 minutes.
   */
  listActivityUsers: operation({
    key: 'ListActivityUsers',
    source: documented('https://volcengine.com/docs/3019/1327332', '2025-03-24'),
    route: got('ListActivityUsers', versions.new),
    input: userSearch,
    output: usersFound,
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perSecond(10),
    paging: pagesOfUsers,
  }),

  /**
   * Lists the visits to an activity, with user, device and address.
   *
   * It is where the ids of users and devices for a ban come from. An entry is one visit, or the visits of one user or device
   * together. Pages reach the 10,000th entry; beyond it each call gives the `ScrollId` of the one before. The page says GET, and most
   * SDKs send POST: both are served.
   */
  listUserBehaviorData: operation({
    key: 'ListUserBehaviorDataAPIV2',
    source: documented('https://www.volcengine.com/docs/3019/167660', '2025-03-31'),
    route: got('ListUserBehaviorDataAPIV2', versions.old),
    input: behaviourSearch,
    output: behaviours,
    errors: [
      'InvalidParameter.%sInvalid',
      'InvalidParameter.ActivityNotExist',
      'InvalidParameter.ActivityHasBeenDeleted',
    ],
    readOnly: true,
    rate: perMinute(120),
    paging: pagesOfBehaviour,
  }),
};
