import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  isGenuine,
  readMethod,
  signParameters,
  textToSign,
  type Tolerance,
} from '../../../contracts/polyv-live/wire/signature.ts';
import { readFixture } from '../../contract/recipes.ts';
import { signByHand } from './calls.ts';

const { appSecret, sign: knownAnswers } = z
  .object({
    appSecret: z.string(),
    sign: z.array(
      z.object({
        title: z.string(),
        parameters: z.record(z.string(), z.string()),
        middle: z.string(),
        method: z.enum(['MD5', 'SHA256']).default('MD5'),
        emptyValues: z.enum(['left-out', 'kept']).default('left-out'),
        sign: z.string(),
      }),
    ),
  })
  .parse(readFixture('polyv-live/signatures.json'));

const strict: Tolerance = {
  emptyValues: 'left-out',
  methodSigned: 'yes',
  unknownMethod: 'refuse',
  signCase: 'upper',
};
const call = { appId: 'emuappid01', timestamp: '1700000000000' };
const sha256 = { ...call, signatureMethod: 'SHA256' };

describe('the text to sign', () => {
  it.each(knownAnswers)('gives the known answer $title', (known) => {
    const { parameters, middle, method, emptyValues, sign } = known;
    expect(textToSign(parameters, appSecret, emptyValues)).toBe(appSecret + middle + appSecret);
    expect(signParameters(parameters, appSecret, method, emptyValues)).toBe(sign);
  });

  it('has its names in ASCII order: capitals, then the underscore, then small letters', () => {
    expect(textToSign({ b: '1', _: '2', a: '3', B: '4' }, '|')).toBe('|B4_2a3b1|');
  });

  it('never holds the sign itself', () => {
    expect(textToSign({ ...call, sign: 'ABC' }, 's')).toBe(textToSign(call, 's'));
  });

  it('keeps a value of spaces, which is not empty', () => {
    expect(textToSign({ a: ' ' }, '|')).toBe('|a |');
  });
});

describe('a verifier', () => {
  const genuine = (parameters: Record<string, string>, tolerance: Partial<Tolerance> = {}) =>
    isGenuine(parameters, appSecret, { ...strict, ...tolerance });

  it('accepts 32 digits of MD5 and 64 of SHA256', () => {
    const md5 = signByHand(call);
    const long = signByHand(sha256, 'sha256');
    expect([md5.length, long.length]).toEqual([32, 64]);
    expect(genuine({ ...call, sign: md5 })).toBe(true);
    expect(genuine({ ...sha256, sign: long })).toBe(true);
  });

  it.each([
    ['a digest of the other method', { ...sha256, sign: signByHand(sha256) }],
    ['no sign', call],
    ['an empty sign', { ...call, sign: '' }],
    ['a sign cut short', { ...call, sign: signByHand(call).slice(0, 31) }],
    ['a parameter that was not signed', { ...call, channelId: '1003', sign: signByHand(call) }],
  ])('refuses %s', (_, parameters) => {
    expect(genuine(parameters)).toBe(false);
  });

  it('accepts a sign over empty values only where that is tolerated', () => {
    const parameters = { ...call, viewerId: '' };
    const [kept, leftOut] = [signByHand(parameters), signByHand(call)];
    const verdicts = (['left-out', 'kept', 'either'] as const).map((emptyValues) =>
      [leftOut, kept].map((sign) => genuine({ ...parameters, sign }, { emptyValues })),
    );
    expect(verdicts).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it('accepts a SHA256 sign that leaves signatureMethod out only where that is tolerated', () => {
    const parameters = { ...sha256, sign: signByHand(call, 'sha256') };
    expect(genuine(parameters)).toBe(false);
    expect(genuine(parameters, { methodSigned: 'either' })).toBe(true);
  });

  it('accepts small letters only where they are tolerated', () => {
    const parameters = { ...call, sign: signByHand(call).toLowerCase() };
    expect(genuine(parameters)).toBe(false);
    expect(genuine(parameters, { signCase: 'any' })).toBe(true);
  });

  it('takes an unknown method for MD5 only where that is tolerated', () => {
    const unknown = { ...call, signatureMethod: 'SM3' };
    const parameters = { ...unknown, sign: signByHand(unknown) };
    expect(genuine(parameters)).toBe(false);
    expect(genuine(parameters, { unknownMethod: 'md5' })).toBe(true);
  });

  it('takes an empty signatureMethod for none', () => {
    expect(readMethod({ signatureMethod: '' })).toBe('MD5');
  });

  it('does not take the name of an inherited property for a method', () => {
    expect(readMethod({ signatureMethod: 'toString' })).toBeUndefined();
  });
});
