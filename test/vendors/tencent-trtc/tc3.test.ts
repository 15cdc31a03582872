import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { printAuthorization } from '../../../contracts/tencent-trtc/wire/authorization-header.ts';
import { signTc3, unsignedPayload, utcDate } from '../../../contracts/tencent-trtc/wire/signature.ts';
import { secretId, secretKey, signLike, timestamp, type Tc3Habits } from './foreign-clients.ts';
import { ask, createSandbox, host, sample, send, withBody, withHeaders, write } from './harness.ts';

const sortedQuery = 'IsMute=1&RoomId=10006&SdkAppId=1400188366&UserId=29376';

describe('a TC3 call is accepted', () => {
  it.each<[string, Tc3Habits]>([
    ['signed with the port, as Python, Go and Java do', {}],
    ['signed without the port, as Node does', { signedHost: '127.0.0.1' }],
    ['with a scheme in the Host header, as tccli sends it', { host: `http://${host}` }],
    ['with the host of the vendor', { host: 'trtc.intl.tencentcloudapi.com' }],
    ['with a host in capitals', { host: 'TRTC.intl.tencentcloudapi.com' }],
    ['with 127 as its service', { service: '127' }],
    ['with localhost:8080 as its service', { service: 'localhost:8080' }],
    ['with a charset behind its type, as Java does', { contentType: 'application/json; charset=utf-8' }],
    ['with a charset in capitals', { contentType: 'application/json; charset=UTF-8' }],
    ['with the action among the signed headers', { alsoSigned: { 'x-tc-action': 'SetUserBlocked' } }],
    [
      'with every header signed and the hash of the body, as Teco does',
      {
        alsoSigned: {
          'x-tc-action': 'SetUserBlocked',
          'x-tc-region': ' ap-singapore ',
          'x-tc-content-sha256': sha256Hex(JSON.stringify(sample)),
        },
      },
    ],
    [
      'with an unsigned payload',
      {
        payloadHash: sha256Hex(unsignedPayload),
        otherHeaders: { 'X-TC-Content-SHA256': unsignedPayload },
      },
    ],
    ['with spaces in its JSON, as Python prints it', { body: JSON.stringify(sample, null, 1) }],
    [
      'with two spaces behind the algorithm, as .NET does',
      { rewrite: (text) => text.replace(' Credential', '  Credential') },
    ],
    [
      'with its query sorted, as Go does',
      { query: sortedQuery, contentType: 'application/x-www-form-urlencoded' },
    ],
    ['with its query in any order', { query: sortedQuery.split('&').toReversed().join('&') }],
  ])('%s', (_, habits) => {
    expect(send(createSandbox(), signLike(habits))).toBeUndefined();
  });

  it.each(['a+b', 'a%20b'])('with the space of its query written as in %s', (encoded) => {
    const rooms = [{ SdkAppId: 1400188366, RoomId: 10006, users: ['a b'] }];
    const emulator = createSandbox({ state: { 'tencent-trtc': { rooms } } });
    expect(send(emulator, signLike({ query: sortedQuery.replace('29376', encoded) }))).toBeUndefined();
  });

  it('with a content type that is signed as it is sent, in capitals', () => {
    const request = write();
    const headers = [
      ['content-type', 'Application/JSON'],
      ['host', host],
    ] as const;
    const content = {
      method: 'POST',
      query: '',
      signedHeaders: headers,
      payloadHash: sha256Hex(request.body),
      timestamp,
      service: 'trtc',
    };
    const authorization = printAuthorization({
      secretId,
      date: utcDate(timestamp),
      service: 'trtc',
      signedHeaders: headers.map(([name]) => name),
      signature: signTc3(content, secretKey),
    });
    const changed = { 'Content-Type': 'Application/JSON', Authorization: authorization };
    expect(send(createSandbox(), withHeaders(request, changed))).toBeUndefined();
  });

  it('with another region than it was signed with, for the region is not signed', () => {
    expect(send(createSandbox(), withHeaders(write(), { 'X-TC-Region': 'ap-beijing' }))).toBeUndefined();
  });
});

describe('a TC3 call is refused', () => {
  it.each<[string, HttpRequest, string]>([
    ['with another body', withBody(write(), '{}'), 'AuthFailure.SignatureFailure'],
    ['with its query encoded anew', reencode(), 'AuthFailure.SignatureFailure'],
    ['with its query sorted anew', reorder(), 'AuthFailure.SignatureFailure'],
    ['with another host', withHeaders(write(), { Host: 'elsewhere' }), 'AuthFailure.SignatureFailure'],
    [
      'with another type',
      withHeaders(write(), { 'Content-Type': 'text/plain' }),
      'AuthFailure.SignatureFailure',
    ],
    ['with the date of another day', signLike({ date: '2023-11-15' }), 'AuthFailure.SignatureFailure'],
    [
      'with another timestamp',
      withHeaders(write(), { 'X-TC-Timestamp': '1700000001' }),
      'AuthFailure.SignatureFailure',
    ],
    [
      'with a hash that is not that of its body',
      signLike({ otherHeaders: { 'X-TC-Content-SHA256': sha256Hex('else') } }),
      'InvalidParameterValue:digest',
    ],
    [
      'with a body that was not meant to be unsigned',
      signLike({ otherHeaders: { 'X-TC-Content-SHA256': unsignedPayload } }),
      'AuthFailure.SignatureFailure',
    ],
    [
      'with SKIP for a signature',
      withHeaders(write(), { Authorization: 'SKIP' }),
      'AuthFailure.InvalidAuthorization:other',
    ],
    ['with an empty SecretId', write({ credential: { secretId: '' } }), 'AuthFailure.SecretIdNotFound'],
  ])('%s', (_, request, error) => {
    expect(send(createSandbox(), request)).toBe(error);
  });

  it('with a service that is not trtc, where the sandbox is strict', () => {
    const values = { 'tencent-trtc.credential-scope-service': 'trtc' };
    const emulator = createSandbox({ assumptions: { values } });
    expect(ask(emulator, signLike({ service: '127' })).message).toBe(
      'The request `Authorization` header does not conform to tencentcloud standards: `Service` in Credential not valid.',
    );
    expect(send(emulator, signLike({}))).toBeUndefined();
  });

  it('with the date of another day as a malformed header, where the sandbox says so', () => {
    const values = { 'tencent-trtc.credential-scope-date': 'AuthFailure.InvalidAuthorization' };
    const emulator = createSandbox({ assumptions: { values } });
    expect(send(emulator, signLike({ date: '2023-11-15' }))).toBe('AuthFailure.InvalidAuthorization:other');
  });
});

function reencode(): HttpRequest {
  const request = signLike({ query: sortedQuery });
  return { ...request, target: request.target.replace('29376', '%32%39376') };
}

function reorder(): HttpRequest {
  const request = signLike({ query: sortedQuery });
  return { ...request, target: `/?${sortedQuery.split('&').toReversed().join('&')}` };
}
