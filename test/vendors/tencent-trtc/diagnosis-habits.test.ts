import { describe, expect, it } from 'vitest';
import { dissect } from '../../../contracts/core/diagnosis/diagnose-signature.ts';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { diagnosis } from '../../../contracts/tencent-trtc/diagnosis/diagnose.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { signFormLike, signLike } from './foreign-clients.ts';
import { host } from './harness.ts';

function told(request: HttpRequest): readonly string[] {
  const findings = dissect(diagnosis.open(request, tencentTrtc.credential.fake)!);
  return findings.mistakes.map(({ id, detail }) => `${id}: ${detail}`);
}

const hashing = (signed: string, sent: string): HttpRequest =>
  signLike({ body: sent, payloadHash: sha256Hex(signed) });

describe('a client of TRTC that signs', () => {
  it.each<[string, HttpRequest, RegExp]>([
    [
      'another region',
      signLike({
        alsoSigned: { 'x-tc-region': 'ap-guangzhou' },
        otherHeaders: { 'x-tc-region': 'ap-singapore' },
      }),
      /^header-signed-otherwise: .*"ap-guangzhou"; "ap-singapore" was sent/,
    ],
    ['1 and sends 1.0', hashing('{"IsMute":1}', '{"IsMute":1.0}'), /the number 1, where 1\.0 was sent/],
    [
      'digits and sends an exponent',
      hashing('{"SdkAppId":1400188366}', '{"SdkAppId":1.400188366e+09}'),
      /the number 1400188366, where 1\.400188366e\+09 was sent/,
    ],
    [
      'line feeds and sends CRLF',
      hashing('{\n  "IsMute": 1\n}', '{\r\n  "IsMute": 1\r\n}'),
      /with LF at the ends of its lines, where CRLF was sent/,
    ],
    [
      'a field once that it sends twice',
      hashing('{"IsMute":1}', '{"IsMute":1,"IsMute":1}'),
      /the field "IsMute" once/,
    ],
    [
      'small letters in names',
      hashing('{"isMute":1}', '{"IsMute":1}'),
      /^body-of-another-shape: The hash is that of the JSON with the names of its fields in/,
    ],
    [
      'a form with true for 1',
      signFormLike({ IsMute: 'true' }, host, (form) => form.replace('IsMute=true', 'IsMute=1')),
      /^flag-spelled-otherwise/,
    ],
    [
      'a form with True for true',
      signFormLike({ Flag: 'True' }, host, (form) => form.replace('Flag=True', 'Flag=true')),
      /^flag-spelled-otherwise/,
    ],
    [
      'a form with the number before',
      signFormLike({ RoomId: '7' }, host, (form) => form.replace('RoomId=7', 'RoomId=8')),
      /^number-one-off/,
    ],
    [
      'a form with user_id for UserId',
      signFormLike({}, host, undefined, (name) => (name === 'UserId' ? 'user_id' : name)),
      /^name-spelled-otherwise: The text to sign has "user_id", and the call "UserId"/,
    ],
    [
      'a form of a region without a room',
      signFormLike({ Region: 'ap-beijing' }, host, (form) => form.replace('ap-beijing', 'ap-singapore')),
      /^common-parameter-of-another-value/,
    ],
  ])('%s is told so', (_, request, words) => {
    expect(told(request)).toEqual([expect.stringMatching(words)]);
  });
});
