import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import { now } from './harness.ts';

/** Digits that may be hexadecimal, letters of both cases: every mistake with a secret makes a difference. */
export const secretKey = 'ABcd0123456789abcdef01234567ef89';
export const [realHost, localHost] = ['https://trtc.intl.tencentcloudapi.com', 'http://127.0.0.1:4012'];
export const awkward = ['a b', '王 & “1+1”', 'user:%41/é', "it's *~!()"];

/** A call that the typed client writes. */
export function write(
  key: string,
  input: object,
  baseUrl: string,
  options: Readonly<Record<string, string>> = {},
): HttpRequest {
  const request = tencentTrtc.codec.write({
    ...{ baseUrl, now, options },
    operation: findOperation(tencentTrtc, key)!,
    input: { ...input },
    credential: { ...tencentTrtc.credential.fake, secretKey },
    ids: createSeededIds(1),
  });
  return { ...request, headers: [['Host', new URL(baseUrl).host], ...request.headers] };
}

export const byV1 = (signatureMethod: string, httpMethod: string) => ({
  signatureMethod,
  httpMethod,
  language: 'en-US',
});
