import { describe, expect, it } from 'vitest';
import { header, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import { diagnosis } from '../../../contracts/tencent-trtc/diagnosis/diagnose.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { adviseOn } from '../../diagnosis/advise.ts';
import { byV1, realHost, secretKey, write } from './diagnosis-calls.ts';
import { signLike } from './foreign-clients.ts';
import { now, sample, withHeaders } from './harness.ts';

const { SdkAppId } = sample;
const range = { StartTime: now / 1000 - 60, EndTime: now / 1000 };

interface Refusal {
  readonly error: string;
  readonly id: string;
  readonly request: HttpRequest;
  readonly seconds?: number;
  readonly values?: Readonly<Record<string, string>>;
  readonly token?: string;
}

const tc3Call = write('SetUserBlocked', sample, realHost);
const v1Call = write('SetUserBlocked', sample, realHost, byV1('HmacSHA256', 'POST'));
const strict = { 'tencent-trtc.credential-scope-service': 'trtc' };
const inRegion = (region: string) => write('SetUserBlocked', sample, realHost, { region });

function adviseOnRefusal({ error, request, seconds = 0, values = {}, token }: Refusal) {
  const credential = { ...tencentTrtc.credential.fake, secretKey, ...(token !== undefined && { token }) };
  return adviseOn({
    ...{ vendor: tencentTrtc.name, error, request, credential, values },
    now: now + seconds * 1000,
  });
}

describe('a refusal for something else than the value of a signature', () => {
  it.each<Refusal>([
    { error: 'AuthFailure.SignatureExpire', id: 'timestamp-outside-window', request: tc3Call, seconds: 301 },
    { error: 'AuthFailure.SignatureExpire', id: 'timestamp-outside-window', request: v1Call, seconds: -301 },
    {
      error: 'AuthFailure.SignatureExpire',
      id: 'timestamp-sent-in-milliseconds',
      request: withHeaders(tc3Call, { 'X-TC-Timestamp': String(now) }),
    },
    { error: 'AuthFailure.SecretIdNotFound', id: 'secret-id-unknown', request: tc3Call },
    { error: 'AuthFailure.SecretIdNotFound', id: 'secret-id-unknown', request: v1Call },
    {
      error: 'AuthFailure.InvalidAuthorization',
      id: 'authorization-malformed',
      request: withHeaders(tc3Call, { Authorization: 'SKIP' }),
    },
    {
      error: 'AuthFailure.InvalidAuthorization',
      id: 'scope-of-another-service',
      request: signLike({ service: '127' }),
      values: strict,
    },
    {
      error: 'AuthFailure.SignatureFailure',
      id: 'scope-of-another-day',
      request: withHeaders(tc3Call, {
        Authorization: header(tc3Call.headers, 'authorization')?.replace('2023-11-14', '2023-11-15'),
      }),
    },
    { error: 'AuthFailure.SignatureFailure:size', id: 'form-too-large-to-sign', request: v1Call },
    { error: 'AuthFailure.TokenFailure', id: 'token-missing', request: tc3Call, token: 'fake' },
    {
      error: 'AuthFailure.TokenFailure',
      id: 'token-of-another-key',
      request: withHeaders(tc3Call, { 'X-TC-Token': 'other' }),
      token: 'fake',
    },
    { error: 'AuthFailure.TokenFailure', id: 'token-needless', request: tc3Call },
    {
      error: 'MissingParameter:header',
      id: 'region-missing',
      request: withHeaders(tc3Call, { 'X-TC-Region': undefined }),
    },
    { error: 'InvalidParameterValue', id: 'region-unknown', request: inRegion('null') },
    { error: 'UnsupportedRegion', id: 'region-without-action', request: inRegion('ap-mumbai') },
  ])('is explained: $error by $id', ({ id, ...refusal }) => {
    expect(adviseOnRefusal({ id, ...refusal })).toMatchObject({
      id,
      title: expect.stringMatching(/\w$/),
      detail: expect.stringMatching(/\.$/),
      fix: expect.stringMatching(/\.$/),
    });
  });

  it.each<Omit<Refusal, 'id'>>([
    { error: 'AuthFailure.SignatureFailure', request: tc3Call },
    { error: 'AuthFailure.SignatureFailure', request: v1Call },
    { error: 'AuthFailure.SignatureFailure', request: signLike({ date: '2023-11-15' }) },
    { error: 'MissingParameter', request: v1Call },
    {
      error: 'InvalidParameterValue',
      request: write('SetUserBlocked', sample, realHost, { language: 'de' }),
    },
    { error: 'FailedOperation.RoomNotExist', request: tc3Call },
    { error: 'toString', request: tc3Call },
  ])('is left to speak for itself where nothing more is known: $error', (refusal) => {
    expect(adviseOnRefusal({ id: '', ...refusal })).toBeUndefined();
  });

  it('says how far off a clock is, and which way', () => {
    const detailAt = (seconds: number) =>
      adviseOnRefusal({ error: 'AuthFailure.SignatureExpire', id: '', request: tc3Call, seconds })?.detail;
    expect(detailAt(400)).toContain('6 min 40 s behind the clock');
    expect(detailAt(-28_800)).toContain('8 h ahead of the clock: the local time of UTC+8');
  });

  it('says where an action is offered', () => {
    const fixOf = (request: HttpRequest) =>
      adviseOnRefusal({ error: 'UnsupportedRegion', id: '', request })?.fix;
    expect(fixOf(inRegion('ap-mumbai'))).toContain('ap-beijing, ap-guangzhou, ap-singapore');
    expect(fixOf(write('DescribeRoomInfo', { ...range, SdkAppId }, realHost))).toContain('na-toronto');
  });
});

describe('what is plain to see in a signed call', () => {
  const suspect = (request: HttpRequest) => diagnosis.suspect?.(request);
  const without = (request: HttpRequest, name: string): HttpRequest => ({
    ...request,
    headers: request.headers.filter(([other]) => other.toLowerCase() !== name),
  });

  it('is that a signed header was not sent', () => {
    expect(suspect(without(tc3Call, 'content-type'))?.detail).toContain('names content-type');
    expect(suspect(tc3Call)).toBeUndefined();
  });

  it('is that the body is cut off', () => {
    const body = tc3Call.body.slice(0, -5);
    const cut = withHeaders({ ...tc3Call, body }, { 'Content-Length': String(body.length) });
    expect(suspect(cut)?.id).toBe('body-cut-off');
  });
});

it('a common header with a letter wrong is offered where it is missing', () => {
  const emulator = createEmulator({
    sandboxes: { default: { clock: { mode: 'frozen', now: new Date(now).toISOString() } } },
  });
  const headers = tc3Call.headers.map(
    ([name, value]) => [/^x-tc-version$/i.test(name) ? 'X-TC-Verison' : name, value] as const,
  );
  const { entry } = emulator.handle(tencentTrtc.name, { ...tc3Call, headers });
  expect(entry.reason).toMatchObject({ subject: 'header', path: 'X-TC-Version', nearest: 'X-TC-Verison' });
});
