import { documented, observed } from '../core/evidence.ts';
import type { Words } from './words.ts';

const commonCodes = documented('https://www.tencentcloud.com/document/product/647/34270');
const errorCentre = documented(
  'https://github.com/teco-project/teco-core, TCCommonError.swift, generated from the error centre',
);
const sdkIssue = (issue: string) => observed(`https://github.com/TencentCloud/${issue}`);

/** The codes that the gateway answers for every service, with the messages that calls really got where they are known. */
export const gatewayErrors = {
  ActionOffline: described('The action is offline.'),
  'AuthFailure.InvalidAuthorization': {
    message: 'The request `Authorization` header does not conform to tencentcloud standards: {problem}',
    meaning: 'the Authorization header is malformed',
    source: sdkIssue('tencentcloud-sdk-go/issues/89'),
  },
  'AuthFailure.InvalidSecretId': described('The key is not a TencentCloud API key.'),
  'AuthFailure.MFAFailure': described('MFA failed.'),
  'AuthFailure.SecretIdNotFound': {
    message: 'The SecretId is not found, please ensure that your SecretId is correct.',
    chinese: 'SecretId不存在，请输入正确的密钥。',
    meaning: 'nobody has this SecretId',
    source: sdkIssue('tencentcloud-cli/issues/84'),
  },
  'AuthFailure.SignatureExpire': {
    message: 'The signature is expired, please request again.',
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
  'AuthFailure.TokenFailure': described('The token is incorrect.'),
  'AuthFailure.UnauthorizedOperation': {
    message:
      'You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. [[request id:{requestId}]you are not authorized to perform operation (trtc:{action})\nresource (qcs::trtc::uin/*:sdkappid/*) has no permission\n]',
    chinese:
      '操作未授权，请检查CAM策略。[[request id:{requestId}]you are not authorized to perform operation (trtc:{action})\nresource (qcs::trtc::uin/*:sdkappid/*) has no permission\n]',
    meaning: 'a CAM policy forbids the action',
    source: sdkIssue('tencentcloud-sdk-java/issues/78'),
  },
  DryRunOperation: described('The request would have succeeded, but the DryRun parameter was used.'),
  FailedOperation: described('The operation failed.'),
  InternalError: {
    message: 'An internal error has occurred. Retry your request, but if the problem persists, contact us.',
    chinese: '内部服务错误，请稍后重试。',
    meaning: 'the service failed',
    retryable: true,
    source: documented('the example replies in https://github.com/TencentCloud/tencentcloud-cli'),
  },
  InvalidAction: {
    message:
      'The request action=`{action}` is invalid or not found in service=`trtc` and version=`2019-07-22`.',
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
  InvalidRequest: described('The multipart/form-data format of the request body is incorrect.'),
  IpInBlacklist: described('Your IP is in uin IP blacklist.'),
  IpNotInWhitelist: described('Your IP is not in uin IP whitelist.'),
  LimitExceeded: described('Quota limit exceeded.'),
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
  NoSuchProduct: described('The product does not exist.'),
  NoSuchVersion: {
    message: 'The specified api version=`{version}` does not exist in service=`trtc`.',
    meaning: 'there is no such version',
    source: sdkIssue('tencentcloud-sdk-dotnet/issues/45'),
  },
  RequestLimitExceeded: {
    message:
      'Your current request times equals to `{count}` in a second, which exceeds the frequency limit `{limit}` for a second. Please reduce the frequency of calls.',
    chinese: '您当前每秒请求 `{count}` 次，超过了每秒频率上限 `{limit}`，请稍后重试。',
    meaning: 'the action is called more often than allowed',
    retryable: true,
    source: observed('issue 654 of cb-spider on GitHub'),
  },
  'RequestLimitExceeded:plain': {
    message:
      'Your current request times in a second exceeds the frequency limit. Please reduce the frequency of calls.',
    chinese: '您当前每秒请求次数超过了频率上限，请稍后重试。',
    meaning: 'the action is called more often than allowed',
    retryable: true,
    source: errorCentre,
  },
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': busy(
    'The number of requests of the root account exceeds the limit.',
  ),
  'RequestLimitExceeded.IPLimitExceeded': busy('The number of requests of the IP address exceeds the limit.'),
  'RequestLimitExceeded.UinLimitExceeded': busy('The number of requests of the account exceeds the limit.'),
  RequestSizeLimitExceeded: described('The request packet exceeds the size limit.'),
  ResourceInUse: described('The resource is in use.'),
  ResourceInsufficient: described('The resource is insufficient.'),
  ResourceNotFound: described('The resource does not exist.'),
  ResourceUnavailable: described('The resource is unavailable.'),
  ResponseSizeLimitExceeded: described('The response packet exceeds the size limit.'),
  ServiceUnavailable: busy('The service is temporarily unavailable.'),
  UnauthorizedOperation: described('The operation is not authorized.'),
  UnknownParameter: {
    message: 'The parameter `{name}` is not recognized.',
    meaning: 'the action has no such parameter',
    source: observed('https://github.com/NewFuture/DDNS/issues/575', '2025'),
  },
  UnsupportedOperation: described('The operation is not supported.'),
  UnsupportedProtocol: described('HTTP(S) request protocol error; only GET and POST requests are supported.'),
  UnsupportedRegion: {
    message: 'The action not support this region.',
    meaning: 'the action is not offered in this region',
    source: sdkIssue('tencentcloud-sdk-php/issues/46'),
  },
} as const satisfies Record<string, Words>;

/** No reply with this code is published. */
function described(message: string): Words {
  return { message, source: commonCodes };
}

function busy(message: string): Words {
  return { message, retryable: true, source: commonCodes };
}
