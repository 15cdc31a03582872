import { describe, expect, it } from 'vitest';
import { describeOtherJoin } from '../../contracts/core/diagnosis/joined-otherwise.ts';
import { describeMissing } from '../../contracts/core/diagnosis/misplaced-names.ts';
import {
  joinOfSignedHeaders,
  joinWithSemicolons,
} from '../../contracts/core/diagnosis/signed-headers-form.ts';
import { tellDifference, tellSigned } from '../../contracts/core/diagnosis/tell-difference.ts';

const call = (target: string, body = '', headers: readonly (readonly [string, string])[] = []) => ({
  method: 'POST',
  target,
  headers,
  body: Buffer.from(body),
});

describe('parameters that another sign than & joins', () => {
  it.each([
    ['fakeappid1;timestamp=1;sign=A', '";"'],
    ['1400000000, identifier=administrator', '", "'],
    ['X|Version=2023-08-01', '"|"'],
  ])('are told: %s', (value, sign) => {
    expect(describeOtherJoin('first', value)?.detail).toContain(`they are joined by ${sign}.`);
  });

  it.each(['', 'fakeappid1', 'a;b', '{"a":1;"b"=2}', 'https://a.b/?c=d'])(
    'are not claimed of %j',
    (value) => {
      expect(describeOtherJoin('first', value)).toBeUndefined();
    },
  );

  it('are told where one of them is missing, and not where the value only has such a sign', () => {
    const ids = ['/?Action=X;Version=1', '/?Action=X;Other=1'].map(
      (target) => describeMissing(call(target), 'Version', 'query').id,
    );
    expect(ids).toEqual(['parameters-joined-otherwise', 'parameter-missing']);
  });
});

describe('a parameter that may stand in the query or in a form', () => {
  const form = [['content-type', 'application/x-www-form-urlencoded']] as const;

  it.each([
    ['appid in a form', call('/', 'appid=1', form), 'parameter-misspelt'],
    ['appid in the query', call('/?appid=1'), 'parameter-misspelt'],
    ['appId in JSON', call('/', '{"appId":1}'), 'parameter-in-another-place'],
    ['none', call('/'), 'parameter-missing'],
  ])('is looked for in both: %s', (_, request, id) => {
    const advice = describeMissing(request, 'appId', 'query or form');
    expect(advice.id).toBe(id);
    expect(`${advice.detail} ${advice.fix}`).toMatch(/the query of the URL or a form in the body|exactly so/);
  });
});

describe('names that commas join in SignedHeaders', () => {
  it.each([
    ['SignedHeaders=a,b, Signature=00', 'SignedHeaders=a;b, Signature=00', 'commas'],
    ['SignedHeaders=a, b, Signature=00', 'SignedHeaders=a;b, Signature=00', 'commas'],
    ['SignedHeaders=a;b, Signature=00', 'SignedHeaders=a;b, Signature=00', undefined],
    ['SignedHeaders=a|b, Signature=00', 'SignedHeaders=a|b, Signature=00', 'the sign |'],
  ])('are read as names: %s', (authorization, mended, join) => {
    expect(joinWithSemicolons(authorization)).toBe(mended);
    expect(joinOfSignedHeaders(authorization)).toBe(join);
  });
});

describe('what differs in two texts', () => {
  it('shows one number that is a text with all of its digits', () => {
    const [number, text] = ['{"a":[1820211234043371]}', '{"a":["1820211234043371"]}'];
    expect(tellSigned(number, text)).toBe(
      'with the text "1820211234043371" where the number 1820211234043371 was sent',
    );
    expect(tellSigned(text, number)).toBe(
      'with the number 1820211234043371 where the text "1820211234043371" was sent',
    );
    expect(tellSigned('[1,2]', '["1","2"]')).toBe('with texts where numbers were sent');
  });

  it('tells a written \\n from a line feed', () => {
    const signing = (stringToSign: string) => ({ stringToSign, signature: '' });
    expect(tellDifference(signing('a\nbcdefghij'), signing(String.raw`a\nbcdefghij`))).toBe(
      String.raw`Here the text to sign has "\n" where "␊" belongs.`,
    );
  });
});
