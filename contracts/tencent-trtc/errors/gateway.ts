import { assumed, documented, observed } from '../../core/contract/source.ts';
import { codesPage, describedOnPage as described, type Words } from './define-errors.ts';

const errorCentre = documented(
  'https://github.com/teco-project/teco-core, TCCommonError.swift, generated from the error centre',
);
const malformedInChinese = '请求头部的Authorization不符合腾讯云标准。';
const sdkIssue = (issue: string) => observed(`https://github.com/TencentCloud/${issue}`);

/** The codes that the gateway answers for every service, with the messages that calls really got where they are known. */
export const gatewayErrors = {
  ActionOffline: described('This API has been deprecated.', '接口已下线。'),
  'AuthFailure.InvalidAuthorization': {
    message:
      'The request `Authorization` header does not conform to tencentcloud standards: `Service` in Credential not valid.',
    chineseDescription: malformedInChinese,
    meaning: 'the scope of the credential names another service',
    source: sdkIssue('tencentcloud-sdk-go/issues/89'),
  },
  'AuthFailure.InvalidAuthorization:described': {
    message: '`Authorization` in the request header is invalid.',
    chineseDescription: malformedInChinese,
    meaning: 'the Authorization header is malformed',
    source: codesPage,
  },
  'AuthFailure.InvalidAuthorization:other': {
    message: 'The request `Authorization` header does not conform to tencentcloud standards: {problem}',
    chineseDescription: malformedInChinese,
    meaning: 'the Authorization header is malformed',
    source: assumed(
      'the beginning is that of a real reply; what follows was published for the service alone',
    ),
  },
  'AuthFailure.InvalidSecretId': described(
    'Invalid key (not a TencentCloud API key type).',
    '密钥非法（不是云API密钥类型）。',
  ),
  'AuthFailure.MFAFailure': described('MFA failed.', 'MFA错误。'),
  'AuthFailure.SecretIdNotFound': {
    message: 'The SecretId is not found, please ensure that your SecretId is correct.',
    chinese: 'SecretId不存在，请输入正确的密钥。',
    meaning: 'nobody has this SecretId',
    source: sdkIssue('tencentcloud-cli/issues/84'),
  },
  'AuthFailure.SignatureExpire': {
    message: 'The signature is expired, please request again.',
    chineseDescription:
      '签名过期。Timestamp和服务器时间相差不得超过五分钟，请检查本地时间是否和标准时间同步。',
    meaning: 'the timestamp is more than five minutes from the clock',
    source: observed('a reply of 2021 in a public guide to signing with curl', '2021'),
  },
  'AuthFailure.SignatureFailure': {
    message: 'The provided credentials could not be validated. Please check your signature is correct.',
    chinese: '请求签名验证失败，请检查您的签名计算是否正确。',
    meaning: 'the signature is not that of this call and key',
    source: sdkIssue('tencentcloud-sdk-ruby/issues/9'),
  },
  'AuthFailure.SignatureFailure:size': {
    message:
      'The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.',
    chinese: '由于请求包大小超过限制，请求签名验证失败，请使用新的签名方法 `TC3-HMAC-SHA256`。',
    meaning: 'a form is larger than the 1 MB that v1 may sign',
    source: sdkIssue('tencentcloud-sdk-dotnet/issues/75'),
  },
  'AuthFailure.TokenFailure': {
    message: 'Token verification failed, please check if your Token is correct',
    chineseDescription: 'token错误。',
    meaning: 'the token is not that of the key',
    source: observed(
      'testing/integration/temp_credentials_test.go in https://github.com/TencentCloud/tencentcloud-sdk-go, which calls the real gateway and looks for these words',
    ),
  },
  'AuthFailure.UnauthorizedOperation': {
    message:
      'You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. [[request id:{requestId}]you are not authorized to perform operation (trtc:{action})\nresource (qcs::trtc::uin/*:sdkappid/*) has no permission\n]',
    chinese:
      '操作未授权，请检查CAM策略。[[request id:{requestId}]you are not authorized to perform operation (trtc:{action})\nresource (qcs::trtc::uin/*:sdkappid/*) has no permission\n]',
    meaning: 'a CAM policy forbids the action',
    source: sdkIssue('tencentcloud-sdk-java/issues/78'),
  },
  DryRunOperation: described(
    'DryRun Operation. It means that the request would have succeeded, but the DryRun parameter was used.',
    'DryRun操作，代表请求将会是成功的，只是多传了DryRun参数。',
  ),
  FailedOperation: described('Operation failed.', '操作失败。'),
  InternalError: {
    message: 'An internal error has occurred. Retry your request, but if the problem persists, contact us.',
    chinese: '内部服务错误，请稍后重试。',
    meaning: 'the service failed',
    retryable: true,
    kind: 'failure',
    source: documented('the example replies in https://github.com/TencentCloud/tencentcloud-cli'),
  },
  InvalidAction: {
    message:
      'The request action=`{action}` is invalid or not found in service=`trtc` and version=`2019-07-22`.',
    chineseDescription: '接口不存在。',
    meaning: 'there is no such action',
    source: observed('issue 301 of CloudBase-AI-Toolkit on GitHub', '2026'),
  },
  'InvalidParameter:array': {
    message: 'Parameter `{name}` invalid array format, array index must be continuous and starts with 0.',
    meaning: 'the entries of a list in a query or form are not numbered from 0 on',
    source: errorCentre,
  },
  'InvalidParameter:form': {
    message: 'Url key and value should be splited by `=`.',
    chinese: '参数错误，请求URL中参数key和value必须以 `=` 分隔。',
    meaning: 'a query or form holds a name without a value',
    source: observed('issue 264 of LunaTranslator on GitHub'),
  },
  'InvalidParameter:json': {
    message: 'The request content not valid json format for specified content-type=application/json.',
    chinese: '对于指定content-type=application/json协议下，请求内容不是合法的Json格式。',
    meaning: 'the body is no JSON object',
    source: observed('a reply quoted in public code'),
  },
  'InvalidParameter:key': {
    message: 'The request has a parameter key which is empty string.',
    chinese: '参数错误，请求参数key不能为空字符串。',
    meaning: 'a query or form holds a value without a name',
    source: errorCentre,
  },
  'InvalidParameter:repeated': {
    message: 'Parameter `{name}` input repeated.',
    chinese: '参数 `{name}` 重复输入。',
    meaning: 'a query or form holds a name twice',
    source: errorCentre,
  },
  'InvalidParameter:type': {
    message: 'The value type of parameter `{name}` is not valid.',
    chinese: '参数 `{name}` 取值类型错误。',
    meaning: 'a parameter is of another type',
    source: documented('the example replies in https://github.com/TencentCloud/tencentcloud-cli-intl-en'),
  },
  InvalidParameterValue: {
    message: 'A value specified in `{name}` is not valid, is unsupported, or cannot be used.',
    chinese: '参数 `{name}` 取值错误。',
    meaning: 'a common parameter has a value that does not exist',
    source: sdkIssue('tencentcloud-sdk-nodejs/issues/56'),
  },
  'InvalidParameterValue:digest': {
    message: 'The value specified in `X-TC-Content-SHA256` is not correct.',
    meaning: 'the header is not the hash of the body',
    source: errorCentre,
  },
  InvalidRequest: described(
    'The multipart format of the request body is incorrect.',
    '请求body的multipart格式错误。',
  ),
  IpInBlacklist: described('Your IP is in uin IP blacklist.', 'IP地址在黑名单中。'),
  IpNotInWhitelist: described('Your IP is not in uin IP whitelist.', 'IP地址不在白名单中。'),
  LimitExceeded: described('Quota limit exceeded.', '超过配额限制。'),
  MissingParameter: {
    message: 'The request is missing a required parameter `{name}`.',
    chinese: '请求缺少必传参数 `{name}`。',
    meaning: 'a parameter is missing',
    source: sdkIssue('tencentcloud-sdk-nodejs/issues/99'),
  },
  'MissingParameter:header': {
    message: 'The request header is missing a required common parameter `{name}`.',
    chinese: '请求头部缺少必传的公共参数 `{name}`。',
    meaning: 'a header with a common parameter is missing',
    source: observed('a reply to a call signed for another cloud, quoted in public code'),
  },
  NoSuchProduct: described('The product does not exist.', '产品不存在。'),
  NoSuchVersion: {
    message: 'The specified api version=`{version}` does not exist in service=`trtc`.',
    chineseDescription: '接口版本不存在。',
    meaning: 'there is no such version',
    source: sdkIssue('tencentcloud-sdk-dotnet/issues/45'),
  },
  RequestLimitExceeded: {
    message:
      'Your current request times equals to `{count}` in a second, which exceeds the frequency limit `{limit}` for a second. Please reduce the frequency of calls.',
    chinese: '您当前每秒请求 `{count}` 次，超过了每秒频率上限 `{limit}`，请稍后重试。',
    meaning: 'the action is called more often than allowed',
    retryable: true,
    kind: 'rate',
    source: observed('issue 654 of cb-spider on GitHub'),
  },
  'RequestLimitExceeded:plain': {
    message:
      'Your current request times in a second exceeds the frequency limit. Please reduce the frequency of calls.',
    chinese: '您当前每秒请求次数超过了频率上限，请稍后重试。',
    meaning: 'the action is called more often than allowed',
    retryable: true,
    kind: 'rate',
    source: errorCentre,
  },
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': tooMany(
    'Uin exceeds the frequency limit.',
    '主账号超过频率限制。',
  ),
  'RequestLimitExceeded.IPLimitExceeded': tooMany(
    'The number of ip requests exceeds the frequency limit.',
    'IP限频。',
  ),
  'RequestLimitExceeded.UinLimitExceeded': tooMany(
    'The number of uin requests exceeds the frequency limit.',
    '主账号限频。',
  ),
  RequestSizeLimitExceeded: described('The request size exceeds the upper limit.', '请求包超过限制大小。'),
  ResourceInUse: described('Resource is in use.', '资源被占用。'),
  ResourceInsufficient: described('Insufficient resource.', '资源不足。'),
  ResourceNotFound: described('The resource does not exist.', '资源不存在。'),
  ResourceUnavailable: described('Resource is unavailable.', '资源不可用。'),
  ResponseSizeLimitExceeded: described('The response size exceeds the upper limit.', '返回包超过限制大小。'),
  ServiceUnavailable: busy('Service is unavailable now.', '当前服务暂时不可用。'),
  UnauthorizedOperation: described('Unauthorized operation.', '未授权操作。'),
  UnknownParameter: {
    message: 'The parameter `{name}` is not recognized.',
    chinese: '未知参数错误，用户多传未定义的参数会导致错误。',
    meaning: 'the action has no such parameter',
    source: observed('https://github.com/NewFuture/DDNS/issues/575', '2025'),
  },
  UnsupportedOperation: described('Unsupported operation.', '操作不支持。'),
  UnsupportedProtocol: described(
    'HTTP(S) request protocol error; only GET and POST requests are supported.',
    'http(s)请求协议错误，只支持GET和POST请求。',
  ),
  UnsupportedRegion: {
    message: 'The action not support this region.',
    chineseDescription: '接口不支持所传地域。',
    meaning: 'the action is not offered in this region',
    source: sdkIssue('tencentcloud-sdk-php/issues/46'),
  },
} as const satisfies Record<string, Words>;

function busy(message: string, chineseDescription: string): Words {
  return { ...described(message, chineseDescription), retryable: true };
}

function tooMany(message: string, chineseDescription: string): Words {
  return { ...busy(message, chineseDescription), kind: 'rate' };
}
