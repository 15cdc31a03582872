import { describe, expect, it } from 'vitest';
import {
  describeChanged,
  describeCut,
  describeNoSignature,
  describeOtherPrint,
  readPrinted,
} from '../../contracts/core/diagnosis/printed-signature.ts';
import { describeAuthorization } from '../../contracts/tencent-trtc/diagnosis/describe-parts.ts';
import { joinCutPairs } from '../../contracts/core/diagnosis/cut-pairs.ts';
import { joinOfSignedHeaders } from '../../contracts/core/diagnosis/signed-headers-form.ts';

const hex = '00ff10a37f8091a2b3c4d5e6f708192a3b4c5d6e7f8090a1b2c3d4e5f6071829';
const bytes = Buffer.from(hex, 'hex');
const base64 = bytes.toString('base64');
const pairs = hex.match(/../g)!;
const upper = pairs.join('-').toUpperCase();

describe('a signature that is printed in another way', () => {
  it.each([
    ['as BitConverter of .NET does', upper, hex.toUpperCase()],
    ['with colons', pairs.join(':'), hex],
    ['with spaces', pairs.join(' '), hex],
    ['with 0x before it', `0x${hex}`, hex],
    ['with 0x before each byte', pairs.map((pair) => `0x${pair}`).join(', '), hex],
    ['as escapes of a text', pairs.map((pair) => String.raw`\x${pair}`).join(''), hex],
    ['as a list of numbers', `[${bytes.join(', ')}]`, hex],
    ['as Go prints bytes', `[${bytes.join(' ')}]`, hex],
    ['as {:02x?} of Rust prints bytes', `[${pairs.join(', ')}]`, hex],
    ['as {:x?} of Rust prints bytes', `[${[...bytes].map((byte) => byte.toString(16)).join(', ')}]`, hex],
    ['as Java prints bytes', `[${[...new Int8Array(bytes)].join(', ')}]`, hex],
  ])('is read %s', (_, text, usual) => {
    expect(readPrinted(text, hex)).toMatchObject({ usual, advice: { id: 'signature-printed-as-bytes' } });
  });

  it.each([
    ['as openssl names it', `SHA256(stdin)= ${hex}`],
    ['as sha256sum ends it', `${hex}  -`],
    ['in quotation marks', `"${hex}"`],
  ])('is found among other text %s', (_, text) => {
    expect(readPrinted(text, hex)).toMatchObject({
      usual: hex,
      advice: { id: 'signature-with-text-around-it' },
    });
  });

  it('is read as base64 where that is the usual print', () => {
    expect(readPrinted(upper, base64)).toMatchObject({ usual: base64 });
    expect(readPrinted(`[${bytes.join(',')}]`, base64)).toMatchObject({ usual: base64 });
    expect(readPrinted(`sign: ${base64}`, base64)).toMatchObject({ usual: base64 });
    const vendors = base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
    expect(readPrinted(vendors, Buffer.from(bytes.toReversed()).toString('base64'))).toBeUndefined();
  });

  it.each([
    ['hexadecimal digits', hex],
    ['another signature', hex.replaceAll('a', '1')],
    ['digits in capital letters', hex.toUpperCase()],
    ['half of them', hex.slice(0, 32)],
    ['more digits', `${hex}0a`.replace('00', '11')],
    ['base64', base64],
    ['base64 for URLs', bytes.toString('base64url')],
    ['an id with dashes', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['nothing', ''],
    ['a long text', upper.repeat(20)],
  ])('is none where it is %s', (_, text) => {
    expect(readPrinted(text, hex)).toBeUndefined();
    expect(describeNoSignature(text)).toBeUndefined();
  });

  it.each([
    ...['undefined', 'null', 'nil', '[object Promise]', '[B@6d06d69c', 'System.Byte[]', '<Buffer 00 ff>'],
    ...['32 bytes', "Instance of 'Digest'", "Instance of 'Future<String>'", 'Hmac<Sha256> { .. }'],
    ...['table: 0x7f8b4c', 'userdata: 0x5581', 'cdata<unsigned char [32]>: 0x41f0', 'function: builtin#19'],
    ...[
      'javax.crypto.Mac@1b2c3d',
      'DeferredCoroutine{Active}@6d06d69c',
      'function digest() { [native code] }',
    ],
    '<built-in method hexdigest of _hashlib.HMAC object at 0x7f>',
  ])('is no signature where it is %s', (text) => {
    expect(describeNoSignature(text)).toMatchObject({ id: 'signature-is-a-placeholder' });
  });

  it('is told to be cut where it is the beginning of the right one', () => {
    expect(describeCut(hex.slice(0, 40), hex)).toMatchObject({ id: 'signature-cut-off' });
    expect(describeCut(hex.slice(0, 8), hex)).toBeUndefined();
    expect(describeCut(hex, hex)).toBeUndefined();
  });

  it('is told where a character or two of it are others', () => {
    const changed = (...places: readonly number[]) =>
      Array.from(hex, (one, at) => (places.includes(at) ? (one === '0' ? '1' : '0') : one)).join('');
    expect(describeChanged(changed(6), hex)).toMatchObject({ id: 'signature-with-changed-characters' });
    expect(describeChanged(changed(6, 9), hex)?.detail).toContain('number 7 and 10');
    expect(describeChanged(changed(6, 9, 11), hex)).toBeUndefined();
    expect(describeChanged(hex, hex)).toBeUndefined();
    expect(describeChanged('0', '1')).toBeUndefined();
  });
});

describe('a signature from whose print its bytes cannot be read', () => {
  const signed = [...new Int8Array(bytes)];
  const below = `f${hex.slice(1)}`;
  it.each([
    ['of Byte.toString(16)', signed.map((byte) => byte.toString(16)).join(''), hex, 'with a sign before'],
    ['of Integer.toHexString', signed.map((byte) => (byte >>> 0).toString(16)).join(''), hex, 'with ffffff'],
    ['of String($0) of Swift', bytes.join(''), hex, 'as decimal numbers'],
    ['of %x', [...bytes].map((byte) => byte.toString(16)).join(''), hex, 'without the zeros'],
    [
      'of a BigInteger below zero',
      `-${(2n ** 256n - BigInt(`0x${below}`)).toString(16)}`,
      below,
      'as one hexadecimal number below zero',
    ],
  ])('is known by the print %s', (_, text, right, words) => {
    expect(describeOtherPrint(text, right)?.detail).toContain(words);
    expect(describeOtherPrint(text, right.replaceAll('a', '1'))).toBeUndefined();
  });
});

describe('a value with & that was put into a URL as it is', () => {
  it('is one of the lists that come of it', () => {
    const cut = new URLSearchParams('a=1&name=tom&jerry&b=2');
    expect(joinCutPairs([...cut])).toContainEqual([
      ['a', '1'],
      ['name', 'tom&jerry'],
      ['b', '2'],
    ]);
    expect(joinCutPairs([...new URLSearchParams('name=x&c=d&e=')])).toContainEqual([['name', 'x&c=d&e=']]);
  });

  it('is none where there is one parameter', () => {
    expect(joinCutPairs([['a', '1']])).toEqual([]);
  });
});

describe('the names in SignedHeaders', () => {
  it.each([
    ['SignedHeaders=content-type,host,x-date, Signature=00', 'commas'],
    ['SignedHeaders=content-type host, Signature=00', 'spaces'],
    ['SignedHeaders=content-type|host', 'the sign |'],
  ])('are joined otherwise in %s', (text, join) => {
    expect(joinOfSignedHeaders(text)).toBe(join);
  });

  it.each([
    'SignedHeaders=content-type;host, Signature=00',
    'SignedHeaders=host, Signature=00',
    'SignedHeaders=host,Signature=00',
    'Credential=a/b, Signature=00',
    '',
  ])('are joined as they should be in %s', (text) => {
    expect(joinOfSignedHeaders(text)).toBeUndefined();
  });
});

describe('a header whose signature keeps it from being read', () => {
  const trtc =
    'TC3-HMAC-SHA256 Credential=AKIDa/2023-11-14/trtc/tc3_request, SignedHeaders=content-type;host';
  it.each([
    ['Data of Swift', '32 bytes', 'signature-is-a-placeholder'],
    ['a table of Lua', 'table: 0x41f2a0', 'signature-is-a-placeholder'],
    ['an object of Dart', "Instance of 'Digest'", 'signature-is-a-placeholder'],
    ['a list of bytes', `[${bytes.join(', ')}]`, 'signature-printed-as-bytes'],
    ['a list of bytes of Rust', `[${pairs.join(', ')}]`, 'signature-printed-as-bytes'],
    ['anything else', 'a b', 'authorization-malformed'],
  ])('is told to have %s in its place', (_, text, id) => {
    expect(describeAuthorization(`${trtc}, Signature=${text}`, 'it is another.')).toMatchObject({ id });
  });

  it('is told to lack a part first', () => {
    const lacking = trtc.replace(/, SignedHeaders.*/, '');
    expect(describeAuthorization(`${lacking}, Signature=32 bytes`, 'it is another.')).toMatchObject({
      id: 'authorization-malformed',
    });
  });
});
