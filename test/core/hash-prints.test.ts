import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPrints } from '../../contracts/core/diagnosis/hash-prints.ts';
import { nameHash, nameHashing } from '../../contracts/core/diagnosis/tell-hash.ts';
import { otherCases } from '../../contracts/core/diagnosis/letter-cases.ts';
import { printedSpans } from '../../contracts/core/diagnosis/spans-of-time.ts';

const hash = (kind: string, text: string) => createHash(kind).update(text);

describe('a hash in another print, or of another kind', () => {
  it.each([
    [hash('sha256', 'a').digest('hex').toUpperCase(), 'SHA-256 in capital letters'],
    [hash('sha256', 'a').digest('base64'), 'SHA-256 in base64'],
    [hash('sha256', 'a').digest('hex').match(/../g)!.join('-'), 'SHA-256 with "-" between its bytes'],
    [
      hash('sha256', 'a').digest('hex').toUpperCase().match(/../g)!.join('-'),
      'SHA-256 in capital letters with "-" between its bytes',
    ],
    [hash('md5', 'a').digest('hex'), 'MD5'],
    [hash('md5', 'a').digest('base64'), 'MD5 in base64'],
    [hash('sha512', 'a').digest('hex'), 'SHA-512'],
    [hash('sha1', 'a').digest('hex'), 'SHA-1'],
  ])('is named: %s', (made, named) => {
    expect(nameHash(made, 'a')).toBe(named);
    expect(nameHash(made, 'b')).toBeUndefined();
  });

  const digits = hash('sha256', 'text 26').digest('hex');
  const signed = [...Buffer.from(digits, 'hex')].map((byte) => (byte > 127 ? byte - 256 : byte));
  it.each([
    [signed.map((byte) => byte.toString(16)).join(''), 'SHA-256 with single bytes as numbers below zero'],
    [signed.map((byte) => (byte >>> 0).toString(16)).join(''), 'SHA-256 with ffffff before single bytes'],
    [
      signed.map((byte) => (byte & 255).toString(16)).join(''),
      'SHA-256 without the zeros that single bytes begin with',
    ],
    [digits.replace(/^0/, ''), 'SHA-256 without the zeros that it begins with'],
    [`SHA256 digest: ${digits}`, 'SHA-256 as Swift describes a digest'],
    ['32 bytes', 'SHA-256 as Swift describes its bytes'],
    [`[${Buffer.from(digits, 'hex').join(', ')}]`, 'SHA-256 as a list of numbers'],
    [`[${signed.join(', ')}]`, 'SHA-256 as a list of numbers, some of them below zero'],
  ])('is named by a hash that prints itself so: %s', (made, named) => {
    expect(nameHashing((text) => (text === 'text 26' ? made : ''))).toBe(named);
  });

  it('is no hash that nobody knows', () => {
    expect(nameHashing((text) => `${text}!`)).toBe('another hash');
  });

  it('has one name for each print', () => {
    const digits = hash('sha256', 'a').digest('hex');
    const prints = hashPrints.map(({ print }) => print(digits));
    expect(new Set(prints).size).toBeGreaterThan(prints.length - 4);
  });
});

describe('a span of time', () => {
  it.each([
    ['86400', '1.00:00:00'],
    ['86400', '1 day, 0:00:00'],
    ['86400', 'PT24H'],
    ['86400', 'P1D'],
    ['86400', '24h0m0s'],
    ['86400', '24:00:00.000000'],
    ['15552000', 'PT4320H'],
    ['15552000', '180d'],
    ['3600', '01:00:00'],
    ['3661', 'PT1H1M1S'],
    ['5400', '1h 30m'],
  ])('of %s seconds may be printed as %s', (digits, span) => {
    expect(printedSpans(digits)).toContain(span);
  });

  it('is none of what is no number of seconds', () => {
    expect([printedSpans('0'), printedSpans('1e5'), printedSpans('')]).toEqual([[], [], []]);
  });
});

describe('a text in other letters', () => {
  it('is also that of a Turkish system', () => {
    expect(otherCases('administrator')).toEqual(
      expect.arrayContaining(['ADMINISTRATOR', 'Administrator', 'admınıstrator', 'ADMİNİSTRATOR']),
    );
    expect(otherCases('straße')).toContain('STRASSE');
  });
});
