import { assumed, documented } from '../core/evidence.ts';
import type { Words } from './words.ts';

const codes = documented(
  'the codes and descriptions in https://github.com/TencentCloud/tencentcloud-sdk-go-intl-en',
);

/** The codes of the queries about the past. No reply with one of them is published: the messages are descriptions. */
export const historyErrors = {
  'InternalError.DBError': described('An error occurred while querying the database.'),
  'InternalError.EsQueryError': described('An error occurred while querying ES.'),
  'InternalError.HttpParaseFalied': described('Failed to parse the HTTP request.'),
  'InternalError.InterfaceErr': described('API error.'),
  'InternalError.MethodErr': described('Unsupported method.'),
  'InvalidParameter.BodyParamsError': described('Failed to parse the body parameter.'),
  'InvalidParameter.EncodeParams': described('Invalid `EncodeParams`.'),
  'InvalidParameter.EndTs': described('Invalid `EndTs`.'),
  'InvalidParameter.PageNumber': described('Invalid `PageNumber`.'),
  'InvalidParameter.PageSize': described('Invalid `PageSize`.'),
  'InvalidParameter.PageSizeOversize': described('The value of `PageSize` exceeds 100.'),
  'InvalidParameter.QueryScaleOversize': {
    ...described('The query time range exceeds 1 hour.'),
    meaning: 'the time range is longer than the action allows',
  },
  'InvalidParameter.StartTimeOversize': {
    message: 'The query start time is too early.',
    source: assumed('the action lists the code, and nothing describes it'),
    meaning: 'StartTime is further back than the action goes',
  },
  'InvalidParameter.StartTs': described('Invalid `StartTs`.'),
  'InvalidParameter.StartTsOversize': {
    ...described('The query start time is more than 5 days earlier than now.'),
    meaning: 'StartTime is further back than the action goes',
  },
  'InvalidParameter.UrlParamsError': described('Failed to parse the URL parameter.'),
  'InvalidParameter.UserIdsMorethanSix': {
    ...described('The number of users exceeds 6.'),
    meaning: 'more users are named than the action allows',
  },
  'MissingParameter.CommId': described('`CommId` is missing.'),
  'MissingParameter.CommIdOrSdkAppId': described('`SdkAppId` or `CommID` missing.'),
  'MissingParameter.EndTs': described('`endTS_s` is missing.'),
  'MissingParameter.RoomNum': described('`RoomNum` is missing.'),
  'MissingParameter.StartTs': described('`startTS_s` is missing.'),
} as const satisfies Record<string, Words>;

function described(message: string): Words {
  return { message, source: codes };
}
