import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { int64 } from '../../core/contract/int64.ts';
import { operation } from '../../core/contract/operation.ts';
import { activityAlone, activityId } from './field-schemas.ts';
import { got, perMinute, posted, versions } from './routes.ts';

const outcome = z.object({
  /** `true`: it is done. `false`: it is not; no page says why. */
  Status: z.boolean(),
});

/** Some of the vendor's SDKs read `status`, so both spellings may come; a caller sees `Status`. */
const outcomeInAnySpelling = z.union([
  outcome,
  z
    .object({
      /** The same as `Status`, as some of the vendor's SDKs spell it. The client gives it as `Status`. */
      status: z.boolean(),
    })
    .transform(({ status }) => ({
      /** Whether it was done. */
      Status: status,
    })),
]);

export const silence = {
  /**
   * Silences a viewer in the chat of an activity, or lets the viewer speak again.
   *
   * The viewer can still watch. The call has no duration: the silence lasts until it is lifted.
   */
  silenceUser: operation({
    key: 'SilenceUserAPI',
    source: documented('https://www.volcengine.com/docs/3019/105028', '2025-03-24'),
    route: posted('SilenceUserAPI', versions.old),
    input: z.object({
      /** The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids. */
      ActivityId: activityId,
      /** The viewer. `listUserBehaviorData` and `listActivityUsers` show the ids. */
      UserId: int64(),
      /** `true` silences, `false` lets the viewer speak again. */
      Status: z.boolean(),
    }),
    output: outcomeInAnySpelling,
    errors: [
      'InvalidParameter.%sInvalid',
      'InvalidParameter.ActivityNotExist',
      'InvalidParameter.ActivityHasBeenDeleted',
    ],
    rate: perMinute(120),
  }),

  /**
   * Lists the viewers who are silenced in an activity.
   *
   * The whole list comes at once.
   */
  getSilenceUserList: operation({
    key: 'GetSilenceUserListAPI',
    source: documented('https://www.volcengine.com/docs/3019/105029', '2025-03-24'),
    route: got('GetSilenceUserListAPI', versions.old),
    input: activityAlone,
    output: z.object({
      /** The silenced viewers. The order is not documented. */
      UserList: z.array(
        z.object({
          /** The viewer's id. */
          UserId: int64(),
          /** The viewer's nickname; an empty text where none is known. */
          Nickname: z.string(),
        }),
      ),
    }),
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perMinute(120),
  }),
};
