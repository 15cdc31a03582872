import { noon } from '../../../emulator/recipes/recipe-scenario.ts';
import type { Recipe } from '../../../contracts/core/recipe/recipe.ts';
import type { LimitHelp } from './limit-help.ts';

const present = Date.parse(noon) / 1000;

/** A query about a time, asked at noon. */
const asking = ({ input }: Recipe, StartTime: number, EndTime: number): Partial<Recipe> => ({
  clock: noon,
  input: { ...input, StartTime, EndTime },
});

const ofAge = (seconds: number, base: Recipe) => asking(base, present - seconds, present - seconds + 1);

const ofSpan = (seconds: number, base: Recipe) => asking(base, present - 3600, present - 3600 + seconds);

const onlyFour = 'the gateway takes any number of 64 bits, and the service behind it 0 to 3 alone';

export const trtcLimits: LimitHelp = {
  notThere: [
    'FailedOperation.RoomNotExist',
    'FailedOperation.SdkAppIdNotExist',
    'FailedOperation.UserNotExist',
  ],
  asciiFields: ['StrRoomId', 'RoomId', 'UserId', 'UserIds[]'],
  // The account has an app of the smallest number, and one of the largest.
  every: {
    credential: { sdkAppIds: ['1', '1400000001', '1400188366', String(2n ** 64n - 1n)] },
  },
  bases: {},
  made: {
    StartTime: (seconds, base) => asking(base, seconds, seconds + 1),
    'StartTime: its age in seconds': ofAge,
    'EndTime: EndTime - StartTime': ofSpan,
  },
  // Nothing can be later than the latest StartTime.
  fit: (input) =>
    typeof input['StartTime'] === 'bigint' ? { ...input, EndTime: input['StartTime'] } : input,
  outOfReach: {
    'setUserBlocked IsMute at most 18446744073709551615': onlyFour,
    'setUserBlockedByStrRoomId IsMute at most 18446744073709551615': onlyFour,
  },
};
