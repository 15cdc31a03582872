import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeUserSig } from '../../contracts/tencent-chat/diagnosis/describe-user-sig.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';

const credential = {
  ...tencentChat.credential.fake,
  secretKey: '5BD2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
};
const right = makeUserSig(credential, 'administrator', 1_700_000_000_000, 86_400);

const document = {
  'TLS.ver': '2.0',
  'TLS.identifier': 'administrator',
  'TLS.sdkappid': 1400000000,
  'TLS.expire': 86_400,
  'TLS.time': 1_700_000_000,
  'TLS.sig': 'ZmFrZSBzaWduYXR1cmUgb2YgMzIgYnl0ZXMgaGVyZSE=',
};

const escape = (base64: string): string =>
  base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
const pack = (bytes: Uint8Array): string => escape(Buffer.from(bytes).toString('base64'));
const packJson = (value: unknown): string => pack(deflateSync(JSON.stringify(value)));
const packText = (text: string): string => pack(deflateSync(text));
const usual = right.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
/** One that has each of the signs that are no letter or digit. */
const withAll = Array.from({ length: 200 }, (_, life) =>
  deflateSync(JSON.stringify({ ...document, 'TLS.expire': life })).toString('base64'),
).find((text) => /\+.*\/.*=$|\/.*\+.*=$/.test(text))!;
const zipped = Buffer.from(usual, 'base64');
const without = (name: keyof typeof document) =>
  Object.fromEntries(Object.entries(document).filter(([other]) => other !== name));
const without2 = { ...without('TLS.time'), 'TLS.Time': 1_700_000_000 };
const bare = Object.fromEntries(Object.entries(document).map(([name, value]) => [name.slice(4), value]));
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJlLW9mLWEtand0LXRva2Vu';

/** The four bytes behind the document, changed. */
const withSum = (change: (sum: Buffer) => Uint8Array): string =>
  pack(Buffer.concat([zipped.subarray(0, -4), change(Buffer.from(zipped.subarray(-4)))]));

