import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { activityAlone, silenceChange, silenceChanged, silencedUsers } from './field-schemas.ts';
import { got, perMinute, posted, versions } from './routes.ts';

export const silence = {
  silenceUser: operation({
    key: 'SilenceUserAPI',
    summary: 'Silences a viewer in the chat of an activity, or lets the viewer speak again.',
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

  getSilenceUserList: operation({
    key: 'GetSilenceUserListAPI',
    summary: 'Lists the viewers who are silenced in an activity.',
    source: documented('https://www.volcengine.com/docs/3019/105029', '2025-03-24'),
    route: got('GetSilenceUserListAPI', versions.old),
    input: activityAlone,
    output: silencedUsers,
    errors: ['InvalidParameter.ActivityNotExist', 'InvalidParameter.ActivityHasBeenDeleted'],
    readOnly: true,
    rate: perMinute(120),
  }),
};
