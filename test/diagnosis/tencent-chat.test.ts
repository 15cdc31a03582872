import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dissect } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnosis } from '../../contracts/tencent-chat/diagnosis/diagnose.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import type { UserSigParts } from '../../contracts/tencent-chat/diagnosis/user-sig-parts.ts';
import { makeUserSig, signUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { readFixture } from '../contract/recipes.ts';
import { describeCorpus, withSecret, type CorpusCall } from './corpus.ts';

const now = 1_700_000_000_000;
const credential = {
  ...tencentChat.credential.fake,
  secretKey: '5BD2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
};

function makeCall(
  title: string,
  userSig: string,
  identifier = 'administrator',
  sdkAppId = String(credential.sdkAppId),
) {
  const query = new URLSearchParams({ sdkappid: sdkAppId, identifier, usersig: userSig });
  const target = `/v4/live_engine_http_srv/ban_member?${query.toString()}`;
  const call = diagnosis.open({ method: 'POST', target, headers: [], body: Buffer.from('{}') }, credential);
  if (!call) throw new Error('the call is not signed');
  return { title, call } as CorpusCall<UserSigParts>;
}

function withUserBuffer(): string {
  const fields = {
    identifier: 'administrator',
    sdkAppId: String(credential.sdkAppId),
    time: '1700000000',
    expire: '60',
    userBuffer: 'YWJj',
  };
  const document = {
    'TLS.identifier': fields.identifier,
    'TLS.sdkappid': Number(fields.sdkAppId),
    'TLS.time': 1_700_000_000,
    'TLS.expire': 60,
    'TLS.userbuf': fields.userBuffer,
    'TLS.sig': signUserSig(fields, credential.secretKey),
  };
  return deflateSync(JSON.stringify(document))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');
}

const plain = makeUserSig(credential, 'administrator', now, 86_400);
const calls: readonly [CorpusCall<UserSigParts>, ...CorpusCall<UserSigParts>[]] = [
  makeCall('a UserSig', plain),
  makeCall('a UserSig sent with another identifier', plain, 'somebody'),
  makeCall('a UserSig sent with another app', plain, 'administrator', '1400000001'),
  makeCall('a UserSig with a userbuf', withUserBuffer()),
  makeCall('a UserSig of a Chinese account', makeUserSig(credential, '管理员 A', now, 86_400), '管理员 A'),
  withSecret(makeCall('a UserSig', plain), 'a+b/c d=0123+456'),
];

describeCorpus('the diagnosis of a UserSig', calls);

describe('the diagnosis of a UserSig, moreover', () => {
  it('names the secret of another sandbox', () => {
    const claimed = signUserSig(calls[0].call.right[0].fields, 'the secret of another sandbox');
    const findings = dissect({ ...calls[0].call, claimed }, [
      { secret: 'the secret of another sandbox', of: 'another sandbox' },
    ]);
    expect(findings.mistakes.map(({ id }) => id)).toEqual(['secret-of-another-account']);
  });

  it.each([
    [
      'milliseconds in the document alone',
      '1700000000000',
      (signature: string) => signature,
      ['time-in-milliseconds'],
    ],
    [
      'what openssl prints',
      '1700000000',
      (signature: string) => `SHA2-256(stdin)= ${Buffer.from(signature, 'base64').toString('hex')}`,
      ['signature-in-hex', 'signature-with-text-around-it'],
    ],
  ])('names %s', (_, time, print, ids) => {
    const fields = { identifier: 'administrator', sdkAppId: String(credential.sdkAppId), expire: '60' };
    const signature = signUserSig({ ...fields, time: '1700000000' }, credential.secretKey);
    const document = {
      'TLS.identifier': fields.identifier,
      'TLS.sdkappid': Number(fields.sdkAppId),
      'TLS.time': Number(time),
      'TLS.expire': 60,
      'TLS.sig': print(signature),
    };
    const base64 = deflateSync(JSON.stringify(document)).toString('base64');
    const userSig = base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
    const { call } = makeCall('', userSig);
    expect(dissect(call).mistakes.map(({ id }) => id)).toEqual(ids);
  });

  it('reads the known answers as genuine', () => {
    const { usersig } = readFixture('tencent-chat/signatures.json') as {
      usersig: { usersig: string; secretKey: string }[];
    };
    for (const known of usersig) {
      const query = new URLSearchParams({ usersig: known.usersig });
      const call = diagnosis.open(
        { method: 'POST', target: `/?${query.toString()}`, headers: [], body: new Uint8Array() },
        { ...credential, secretKey: known.secretKey },
      );
      expect(call && dissect(call).isGenuine).toBe(true);
    }
  });
});
