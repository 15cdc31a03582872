import { describedOnPage as described, type Words } from './define-errors.ts';

/** The codes of the queries about the past. No reply with one of them is published: the messages are descriptions. */
export const historyErrors = {
  'InternalError.DBError': described('An error occurred while querying the database.', '数据库查询异常。'),
  'InternalError.EsQueryError': described('An error occurred during an ES query.', 'ES查询异常。'),
  'InternalError.HttpParaseFalied': described('Failed to parse the HTTP request.', 'http请求解析失败。'),
  'InternalError.InterfaceErr': described('API error.', '接口错误。'),
  'InternalError.MethodErr': described('Unsupported method.', '不支持的方法。'),
  'InvalidParameter.BodyParamsError': described('Failed to parse body parameters.', 'body 解析参数失败。'),
  'InvalidParameter.EncodeParams': described('Invalid `EncodeParams`.', 'EncodeParams参数错误。'),
  'InvalidParameter.EndTs': described('Invalid `EndTs`.', 'EndTs参数错误。'),
  'InvalidParameter.PageNumber': described('Invalid `PageNumber`.', 'PageNumber 参数错误。'),
  'InvalidParameter.PageSize': described('Invalid `PageSize`.', 'PageSize参数错误。'),
  'InvalidParameter.PageSizeOversize': described('The value of `PageSize` exceeds 100.', 'PageSize超过100。'),
  'InvalidParameter.QueryScaleOversize': {
    ...described('The query period exceeds the limit.', '查询范围超过文档限制。'),
    meaning: 'the time range is longer than the action allows',
  },
  'InvalidParameter.StartTimeOversize': {
    ...described(
      'The query start time exceeds the range allowed by the current dashboard edition. For details, see https://intl.cloud.tencent.com/document/product/647/81331?from_cn_redirect=1',
      '查询起始时间超过当前监控仪表盘功能版本限制，详情请见:https://cloud.tencent.com/document/product/647/81331。',
    ),
    meaning: "StartTime is further back than the account's edition of the monitoring dashboard goes",
  },
  'InvalidParameter.StartTs': described('Invalid `StartTs`.', 'StartTs参数错误。'),
  'InvalidParameter.StartTsOversize': {
    ...described('The start time for query exceeded the limit.', '查询开始时间超过文档限制。'),
    meaning: 'StartTime is further back than the action goes',
  },
  'InvalidParameter.UrlParamsError': described('Failed to parse URL parameters.', 'Url解析参数失败。'),
  'InvalidParameter.UserIdsMorethanSix': {
    ...described('The number of users exceeds 6.', '用户数超过6个。'),
    meaning: 'more users are named than the action allows',
  },
  'MissingParameter.CommId': described('`CommId` is missing.', '缺少CommId参数。'),
  'MissingParameter.CommIdOrSdkAppId': described(
    '`SdkAppId` or `CommID` missing.',
    '缺少SdkAppId参数或CommID参数。',
  ),
  'MissingParameter.EndTs': described('`endTS_s` is missing.', '缺少endTS_s参数。'),
  'MissingParameter.RoomNum': described('`RoomNum` is missing.', '缺少RoomNum参数。'),
  'MissingParameter.StartTs': described('`startTS_s` is missing.', '缺少startTS_s参数。'),
} as const satisfies Record<string, Words>;
