import { noon } from '../../../emulator/recipes/recipe-scenario.ts';
import { makeScrollId } from '../../../emulator/vendors/volcengine-livesaas/handlers/viewers-behaviour.ts';
import type { LimitHelp } from './limit-help.ts';

const present = Date.parse(noon) / 1000;
const ActivityId = 1819171234140099;

/** Two numbers whose product is the measure, the second of them small enough for a page. */
function pageOf(entry: number): { PageNo: number; PageItemCount: number } {
  const PageItemCount = Array.from({ length: 500 }, (_, index) => 500 - index).find(
    (size) => entry % size === 0,
  )!;
  return { PageNo: entry / PageItemCount, PageItemCount };
}

const viewerWhoLeft = (seconds: number) => ({
  UserId: 7,
  UserName: 'ann',
  isOnline: false,
  leftAt: present - seconds,
});

const visitThatEnded = (seconds: number) => ({
  JoinAt: present - seconds - 60,
  LeaveAt: present - seconds,
});

export const livesaasLimits: LimitHelp = {
  notThere: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.UserIdNotRegistered'],
  asciiFields: ['ViewUrlPath'],
  bases: {},
  made: {
    'PageNo: PageNo × PageItemCount': (entry, { input }) => ({ input: { ...input, ...pageOf(entry) } }),
    'ScrollId: its age in seconds': (seconds) => ({
      clock: noon,
      input: {
        ActivityId,
        PageNo: 2,
        ScrollId: makeScrollId(String(ActivityId), 2, (present - seconds) * 1000),
      },
    }),
    'EndTime: EndTime - LiveTime': (seconds, { input }) => ({
      clock: noon,
      input: { ...input, LiveTime: present + 60, EndTime: present + 60 + seconds },
    }),
    'EndTime: EndTime - now': (seconds, { input }) => ({
      clock: noon,
      input: { ...input, LiveTime: present - 60, EndTime: present + seconds },
    }),
    'UserMsgs[].OnlineStatus: seconds since the viewer left': (seconds) => ({
      clock: noon,
      state: { activities: [{ ActivityId, users: [viewerWhoLeft(seconds)] }] },
      input: { ActivityId, SearchStatus: 1, SearchName: 'ann' },
    }),
    'UserIds: seconds since the first visit of each has ended': (seconds) => ({
      clock: noon,
      state: { activities: [{ ActivityId, users: [{ UserId: 7, visits: [visitThatEnded(seconds)] }] }] },
      input: { UserIds: [7], BanStatus: 1 },
    }),
    'UserIds: UserIds and Cookies together': (entries) => ({
      input: { ActivityId, BanStatus: 1, UserIds: [], Cookies: entries === 0 ? [] : ['123'] },
    }),
    'listActivities TotalItemCount': (found) => ({
      state: {
        activities: Array.from({ length: found }, (_, index) => ({ ActivityId: 1000 + index })),
      },
    }),
  },
  outOfReach: {},
};
