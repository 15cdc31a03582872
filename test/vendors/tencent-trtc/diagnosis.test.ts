import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  dissect,
  type SecretPart,
  type SignedCall,
} from '../../../contracts/core/diagnosis/diagnose-signature.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { diagnosis } from '../../../contracts/tencent-trtc/diagnosis/diagnose.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { readRequest } from '../../../contracts/tencent-trtc/wire/read-request.ts';
import { openTc3 } from '../../../contracts/tencent-trtc/diagnosis/tc3/diagnose.ts';
import { openV1 } from '../../../contracts/tencent-trtc/diagnosis/v1/diagnose.ts';
import { awkward, byV1, localHost, realHost, secretKey, write } from './diagnosis-calls.ts';
import { pairs, singles, type MistakenCall } from './diagnosis-corpus.ts';
import { isWhole, takeShare } from '../../share.ts';
import { signFormLike, signLike } from './foreign-clients.ts';
import { now, sample, withBody, withHeaders } from './harness.ts';

const { SdkAppId, RoomId } = sample;

function open<Parts extends SecretPart>(request: HttpRequest, generation: 'TC3' | 'v1'): SignedCall<Parts> {
  const reading = readRequest(request);
  const call = reading.generation === 'TC3' ? openTc3(reading, secretKey) : openV1(reading, secretKey);
  if (!call || reading.generation !== generation) throw new Error('the call is not signed so');
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

const tc3: readonly (readonly [string, Tc3Call])[] = [
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
  [
    'a GET whose library drops the Content-Type',
    open(
      withHeaders(written[2]![1], {
        'Content-Type': undefined,
        'X-Forwarded-Host': 'proxy.example.com:8443, inner',
        Forwarded: 'for=1.2.3.4;host="first.example.com"',
        Referer: 'https://page.example.com/a',
      }),
      'TC3',
    ),
  ],
  [
    'a POST whose body was cut',
    open(withBody(written[0]![1], '{"SdkAppId":1400188366,"UserId":"王","L":["a'), 'TC3'),
  ],
  ['a POST with another secret', withSecret(open({ ...written[0]![1] }, 'TC3'))],
  ['a POST with a byte order mark', open({ ...written[0]![1], body: Buffer.from('\ufeff{"a":1}') }, 'TC3')],
  ['a POST that was packed', open({ ...written[0]![1], body: gzipSync('{"a":1}') }, 'TC3')],
];

const v1Written: readonly (readonly [title: string, request: HttpRequest])[] = [
  ['a form POST', write('SetUserBlocked', sample, realHost, byV1('HmacSHA256', 'POST'))],
  [
    'a GET with awkward texts',
    write('RemoveUser', { SdkAppId, RoomId, UserIds: awkward }, localHost, byV1('HmacSHA1', 'GET')),
  ],
];

const v1: readonly (readonly [string, V1Call])[] = [
  ...v1Written.map(([title, request]) => [title, open(request, 'v1')] as [string, V1Call]),
  ['a form POST like that of Python', likePython()],
  [
    'a form POST through a proxy',
    open(withHeaders(v1Written[0]![1], { 'X-Forwarded-Host': 'proxy.example.com' }), 'v1'),
  ],
  [
    'a GET with a long list',
    open(
      write(
        'RemoveUser',
        { SdkAppId, RoomId, UserIds: Array.from({ length: 12 }, (_, at) => `U${at}`) },
        localHost,
        byV1('HmacSHA1', 'GET'),
      ),
      'v1',
    ),
  ],
  ['a form POST with another secret', withSecret(open(v1Written[0]![1], 'v1'))],
];

/** A secret whose signs change when it is encoded. */
function withSecret<Parts extends SecretPart>(call: SignedCall<Parts>): SignedCall<Parts> {
  const [first, ...others] = call.right.map((parts) => ({ ...parts, secret: 'a+b/c d=0123+456' }));
  return { ...call, right: [first!, ...others] };
}

/** With a Nonce of 19 digits, an empty value, and a plus sign in its signature, which may get lost on the way. */
function likePython(): V1Call {
  const calls = Array.from({ length: 50 }, (_, index) => {
    const change = { UserId: '', Token: 'fake token', lower_case: 'x' };
    return open(
      signFormLike({ ...change, Nonce: `12345678901234567${89 - index}` }),
      'v1',
    ) as unknown as V1Call;
  });
  return calls.find(({ scheme, right }) => scheme.sign(right[0]).signature.includes('+'))!;
}

/**
 * A search takes long, so by day only a sample is tried: each mistake in so many of the forms
 * that it takes, so many pairs of mistakes on one call, and what nothing explains on each eighth.
 */
const callStride = 8;
const [forms, mostPairs] = isWhole ? [Infinity, Infinity] : [1, 4];

/** The first few calls of each mistake. */
function takeForms(calls: readonly MistakenCall[]): readonly MistakenCall[] {
  const taken = new Map<string, number>();
  return calls.filter(({ ids }) => {
    const count = (taken.get(ids.join()) ?? 0) + 1;
    taken.set(ids.join(), count);
    return count <= forms;
  });
}

describe.each([
  ['TC3', tc3 as readonly (readonly [string, SignedCall<SecretPart>])[]],
  ['v1', v1 as unknown as readonly (readonly [string, SignedCall<SecretPart>])[]],
])('the diagnosis of a %s signature', (_, corpus) => {
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

  const alone = singles(corpus);

  it.each(takeForms(alone))('names $title', ({ ids, name }) => {
    expect(name()).toEqual(ids);
  });

  it('meets every mistake of the catalogue on some call', () => {
    const met = new Set(alone.flatMap(({ ids }) => ids));
    const known = corpus[0]?.[1].scheme.mistakes.map(({ id }) => id) ?? [];
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((id) => !met.has(id))).toEqual([]);
  });

  it('names both of two mistakes', { timeout: 600_000 }, () => {
    const possible = pairs(isWhole ? corpus : corpus.slice(0, 1));
    const pairStride = Math.max(1, Math.floor(possible.length / mostPairs));
    const tried = possible.filter((_pair, index) => index % pairStride === 0);
    expect(tried.length).toBeGreaterThan(3);
    const wrong = tried.filter(({ ids, name }) => name().join() !== ids.join());
    expect(wrong.map(({ title, name }) => `${title}: ${name().join(' and ')}`)).toEqual([]);
  });

  it.each(takeShare(corpus, callStride))('names nothing for another secret: %s', (_title, call) => {
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
    const call = diagnosis.open(request, { ...tencentTrtc.credential.fake, secretKey });
    expect(call && dissect(call)).toMatchObject({ isGenuine: true });
  });
});

const tc3Call = write('SetUserBlocked', sample, realHost);

describe('a call that carries no signature that can be read', () => {
  it.each([
    ['without any', { Authorization: undefined }],
    ['with a malformed header', { Authorization: 'SKIP' }],
    ['with a timestamp that is none', { 'X-TC-Timestamp': 'soon' }],
  ])('is not opened: %s', (_, headers) => {
    expect(diagnosis.open(withHeaders(tc3Call, headers), tencentTrtc.credential.fake)).toBeUndefined();
  });
});
