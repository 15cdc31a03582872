import { describe, expect, it } from 'vitest';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { describeSecretId } from '../../../contracts/tencent-trtc/diagnosis/describe-parts.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { adviseOn } from '../../diagnosis/advise.ts';
import { byV1, realHost, secretKey, write } from './diagnosis-calls.ts';
import { now, sample, withBody, withHeaders } from './harness.ts';

const tc3Call = write('SetUserBlocked', sample, realHost);
const v1Call = write('SetUserBlocked', sample, realHost, byV1('HmacSHA256', 'POST'));

function detailOf(error: string, request: HttpRequest): string {
  const credential = { ...tencentTrtc.credential.fake, secretKey };
  const advice = adviseOn({ vendor: tencentTrtc.name, error, request, credential, now });
  return `${advice?.title}: ${advice?.detail}`;
}

const authorization = (text: string) => withHeaders(tc3Call, { Authorization: text });
const scope = 'Credential=AKIDx/2023-11-14/trtc';

describe('a refused TRTC call', () => {
  it.each([
    [
      'a timestamp with a fraction',
      'InvalidParameter:type',
      withHeaders(tc3Call, { 'X-TC-Timestamp': '1700000000.5' }),
      /has a fraction/,
    ],
    [
      'a date',
      'InvalidParameter:type',
      withHeaders(tc3Call, { 'X-TC-Timestamp': '2023-11-14T22:13:20Z' }),
      /is a date/,
    ],
    [
      'an AWS4 header',
      'AuthFailure.InvalidAuthorization:other',
      authorization('AWS4-HMAC-SHA256 Credential=a'),
      /another cloud/,
    ],
    ['a token', 'AuthFailure.InvalidAuthorization:other', authorization('Bearer abc'), /bearer token/],
    [
      'another last part',
      'AuthFailure.InvalidAuthorization:other',
      authorization(`TC3-HMAC-SHA256 ${scope}/aws4_request, SignedHeaders=content-type;host, Signature=a`),
      /ends in "aws4_request"/,
    ],
    [
      'a scope of three parts',
      'AuthFailure.InvalidAuthorization:other',
      authorization(`TC3-HMAC-SHA256 ${scope}, SignedHeaders=content-type;host, Signature=a`),
      /has 3 parts/,
    ],
    [
      'names in lower case',
      'AuthFailure.InvalidAuthorization:other',
      authorization('TC3-HMAC-SHA256 credential=a, signedheaders=b, signature=c'),
      /exactly so/,
    ],
    [
      'what openssl prints before a digest',
      'AuthFailure.InvalidAuthorization:other',
      authorization(
        `TC3-HMAC-SHA256 ${scope}/tc3_request, SignedHeaders=content-type;host, Signature=SHA2-256(stdin)= ${'0a'.repeat(32)}`,
      ),
      /other text around it/,
    ],
    [
      'a space behind the SecretId',
      'AuthFailure.InvalidAuthorization:other',
      authorization(
        'TC3-HMAC-SHA256 Credential=AKIDx /2023-11-14/trtc/tc3_request, SignedHeaders=content-type;host, Signature=a',
      ),
      /white space in it, behind the SecretId/,
    ],
    ['a cut body', 'InvalidParameter:json', withBody(tc3Call, '{"UserId":"王小'), /counts characters/],
    ['a form', 'InvalidParameter:json', withBody(tc3Call, 'UserId=a&RoomId=1'), /is a form/],
    [
      'another content type',
      'UnsupportedProtocol',
      withHeaders(tc3Call, { 'Content-Type': 'text/plain' }),
      /text\/plain.*application\/json/,
    ],
    [
      'an action in the query',
      'MissingParameter:header',
      { ...withHeaders(tc3Call, { 'X-TC-Action': undefined }), target: '/?Action=SetUserBlocked' },
      /Action for X-TC-Action in the query/,
    ],
    [
      'a name in another case',
      'MissingParameter',
      withBody(v1Call, Buffer.from(v1Call.body).toString().replace('Nonce=', 'nonce=')),
      /there is nonce: names are case-sensitive/,
    ],
  ] as const)('is told by what it carries: %s', (_, error, request, words) => {
    expect(detailOf(error, request)).toMatch(words);
  });

  it('shows four characters at most of what may be a key in the place of its SecretId', () => {
    const { detail } = describeSecretId(secretKey);
    expect(detail).toMatch(/Is it the SecretKey/);
    for (let at = 0; at + 5 <= secretKey.length; at += 1)
      expect(detail).not.toContain(secretKey.slice(at, at + 5));
    expect(describeSecretId('AKIDexample').detail).toContain('"AKIDexample"');
    expect(describeSecretId('1400188366').detail).toMatch(/is it the SdkAppId/);
  });
});
