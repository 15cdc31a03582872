import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { activityAlone, silenceChange, silenceChanged, silencedUsers } from './field-schemas.ts';
import { got, perMinute, posted, versions } from './routes.ts';

export const silence = {
  /** Silences a viewer in the chat of an activity, or lets the viewer speak again. */
  silenceUser: operation({
    key: 'SilenceUserAPI',
    source: documented('https://www.volcengine.com/docs/3019/105028', '2025-03-24'),
    route: posted('SilenceUserAPI', versions.old),
    input: silenceChange,
    output: silenceChanged,
    errors: [
      'InvalidParameter.%sInvalid',
      'InvalidParameter.ActivityNotExist',
      'InvalidParameter.ActivityHasBeenDeleted',
    ],
    rate: perMinute(120),
  }),

  /** Lists the viewers who are silenced in an activity. */
  getSilenceUserList: operation({
    key: 'GetSilenceUserListAPI',
    source: documented('https://www.volcengine.com/docs/3019/105029', '2025-03-24'),
    route: got('GetSilenceUserListAPI', versions.old),
    input: activityAlone,
    output: silencedUsers,
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perMinute(120),
  }),
};
