import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { readAuthorization } from '../../../contracts/tencent-trtc/wire/authorization-header.ts';
import {
  canonicalRequest,
  signTc3,
  signV1,
  tc3Keys,
  tc3StringToSign,
  unsignedPayload,
  utcDate,
  v1StringToSign,
} from '../../../contracts/tencent-trtc/wire/signature.ts';
import { knownRequests } from '../../contract/known-requests.ts';
import { readFixture } from '../../contract/recipes.ts';
import { createSandbox, send } from './harness.ts';

const shared = { title: z.string(), source: z.string(), secretKey: z.string(), signature: z.string() };
const known = z
  .object({
    tc3: z.array(
      z.strictObject({
        ...shared,
        method: z.string(),
        query: z.string(),
        signedHeaders: z.array(z.tuple([z.string(), z.string()])),
        body: z.string(),
        timestamp: z.string(),
        service: z.string(),
        canonicalRequest: z.string().optional(),
        stringToSign: z.string().optional(),
        keys: z.record(z.string(), z.string()).optional(),
      }),
    ),
    v1: z.array(
      z.strictObject({
        ...shared,
        signatureMethod: z.enum(['HmacSHA1', 'HmacSHA256']),
        method: z.string(),
        host: z.string(),
        parameters: z.record(z.string(), z.string()),
        stringToSign: z.string().optional(),
      }),
    ),
  })
  .parse(readFixture('tencent-trtc/signatures.json'));

describe('TC3-HMAC-SHA256', () => {
  it.each(known.tc3)('signs the known answer: $title', ({ body, secretKey, signature, ...answer }) => {
    expect(signTc3({ ...answer, payloadHash: sha256Hex(body) }, secretKey)).toBe(signature);
  });

  const [first] = known.tc3;
  const content = { ...first!, payloadHash: sha256Hex(first!.body) };

  it('goes through the known canonical request and string to sign', () => {
    expect(canonicalRequest(content)).toBe(first!.canonicalRequest);
    expect(tc3StringToSign(content)).toBe(first!.stringToSign);
  });

  it('derives the known keys', () => {
    const keys = tc3Keys(first!.secretKey, utcDate(first!.timestamp), 'trtc');
    expect(
      Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.toString('hex')])),
    ).toEqual(first!.keys);
  });

  it('hashes the literal of an unsigned payload as known', () => {
    expect(sha256Hex(unsignedPayload)).toBe(
      '438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96',
    );
  });

  it.each([
    ['0', '1970-01-01'],
    ['1700006399', '2023-11-14'],
    ['1700006400', '2023-11-15'],
    ['9999999999999999999', '+275760-09-13'.slice(0, 10)],
  ])('finds the UTC day of %s', (timestamp, day) => {
    expect(utcDate(timestamp)).toBe(day);
  });
});

describe('v1', () => {
  it.each(known.v1)('signs the known answer: $title', ({ secretKey, signature, ...answer }) => {
    if (answer.stringToSign !== undefined) expect(v1StringToSign(answer)).toBe(answer.stringToSign);
    expect(signV1(answer, secretKey, answer.signatureMethod)).toBe(signature);
  });

  it('leaves the signature itself out', () => {
    const [first] = known.v1;
    const parameters = { ...first!.parameters, Signature: 'anything' };
    expect(signV1({ ...first!, parameters }, first!.secretKey, first!.signatureMethod)).toBe(
      first!.signature,
    );
  });
});

describe('the emulator', () => {
  const accepted = knownRequests['tencent-trtc']().filter(({ error }) => error === undefined);

  it.each(accepted)('refuses a recorded request with one digit changed: $title', (known) => {
    const { credential, signedAt, request } = known;
    const emulator = createSandbox({
      credentials: { 'tencent-trtc': credential },
      clock: { mode: 'frozen', now: new Date(signedAt).toISOString() },
    });
    const changed = {
      ...request,
      target: request.target.replace('UserId=29376', 'UserId=29377'),
      body: Buffer.from(Buffer.from(request.body).toString().replace('29376', '29377')),
    };
    expect(send(emulator, changed)).toBe('AuthFailure.SignatureFailure');
  });
});

describe('the Authorization header', () => {
  const scope = 'AKID/2023-11-14/trtc/tc3_request';
  const rest = 'SignedHeaders=content-type;host, Signature=abc';

  it.each([
    ['one space', `TC3-HMAC-SHA256 Credential=${scope}, ${rest}`],
    ['two spaces, as .NET sends it', `TC3-HMAC-SHA256  Credential=${scope}, ${rest}`],
    ['no space behind a comma', `TC3-HMAC-SHA256 Credential=${scope},${rest.replace(', ', ',')}`],
    [
      'names in capitals',
      `TC3-HMAC-SHA256 Credential=${scope}, ${rest.replace('content-type', 'Content-Type')}`,
    ],
    [
      'names out of order',
      `TC3-HMAC-SHA256 Credential=${scope}, ${rest.replace('content-type;host', 'host;content-type')}`,
    ],
  ])('is read with %s', (_, text) => {
    expect(readAuthorization(text)).toEqual({
      authorization: {
        secretId: 'AKID',
        date: '2023-11-14',
        service: 'trtc',
        signedHeaders: ['content-type', 'host'],
        signature: 'abc',
      },
    });
  });

  it.each(['127', 'localhost:8080', 'http://127'])('is read with the service %s', (service) => {
    const text = `TC3-HMAC-SHA256 Credential=AKID/2023-11-14/${service}/tc3_request, ${rest}`;
    expect(readAuthorization(text)).toMatchObject({ authorization: { secretId: 'AKID', service } });
  });

  it.each([
    ['nothing', ''],
    ['SKIP', 'SKIP'],
    ['another algorithm', `AWS4-HMAC-SHA256 Credential=${scope}, ${rest}`],
    ['no signature', `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=content-type;host`],
    ['a short scope', `TC3-HMAC-SHA256 Credential=AKID/2023-11-14/trtc, ${rest}`],
    [
      'no host among the signed headers',
      `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=content-type, Signature=abc`,
    ],
    [
      'no type among the signed headers',
      `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=abc`,
    ],
  ])('is malformed with %s', (_, text) => {
    expect(readAuthorization(text)).toHaveProperty('problem');
  });
});