/** What stands in usersig, and what it is told to be. */
const forms: readonly (readonly [title: string, text: string, id: string, word: RegExp])[] = [
  ['one in JSON’s quotation marks', JSON.stringify(right), 'usersig-in-quotes', /quotation/],
  ['one in single quotation marks', `'${right}'`, 'usersig-in-quotes', /quotation/],
  ['one whose sum is reversed', withSum((sum) => sum.toReversed()), 'usersig-with-another-sum', /reverse/],
  ['one whose sum is zero', withSum(() => new Uint8Array(4)), 'usersig-with-another-sum', /zero/],
  [
    'one with a CRC-32',
    withSum(() => gzipSync(inflateSync(zipped)).subarray(-8, -4)),
    'usersig-with-another-sum',
    /CRC-32/,
  ],
  [
    'one with any other sum',
    withSum((sum) => sum.map((byte) => byte ^ 1)),
    'usersig-with-another-sum',
    /changed/,
  ],
  ['one without a sum', withSum(() => new Uint8Array(0)), 'usersig-without-its-sum', /never written/],
  ['one with half a sum', withSum((sum) => sum.subarray(0, 2)), 'usersig-without-its-sum', /midst/],
  ['one with a line break behind it', `${right}\n`, 'usersig-with-whitespace', /white space/],
  ['one with a space before it', ` ${right}`, 'usersig-with-whitespace', /white space/],
  [
    'one with the line breaks of MIME',
    right.replaceAll(/.{76}/g, '$&\r\n'),
    'usersig-with-whitespace',
    /76 characters/,
  ],
  ['one with a written \\n', `${right}\\n`, 'usersig-with-whitespace', /white space/],
  [
    'one encoded twice',
    encodeURIComponent(usual).replaceAll('*', '%2A'),
    'usersig-percent-encoded-twice',
    /twice/,
  ],
  [
    'one encoded three times',
    right
      .replaceAll(/[*_-]/g, '%252A')
      .replaceAll('%252A', (_, at: number) => encodeURIComponent(`%${right.charCodeAt(at).toString(16)}`)),
    'usersig',
    /./,
  ],
  ['one behind a word', `Bearer ${right}`, 'usersig-with-text-around-it', /other text/],
  ['one behind its name', `usersig=${right}`, 'usersig-with-text-around-it', /other text/],
  ['one in a JSON object', JSON.stringify({ userSig: right }), 'usersig-with-text-around-it', /other text/],
  ['URL-safe base64', zipped.toString('base64url'), 'usersig-in-url-safe-base64', /URL-safe/],
  [
    'another alphabet',
    usual.replaceAll('+', '.').replaceAll('/', '_').replaceAll('=', '-'),
    'usersig-in-another-alphabet',
    /alphabet with \. in it/,
  ],
  ['base64 of base64', Buffer.from(right).toString('base64'), 'usersig-in-base64-twice', /twice/],
  [
    'base64 of the usual base64',
    escape(Buffer.from(usual).toString('base64')),
    'usersig-in-base64-twice',
    /twice/,
  ],
  ['hexadecimal', zipped.toString('hex'), 'usersig-in-hex', /hexadecimal/],
  ['a JWT', jwt, 'usersig-is-a-jwt', /JSON Web Token/],
  ['a bare HMAC', document['TLS.sig'], 'usersig-is-a-bare-hash', /Only the signature/],
  ['a bare HMAC in hex', 'ab12'.repeat(16), 'usersig-is-a-bare-hash', /Only the signature/],
  ['gzip', pack(gzipSync(JSON.stringify(document))), 'usersig-packed-with-gzip', /gzip/],
  [
    'raw deflate',
    pack(deflateRawSync(JSON.stringify(document))),
    'usersig-packed-with-raw-deflate',
    /raw deflate/,
  ],
  ['Brotli', pack(brotliCompressSync(JSON.stringify(document))), 'usersig-packed-with-brotli', /Brotli/],
  ['zlib of zlib', pack(deflateSync(zipped)), 'usersig-packed-with-zlib-twice', /compressed twice/],
  [
    'base64 of the document',
    escape(btoa(JSON.stringify(document))),
    'usersig-not-compressed',
    /not compressed/,
  ],
  ['base64 of another document', btoa('{"uid":"a"}'), 'usersig-of-another-kind', /Another token/],
  [
    'bytes that were made text',
    pack(Buffer.from(zipped.toString('utf8'))),
    'usersig-bytes-made-text',
    /text/,
  ],
  [
    'bytes that were made Latin-1',
    pack(Buffer.from(zipped.toString('latin1'))),
    'usersig-bytes-made-text',
    /text/,
  ],
  ['the document itself', JSON.stringify(document), 'usersig-not-encoded', /bare JSON/],
  ['the SecretKey', credential.secretKey, 'usersig-is-the-secret', /SecretKey/],
  ['a value that is not set', 'undefined', 'usersig-is-a-placeholder', /placeholder/],
  ['a promise', '[object Promise]', 'usersig-is-a-placeholder', /Nobody waited/],
  ['a template', '${userSig}', 'usersig-is-a-placeholder', /placeholder/],
  [
    'the older kind',
    packJson({
      'TLS.account_type': '0',
      'TLS.sdk_appid': '1400000000',
      'TLS.expire_after': '86400',
      'TLS.sig': 'x',
    }),
    'usersig-of-older-kind',
    /private key/,
  ],
  [
    'one whose app is null',
    packJson({ ...document, 'TLS.sdkappid': null }),
    'usersig-lacks-field',
    /TLS.sdkappid is null/,
  ],
  ['one without a signature', packJson(without('TLS.sig')), 'usersig-lacks-field', /TLS.sig is missing/],
  ['one with a name in another case', packJson(without2), 'usersig-lacks-field', /it has TLS.Time/],
  ['one whose names lack TLS.', packJson(bare), 'usersig-names-without-prefix', /prefix/],
  [
    'a fraction',
    packJson({ ...document, 'TLS.time': 1_700_000_000.123 }),
    'usersig-number-with-fraction',
    /TLS.time is 1700000000.123/,
  ],
  [
    'a fraction in the life',
    packJson({ ...document, 'TLS.expire': '86400.5' }),
    'usersig-number-with-fraction',
    /TLS.expire/,
  ],
  [
    'a life in words',
    packJson({ ...document, 'TLS.expire': '1d' }),
    'usersig-number-is-none',
    /TLS.expire is 1d/,
  ],
  ['JSON in JSON', packJson(JSON.stringify(document)), 'usersig-json-twice', /JSON twice/],
  ['a list', packJson([document]), 'usersig-document-is-no-json', /JSON array/],
  ['a comma too many', packText('{"TLS.ver":"2.0",}'), 'usersig-document-is-no-json', /comma/],
  ['percent escapes', packText('%7B%22TLS.ver%22%3A%222.0%22%7D'), 'usersig-document-is-no-json', /percent/],
  [
    'names without quotation marks',
    packText('{TLS.ver: "2.0"}'),
    'usersig-document-is-no-json',
    /whose names/,
  ],
  [
    'escaped quotation marks',
    packText(String.raw`{\"TLS.ver\":\"2.0\"}`),
    'usersig-document-is-no-json',
    /backslash/,
  ],
  ['escapes of HTML', packText('{&quot;TLS.ver&quot;:1}'), 'usersig-document-is-no-json', /HTML/],
  ['JSON without its end', packText('{"TLS.ver":"2.0"'), 'usersig-document-is-no-json', /lacks its end/],
  [
    'the alphabet that tr of Ruby makes of a range',
    withAll.replaceAll('+', '*').replaceAll('/', '+').replaceAll('=', ','),
    'usersig-in-another-alphabet',
    /\+ for \//,
  ],
  [
    'an alphabet of three signs of its own',
    withAll.replaceAll('+', '~').replaceAll('/', '.').replaceAll('=', '$'),
    'usersig-in-another-alphabet',
    /\. for \//,
  ],
  ['a printed dictionary', packText("{'TLS.ver': '2.0'}"), 'usersig-document-is-no-json', /Python/],
  ['serialize() of PHP', packText('a:1:{s:7:"TLS.ver";s:3:"2.0";}'), 'usersig-document-is-no-json', /PHP/],
  [
    'the text to sign',
    packText('TLS.identifier:a\nTLS.sdkappid:1\n'),
    'usersig-document-is-no-json',
    /text to sign/,
  ],
  ['one that is cut off', right.slice(0, 60), 'usersig-truncated', /cut off/],
  [
    'one with a character changed',
    `${right.slice(0, 50)}${right[50] === 'A' ? 'B' : 'A'}${right.slice(51)}`,
    'usersig-damaged',
    /damaged/,
  ],
  ['one in lower case', right.toLowerCase(), 'usersig-', /./],
  ['a word', 'test', 'usersig-is-', /./],
  ['a sentence', 'this is no UserSig at all!', 'usersig-is-none', /begins with eJ/],
];

