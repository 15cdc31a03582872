import { describe, expect, it } from 'vitest';
import { dissect, type SecretPart, type SignedCall } from '../../../contracts/core/autopsy.ts';
import type { HttpRequest } from '../../../contracts/core/http.ts';
import { autopsy } from '../../../contracts/tencent-trtc/autopsy.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { readRequest } from '../../../contracts/tencent-trtc/reading.ts';
import { openTc3 } from '../../../contracts/tencent-trtc/tc3-autopsy.ts';
import { openV1 } from '../../../contracts/tencent-trtc/v1-autopsy.ts';
import { createSeededIds } from '../../../emulator/core/ids.ts';
import { pairs, singles } from './autopsy-corpus.ts';
import { signFormLike, signLike } from './foreign-clients.ts';
import { now, sample } from './harness.ts';

/** Digits that may be hexadecimal, letters of both cases: every mistake with a secret makes a difference. */
const secretKey = 'ABcd0123456789abcdef01234567ef89';
const { SdkAppId, RoomId } = sample;
const [realHost, localHost] = ['https://trtc.intl.tencentcloudapi.com', 'http://127.0.0.1:4012'];
const awkward = ['a b', '王 & “1+1”', 'user:%41/é', "it's *~!()"];

function write(
  key: keyof typeof tencentTrtc.operations,
  input: object,
  baseUrl: string,
  options: Readonly<Record<string, string>> = {},
): HttpRequest {
  const request = tencentTrtc.dialect.write({
    ...{ key, baseUrl, now, options },
    operation: tencentTrtc.operations[key],
    input: { ...input },
    credential: { ...tencentTrtc.credential.fake, secretKey },
    ids: createSeededIds(1),
  });
  return { ...request, headers: [['Host', new URL(baseUrl).host], ...request.headers] };
}

function open<Parts extends SecretPart>(request: HttpRequest, generation: 'TC3' | 'v1'): SignedCall<Parts> {
  const reading = readRequest(request);
  const call = reading.generation === 'TC3' ? openTc3(reading, secretKey) : openV1(reading, secretKey);
  if (!call || reading.generation !== generation) throw new Error('the call is not signed so');
  // The generation has decided which parts a call has.
  return call as unknown as SignedCall<Parts>;
}

type Tc3Call = NonNullable<ReturnType<typeof openTc3>>;
type V1Call = NonNullable<ReturnType<typeof openV1>>;

const range = { StartTime: now / 1000 - 60, EndTime: now / 1000 };
const asGet = { httpMethod: 'GET' };

/** Calls that the typed client writes. */
const written: readonly (readonly [title: string, request: HttpRequest])[] = [
  ['a JSON POST', write('SetUserBlocked', sample, realHost)],
  [
    'a JSON POST with awkward texts',
    write('RemoveUserByStrRoomId', { SdkAppId, RoomId: 'lobby 1', UserIds: awkward }, localHost),
  ],
  ['a GET', write('DescribeRoomInfo', { ...range, SdkAppId, RoomId: 'a b+*é' }, realHost, asGet)],
];

const tc3: readonly (readonly [string, Tc3Call['scheme'] extends never ? never : Tc3Call])[] = [
  ...written.map(([title, request]) => [title, open(request, 'TC3')] as [string, Tc3Call]),
  [
    'a POST like that of Java',
    open(
      signLike({
        contentType: 'application/json; charset=utf-8',
        body: `{"UserId": "王", "SdkAppId": ${SdkAppId}, "RoomId": 9007199254740993, "IsMute": 1}`,
        service: '127',
        alsoSigned: { 'X-TC-Action': 'SetUserBlocked' },
        otherHeaders: { 'X-TC-Content-SHA256': 'UNSIGNED-PAYLOAD', 'X-TC-Language': 'en-US' },
      }),
      'TC3',
    ),
  ],
  ['a POST with a query', open({ ...written[0]![1], target: '/trtc?a=1' }, 'TC3')],
];

const byV1 = (signatureMethod: string, httpMethod: string) => ({
  signatureMethod,
  httpMethod,
  language: 'en-US',
});
const v1Written: readonly (readonly [title: string, request: HttpRequest])[] = [
  ['a form POST', write('SetUserBlocked', sample, realHost, byV1('HmacSHA256', 'POST'))],
  [
    'a GET with awkward texts',
    write('RemoveUser', { SdkAppId, RoomId, UserIds: awkward }, localHost, byV1('HmacSHA1', 'GET')),
  ],
];

const v1: readonly (readonly [string, V1Call])[] = [
  ...v1Written.map(([title, request]) => [title, open(request, 'v1')] as [string, V1Call]),
  [
    'a form POST like that of Python',
    open(
      signFormLike({ Nonce: '1234567890123456789', UserId: '', Token: 'fake token', lower_case: 'x' }),
      'v1',
    ),
  ],
];

describe.each([
  ['TC3', tc3 as readonly (readonly [string, SignedCall<SecretPart>])[]],
  ['v1', v1 as unknown as readonly (readonly [string, SignedCall<SecretPart>])[]],
])('the autopsy of a %s signature', (_, corpus) => {
  it.each(corpus)('calls every accepted way of signing genuine: %s', (_title, call) => {
    for (const parts of call.right) {
      const claimed = call.scheme.sign(parts).signature;
      expect(dissect({ ...call, claimed })).toMatchObject({
        isGenuine: true,
        mistakes: [],
        inferred: undefined,
      });
    }
  });

  it.each(singles(corpus))('names $title', ({ ids, name }) => {
    expect(name()).toEqual(ids);
  });

  it('meets every mistake of the catalogue on some call', () => {
    const met = new Set(singles(corpus).flatMap(({ ids }) => ids));
    const [[, { scheme }]] = corpus as [readonly [string, SignedCall<SecretPart>]];
    expect(scheme.mistakes.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('names both of two mistakes', { timeout: 120_000 }, () => {
    const wrong = pairs(corpus).filter(({ ids, name }) => name().join() !== ids.join());
    expect(wrong.map(({ title, name }) => `${title}: ${name().join(' and ')}`)).toEqual([]);
    console.log(pairs(corpus).length);
  });

  it.each(corpus)('names nothing for another secret: %s', (_title, call) => {
    const [right] = call.right;
    const claimed = call.scheme.sign({ ...right, secret: 'a secret that belongs to nobody' }).signature;
    expect(dissect({ ...call, claimed })).toMatchObject({
      isGenuine: false,
      mistakes: [],
      inferred: undefined,
    });
  });
});

describe('calls that the typed client signs', () => {
  it.each([...written, ...v1Written])('are genuine: %s', (_, request) => {
    const call = autopsy.open(request, { ...tencentTrtc.credential.fake, secretKey });
    expect(call && dissect(call)).toMatchObject({ isGenuine: true });
  });
});
