import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeUserSig, makeUserSig, signUserSig } from '../../../contracts/tencent-chat/wire/user-sig.ts';
import { readFixture } from '../../contract/recipes.ts';

const knownAnswers = z
  .object({
    usersig: z.array(
      z.object({
        title: z.string(),
        secretKey: z.string(),
        usersig: z.string(),
        fields: z.object({
          identifier: z.string(),
          sdkAppId: z.string(),
          time: z.string(),
          expire: z.string(),
          userBuffer: z.string().optional(),
          signature: z.string(),
        }),
      }),
    ),
  })
  .parse(readFixture('tencent-chat/signatures.json')).usersig;

describe('UserSig', () => {
  it.each(knownAnswers)('decodes and signs the known answer: $title', ({ usersig, secretKey, fields }) => {
    expect(decodeUserSig(usersig)).toEqual({ userSig: fields });
    const { signature, userBuffer, ...rest } = fields;
    expect(signUserSig(userBuffer === undefined ? rest : { ...rest, userBuffer }, secretKey)).toBe(signature);
  });

  const [known] = knownAnswers;
  const standard = known!.usersig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');

  it.each([
    ['the standard base64 alphabet', standard],
    ['no padding', standard.replace(/=+$/, '')],
    ['a plus sign that became a space', standard.replaceAll('+', ' ')],
  ])('tolerates %s', (_, text) => {
    expect(decodeUserSig(text)).toEqual({ userSig: known!.fields });
  });

  it('reads the document of other generators: another order, spaces, a final newline, stored blocks, numbers as text', () => {
    const document =
      '{"TLS.ver": "2.0", "TLS.identifier": "a", "TLS.expire": "60", "TLS.time": 5, "TLS.sdkappid": "1", "TLS.sig": "s"}\n';
    const text = deflateSync(document, { level: 0 }).toString('base64');
    expect(decodeUserSig(text)).toEqual({
      userSig: { identifier: 'a', sdkAppId: '1', time: '5', expire: '60', signature: 's' },
    });
  });

  it.each([
    ['characters outside the alphabet', 'ab%c'],
    ['bytes that do not inflate', Buffer.from('hello').toString('base64')],
    ['a document that is no JSON', deflateSync('hello').toString('base64')],
    ['a document that is no object', deflateSync('null').toString('base64')],
    [
      'a document whose end is no number',
      deflateSync(
        '{"TLS.identifier":"a","TLS.sdkappid":1,"TLS.time":1,"TLS.expire":"soon","TLS.sig":"s"}',
      ).toString('base64'),
    ],
    ['a document without a signature', deflateSync('{"TLS.identifier":"a"}').toString('base64')],
    ['a document that inflates beyond any UserSig', deflateSync(' '.repeat(10_000_000)).toString('base64')],
  ])('refuses %s', (_, text) => {
    expect(decodeUserSig(text)).toHaveProperty('problem');
  });

  it('makes what it can read', () => {
    const text = makeUserSig(
      { sdkAppId: '1400000000', secretKey: 'key' },
      'administrator',
      1_700_000_000_999,
      60,
    );
    expect(decodeUserSig(text)).toMatchObject({ userSig: { time: '1700000000', expire: '60' } });
  });
});