describe('a UserSig that does not decode', () => {
  it.each(forms)('is told by what it is: %s', (_, text, id, word) => {
    const advice = describeUserSig(text, credential.secretKey);
    expect(advice?.id).toContain(id);
    expect(`${advice?.title} ${advice?.detail}`).toMatch(word);
    for (const sentence of [advice?.detail, advice?.fix]) expect(sentence).toMatch(/\.$/);
  });

  it('is called damaged only where it begins like zlib and does not inflate', () => {
    const damaged = forms.filter(([, text]) => describeUserSig(text)?.title === 'The UserSig is damaged');
    expect(damaged.length).toBeLessThanOrEqual(2);
  });

  it('shows no more than four characters of what may be a secret', () => {
    for (const secret of [credential.secretKey, 'Zq7/+x0PpL2mNn8s', 'q1w2e3r4t5y6u7i8o9p0']) {
      const told = JSON.stringify(describeUserSig(secret, credential.secretKey));
      for (let at = 0; at + 5 <= secret.length; at += 1) expect(told).not.toContain(secret.slice(at, at + 5));
    }
  });
});

describe('a UserSig that decodes', () => {
  it.each([
    ['as the vendor makes it', right],
    ['in the usual base64', usual],
    ['with its numbers as texts', packJson({ ...document, 'TLS.sdkappid': '1400000000' })],
  ])('has nothing to be told: %s', (_, text) => {
    expect(describeUserSig(text)).toBeUndefined();
  });
});
